"""The same sum in other money: "200 bolivianos (28 dólares)" is stated in both, where the language keeps both.

What is said of a sum is said of what its text converts it to; nothing is computed.
"""

from dataclasses import replace

from ovillo.extraction.sentences.sentence_reading import Reading


def read_conversions(reading: Reading) -> None:
    """Adds each statement of a sum again with what the text converts it to."""
    sums = {q.value: q.conversions for q in reversed(reading.view.quantities) if q.conversions}
    if not sums:
        return
    told = [(each, sums.get(each.value, ())) for each in reading.found if each.value is not None]
    for proposal, values in told:
        reading.found.extend(replace(proposal, value=value) for value in values)
