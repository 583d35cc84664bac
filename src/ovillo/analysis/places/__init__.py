"""Which known place a name means: countries, units of the world, departments, provinces and districts of Peru.

1. A name that several units bear is placed only where the rest of the words, or the country that the reader names,
   says which: nothing is guessed.
2. Where one name is that of a unit and of a smaller one within it (Arequipa), the larger is meant: that much is
   certain.
3. A name that no unit bears is not placed, and is listed; so is one that several bear.

Source of the names: units.tsv, made by frontend/boundaries/make.mjs from Natural Earth (public domain), INEI by
ubigeo-peru-aumentado (MIT) and Unicode CLDR.
"""

from ovillo.analysis.places.gazetteer import Gazetteer, Placed, Unit, WhyNot, gazetteer, home_of

__all__ = ["Gazetteer", "Placed", "Unit", "WhyNot", "gazetteer", "home_of"]
