"""The numbers of any text, without a parse (`values_in`, `possible_values`)."""

from rashomon.mentions.numbers.amounts import Amount, Amounts, english_amounts
from rashomon.mentions.numbers.figures_in_languages import printed_figures
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


def possible_values(text: str, language: str | None) -> frozenset[float]:
    """Returns all numbers that a text may print in its language, of a figure that may be read as
    several all of them, with and without the "million" behind it, limits left out."""
    if language == "en":
        values = set[float]()
        for amount in english_amounts(text):
            values.update(bound for bound in (amount.low, amount.high) if bound is not None)
        return frozenset(values)
    code = language or ""
    values = {reading for figure in printed_figures(text, code) for reading in figure.readings}
    for number in printed_numbers(text, code):
        values.update(number.readings)
    return frozenset(values)
