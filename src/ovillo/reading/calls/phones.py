"""Phone numbers in E.164, with a country given and by `phonenumbers` (Apache-2.0); no number is sent anywhere."""

from collections.abc import Callable
from functools import lru_cache

import phonenumbers

from ovillo.domain.errors import CountryUnknownError


def e164_of(country: str) -> Callable[[str], str]:
    """What writes a number of a country in E.164; what is no valid phone number stays as written.

    Raises:
        CountryUnknownError: no ISO 3166 code of two letters that has a numbering plan.
    """
    region = country.strip().upper()
    if region not in phonenumbers.SUPPORTED_REGIONS:
        raise CountryUnknownError(country=region[:8])

    @lru_cache(maxsize=1 << 18)
    def write(number: str) -> str:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            return number
        if not phonenumbers.is_valid_number(parsed):
            return number
        return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))

    return write
