"""Says what the numbers of a difference are about (`heading_of_numbers`), and finds the ages of one
person with a name (`ages_of_one_person`)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.differences.beside import beside, most_printed
from rashomon.differences.quoted_words import KnownPages, QuotedWords
from rashomon.model.span import Span
from rashomon.numbers.counted_number import AGE, CountedNumber, CountedNumbers, NumberGroup
from rashomon.numbers.fates import ANYONE, GRADES, PRESENT
from rashomon.numbers.one_thing import of_one_life
from rashomon.text.gathering import by_report


def ages_of_one_person(
    figures: CountedNumbers, pages: KnownPages
) -> Iterator[tuple[CountedNumber, CountedNumber]]:
    """Yields unlike ages, and those equal to them, that two reports print right behind one name. If
    one report prints two behind a name, two people bear it."""
    ages_by_name = defaultdict[str, NumberGroup](list)
    for figure in figures:
        named = _name_before_age(figure, pages)
        is_of_now = figure.event.over is None  # not "Bo Orlo, then 25"
        # "Orlo, 70" may be kin
        if named and is_of_now and " " in named[0].line:
            ages_by_name[named[1]].append(figure)
    for ages in ages_by_name.values():
        printed = {(age.report, age.numbers()) for age in ages}
        if len(printed) == len(by_report(ages)) and len({number for _, number in printed}) > 1:
            yield from (pair for pair in combinations(ages, 2) if of_one_life(*pair))


def _name_before_age(figure: CountedNumber, pages: KnownPages) -> tuple[Span, str] | None:
    """Returns the name right before an age, with its id: "Bo Orlo, 42", but not "Bo Orlo's son,
    4"."""
    if figure.noun != AGE:
        return None
    page = pages[figure.report]
    start = figure.number.span.start
    for mention, name in page.mentions:
        between = page.annotated.report.text[mention.end : start]
        if mention.end < start and between.strip() in {",", "("}:
            return mention, name
    return None


def heading_of_numbers(
    figures: CountedNumbers, quoted: Sequence[Sequence[QuotedWords]], pages: KnownPages
) -> str:
    """Returns what the numbers are about: "people killed" for a toll, the person whose ages they
    are, otherwise what is told beside them."""
    lead = figures[0]
    noun = most_printed(figure.printed_noun for figure in figures)
    if lead.fate is None:
        name = _one_name(figures, pages)
        return name or beside(quoted, noun or lead.number.measure or lead.quantity.text)
    if lead.fate == PRESENT:
        return "people present" if noun.casefold() in ANYONE | {""} else noun
    return _harmed(figures, noun, lead.fate)


def _one_name(figures: CountedNumbers, pages: KnownPages) -> str:
    """Returns the one name whose ages these are, if any stands right behind it; "" if none does."""
    named = list(filter(None, (_name_before_age(figure, pages) for figure in figures)))
    if len({ident for _, ident in named}) != 1:
        return ""
    return most_printed(mention.line for mention, _ in named)


def _harmed(figures: CountedNumbers, noun: str, fate: str) -> str:
    """Returns who was harmed, how, and on which occasion: "villagers killed (in 2019)"."""
    if not noun or any(figure.anyone() for figure in figures):
        noun = "people"
    if fate not in noun.casefold().split():
        noun += f" {fate}"
    for label in _labels(figures):
        noun += f" ({label.replace('In ', 'in ', 1)})"
    return noun


def _labels(figures: CountedNumbers) -> Iterator[str]:
    """Yields how badly those counted are hurt, and on which occasion, if all numbers tell one."""
    yield from figures[0].group & GRADES
    occasions = []
    for figure in figures:
        event = figure.event
        if event.over:
            occasions.append(event.occasion.line if event.occasion else event.over)
    if len(occasions) == len(figures):
        yield min(occasions)
