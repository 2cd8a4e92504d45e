"""The numbers of any text, without a parse (`values_in`)."""

from rashomon.mentions.numbers.amounts import Amount, Amounts, english_amounts
from rashomon.mentions.numbers.spelled_numbers import printed_numbers
from rashomon.model.number import Limit


def values_in(text: str, language: str | None = "en") -> Amounts:
    """Returns the numbers of a text in order: of a draft, an answer, a question or a sentence.

    `language` is an ISO code. In other languages than English only what surely amounts to one
    number is read, without limits and units.
    """
    if language == "en":
        return english_amounts(text)
    amounts = []
    for number in printed_numbers(text, language or ""):
        if len(number.readings) == 1:
            amounts.append(
                Amount(
                    start=number.start,
                    end=number.end,
                    figure=number.start,
                    text=text[number.start : number.end],
                    low=number.readings[0],
                    high=number.readings[0],
                    unit=None,
                    limit=Limit.EXACT,
                )
            )
    return tuple(amounts)
