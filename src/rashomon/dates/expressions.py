"""find_times: the words of a text that tell a time, before anyone asks which day is meant.

Durations ("for three hours"), ages ("42-year-old"), habits ("every Friday") and the vague ("recently") are found as what they are, so that
nobody takes them for dates.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rashomon.dates.rules import FIGURES, NO_DAYS, RULES

@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time: offsets, the rule that found them, and its named parts."""

    start: int
    end: int
    kind: str
    parts: Mapping[str, str] = field(default_factory=dict)
    until: "Expression | None" = None
    """The other end of a range."""

    def part(self, name: str) -> str:
        """A named part in lower case, "" when absent."""
        return self.parts.get(name, "").casefold()


_HOUR_JOIN = re.compile(r",? (?:on |early on |late on |in the |)|, ")
_CLOCK_JOIN = re.compile(r",? (?:(?:at|around|about|by|from|just after|just before|shortly after|shortly before)(?: about| around)? )?")
_RANGE_WORD = re.compile(r" ?(?:to|until|till|through|and) (?:the )?| ?[-–—] ?")
# What makes a weekday no day: habits, and newspapers or days of remembrance named after one.
_HABIT = re.compile(r"(?i)\b(?:every|each|most|black|bloody|palm|ash|maundy|super|a|any|some|alternate) $")
_OPENING_TIMES = re.compile(r"-to-|-only| to (?:Fri|Sun|Satur)days?\b")
_NAMED_AFTER = re.compile(r" (?i:attack|terror|movement|alliance|revolution|uprising|massacre)")
_COUNTED = re.compile(r"\b(?:least|most|than|about|some|nearly|almost|flight|page|room|number|highway|route|worth|to) $")
_NOT_A_YEAR = re.compile(
    r" (?:people|men|women|children|soldiers|troops|fighters|civilians|homes|houses|families|dead|deaths|victims|jobs|miles|km|kilomet"
    r"|met|feet|tons|tonnes|pounds|dollars|euros|times|cases|police|officers|workers|students|passengers|prisoners|refugees|migrants|votes"
    r"|GMT|UTC|hours)"
)


def find_times(text: str) -> list[Expression]:
    """The expressions of time of a text in order, not overlapping; clock times and ranges are one with the day they belong to."""
    found: list[tuple[int, int, int, Expression]] = []
    page = _Page(text)
    for rank, rule in enumerate(RULES):
        for start, end in page.lines_for(rule.needs):
            for match in rule.pattern.finditer(text, start, end):
                if match.end() > match.start() and not _is_none(rule.kind, match, text):
                    expression = _expression(rule.kind, match)
                    found.append((expression.start, -expression.end, rank, expression))
    return list(_joined(_longest(found), text))


def find_expressions(text: str) -> list[Expression]:
    """The expressions of `find_times` that stand for days; durations, ages, habits and the vague are none."""
    return [expression for expression in find_times(text) if expression.kind not in NO_DAYS]


_ASCII_LOWER = {upper: upper + 32 for upper in range(65, 91)}
_FIGURES = re.compile(r"\d ?[\d:./apAPGUECBo-]|\d[\d ]? ?[apAP]")


class _Page:
    """A text by its lines: where each word of the rules occurs is looked up once, in one pass over the whole text a word."""

    def __init__(self, text: str) -> None:
        self._text = text
        lowered = text.lower()
        self._lowered = lowered if len(lowered) == len(text) else text.translate(_ASCII_LOWER)
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._lines: dict[str, tuple[int, ...]] = {}
        self._spans: dict[tuple[str, ...], list[tuple[int, int]]] = {}

    def lines_for(self, words: tuple[str, ...]) -> list[tuple[int, int]]:
        """Start and end of the lines that hold one of these words; no expression runs over a line's end."""
        spans = self._spans.get(words)
        if spans is None:
            numbers = sorted({number for word in words for number in self._with(word)})
            ends = [*self._starts[1:], len(self._text) + 1]
            spans = self._spans[words] = [(self._starts[number], ends[number] - 1) for number in numbers]
        return spans

    def _with(self, word: str) -> tuple[int, ...]:
        lines = self._lines.get(word)
        if lines is None:
            places = (match.start() for match in _FIGURES.finditer(self._text)) if word == FIGURES else self._places(word)
            lines = self._lines[word] = tuple(dict.fromkeys(bisect_right(self._starts, place) - 1 for place in places))
        return lines

    def _places(self, word: str) -> Iterator[int]:
        at = self._lowered.find(word)
        while at >= 0:
            yield at
            # The rest of the line is known to be wanted.
            line_end = self._lowered.find("\n", at)
            at = self._lowered.find(word, line_end) if line_end >= 0 else -1


def _expression(kind: str, match: re.Match[str]) -> Expression:
    start = match.start("year") if kind == "year" and not match.groupdict().get("modifier") else match.start()
    return Expression(start, match.end(), kind, {name: value for name, value in match.groupdict().items() if value is not None})


def _is_none(kind: str, match: re.Match[str], text: str) -> bool:
    """Whether the words look like a date but are none."""
    before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 16]
    if kind == "weekday" and not match["relative"]:
        named = re.search(r"\b[Tt]he $", before) and re.match(r" [A-Z]", after)
        return bool(_HABIT.search(before) or named or _OPENING_TIMES.match(after))
    if kind == "day" and not match["year"]:  # "the September 11 attacks" are not of this year
        return bool(_NAMED_AFTER.match(after))
    if kind == "year":
        return bool(_COUNTED.search(before)) or bool(_NOT_A_YEAR.match(text[match.end() : match.end() + 24]))
    if kind == "month" and match["month"] in {"May", "March", "Mar", "Sat"} and not match.groupdict().get("year"):
        return bool(re.match(r" [A-Z][a-z]", after)) and not match.groupdict().get("modifier")
    return False


def _longest(found: list[tuple[int, int, int, Expression]]) -> Iterator[Expression]:
    """The longer of two that overlap; the earlier rule of two that are as long."""
    taken: list[tuple[int, int, Expression]] = []
    for start, end, _, expression in sorted(found, key=lambda item: (item[0], item[1], item[2])):
        if taken and start < taken[-1][1]:
            if expression.end - expression.start > taken[-1][2].end - taken[-1][2].start and start > taken[-1][0]:
                taken[-1] = (start, -end, expression)
            continue
        taken.append((start, -end, expression))
    return (expression for _, _, expression in taken)


def _joined(expressions: Iterator[Expression], text: str) -> Iterator[Expression]:
    """Clock times joined to the day beside them, and both ends of a range to one."""
    waiting: Expression | None = None
    for expression in expressions:
        if waiting is None:
            waiting = expression
            continue
        merged = _merge(waiting, expression, text)
        if merged is None:
            yield waiting
            waiting = expression
        else:
            waiting = merged
    if waiting is not None:
        yield waiting


DAY_KINDS = {"iso", "day", "numeric", "weekday", "today", "tonight", "night", "shift", "feast", "nth"}
HOUR_KINDS = {"clock", "part"}


def _merge(first: Expression, second: Expression, text: str) -> Expression | None:
    """Both as one expression, or None when they are two."""
    between = text[first.end : second.start]
    if len(between) > 20 or "\n" in between or first.until is not None:
        return None
    if first.kind in HOUR_KINDS and second.kind in DAY_KINDS and _HOUR_JOIN.fullmatch(between):
        return Expression(first.start, second.end, second.kind, second.parts)
    if first.kind in DAY_KINDS and second.kind == "clock" and _CLOCK_JOIN.fullmatch(between):
        return Expression(first.start, second.end, first.kind, first.parts)
    if first.kind == "clock" and second.kind == "part" and between == " ":
        return Expression(first.start, second.end, "clock", {})
    if _is_range(first, second, between, text):
        return Expression(first.start, second.end, first.kind, first.parts, until=second)
    return None


_RANGE_KINDS = {"iso": 0, "day": 0, "numeric": 0, "month": 1, "year": 2, "weekday": 3}


def _is_range(first: Expression, second: Expression, between: str, text: str) -> bool:
    """Whether "from A to B", "between A and B" or "A-B" holds them together."""
    if first.kind not in _RANGE_KINDS or second.kind not in _RANGE_KINDS or not _RANGE_WORD.fullmatch(between):
        return False
    if _RANGE_KINDS[first.kind] != _RANGE_KINDS[second.kind]:
        return False
    before = text[max(0, first.start - 9) : first.start].casefold().split()
    opening = before[-1] if before else ""
    return {"and": opening == "between", "to": opening in {"from", "between"}}.get(between.strip().split(" ")[0], True)
