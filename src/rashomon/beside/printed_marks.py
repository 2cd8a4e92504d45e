"""The numbers, days, names and negations that sentences print (`marks_of`): what is underlined in
one that another lacks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache

from rashomon.model.date import Date
from rashomon.model.name import Names
from rashomon.model.number import Number
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.gathering import Overlaps
from rashomon.text.word_forms import stems_of

_WORD = pattern_of(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class MarkKind(StrEnum):
    """What is underlined in a sentence that another one lacks."""

    NUMBER = "number"
    DAY = "day"
    NAME = "name"
    NEGATION = "negation"


@record
class Mark:
    """A number, day, name or negation in a sentence, and what it amounts to."""

    kind: MarkKind
    value: str
    span: Span

    @property
    def key(self) -> tuple[MarkKind, str]:
        """Returns what two marks of one meaning share."""
        return self.kind, self.value


def value_of(number: Number) -> str:
    """Returns what two numbers share whose bounds and limit are printed alike."""
    return f"{number.low}/{number.high}/{number.limit}"


Marks = Mapping[str, Overlaps[Mark]]
"""The marks of each report, by its id."""


def marks_of(
    reports: Iterable[Report],
    *,
    names: Names,
    dates: Iterable[Date],
    numbers: Iterable[Number],
) -> Marks:
    """Returns what these reports print."""
    placed: dict[str, list[tuple[int, int, Mark]]] = defaultdict(list)

    def place(kind: MarkKind, value: str, span: Span) -> None:
        mark = Mark(kind=kind, value=value, span=span)
        placed[span.report].append((span.start, span.end, mark))

    for number in numbers:
        place(MarkKind.NUMBER, value_of(number), number.span)
    for date in dates:
        resolved = f"{date.earliest}/{date.latest}"
        place(MarkKind.DAY, resolved if date.earliest else date.span.line.casefold(), date.span)
    for name in names:
        for mention in name.mentions:
            place(MarkKind.NAME, name.id, mention)
    listed = list(reports)
    for report in listed:
        for span in _negations_in(report):
            place(MarkKind.NEGATION, "no", span)
    return {report.id: Overlaps(placed[report.id]) for report in listed}


def _negations_in(report: Report) -> Iterator[Span]:
    """Yields the words of a report that say no, and those that deny."""
    for found in _WORD.finditer(report.text):
        word = found[0].casefold().replace("’", "'")
        if _says_no(word):
            start = found.end() - 3 if word.endswith("n't") else found.start()
            yield report.span(start, found.end())


@lru_cache(maxsize=20_000)  # a report repeats most of its words
def _says_no(word: str) -> bool:
    is_negation = word in set_of("negation.words") or word.endswith("n't")
    return is_negation or stems_of([word], "en")[0] in _denying()


@cache
def _denying() -> frozenset[str]:
    return frozenset(stems_of(sorted(set_of("negation.denying")), "en"))
