"""The numbers of invented reports, with all by which it is told what they count."""

from functools import cache

from factories import parse_report
from rashomon.comparing.finish import numbers_of
from rashomon.comparing.prepare import prepare_story
from rashomon.numbers.counted_number import CountedNumber

_DAY = "2031-05-07"  # a Wednesday


@cache
def numbers_in(*texts: str) -> tuple[CountedNumber, ...]:
    """The numbers of a story of these reports, by report and place."""
    pages = []
    for number, text in enumerate(texts):
        own = text + "\n" * number  # reports of one text are one report
        pages.append(parse_report(own, f"r{number}", published=_DAY, language="en"))
    return tuple(sorted(numbers_of(prepare_story(pages)), key=CountedNumber.place))


def the_number(text: str) -> CountedNumber:
    """The only number of a report of this text."""
    (number,) = numbers_in(text)
    return number


def last_of_each(first: str, second: str) -> tuple[CountedNumber, CountedNumber]:
    """The last number of each of two reports."""
    numbers = numbers_in(first, second)
    last = {number.report: number for number in numbers}
    return last["r0"], last["r1"]
