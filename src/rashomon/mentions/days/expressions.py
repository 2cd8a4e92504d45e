"""Finds time expressions in a text before they are resolved to days. Its rules are built from
tables/en/time_expressions.toml."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import cache
from itertools import chain
from operator import itemgetter

from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.words import PatternMatch, numbers, ordered, pattern_of, set_of, table
from rashomon.text.gathering import by_key

# Stands among a rule's words for figures such as clock times and dates are written in.
FIGURES = "0"
# Opens what stands among a rule's words and is a pattern, tried in one pass over the text: for what
# no word shows.
SEEN = "~"
# {month}, {calendar.months}, {upper calendar.months}, {after at by}; no repetition such as {1,3}.
_NAMED = pattern_of(r"\{(?:(?P<how>upper|after) )?(?P<names>[a-z][a-z_. ]*)\}")


@record
class TimeRule:
    """A kind of time expression with its pattern and trigger words.

    At least one trigger must occur in a line before the pattern is tried, since searching for words
    is far cheaper.
    """

    kind: str
    source: str
    needs: frozenset[str]


# A rule's pattern, compiled on first use.
compiled = cache(re.compile)


_TABLE = table("time_expressions")


def _rules_of(*parts: str) -> Iterator[TimeRule]:
    """Yields the rules of these sections of the table, in order; a rule without triggers takes
    those of its kind."""
    for row in chain.from_iterable(_TABLE[part] for part in parts):
        kind = row["kind"]
        needs = frozenset(_words_of(row.get("needs") or _TABLE["needs"][kind]))
        yield TimeRule(kind, _with_placeholders_filled(row["pattern"]), needs)


def _with_placeholders_filled(pattern: str | Sequence[str]) -> str:
    """Expands the named placeholders of a pattern."""
    return _NAMED.sub(_stands_for, "".join(pattern))


@cache
def _pattern_part(name: str) -> str:
    """Returns the pattern of a named part of expressions, such as a month."""
    return _with_placeholders_filled(_TABLE["parts"][name])


def _stands_for(placeholder: PatternMatch) -> str:
    names = placeholder["names"]
    if placeholder["how"] == "after":
        # a look-behind for one of these words and a space, with either case of the initial
        behind = (rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]} )" for word in names.split())
        return f"(?:{'|'.join(behind)})"
    if "." in names:
        return "|".join(_words_of_list(placeholder))
    return _pattern_part(names)


def _words_of(needs: Sequence[str]) -> Iterator[str]:
    for need in needs:
        placeholder = _NAMED.fullmatch(need)
        if placeholder:
            yield from _words_of_list(placeholder)
        else:
            yield need


def _words_of_list(placeholder: PatternMatch) -> Sequence[str]:
    """Returns the words of a list in this table or, for a dotted name, in another."""
    names = placeholder["names"]
    words = ordered(names) if "." in names else _TABLE["lists"][names]
    if placeholder["how"] == "upper":
        return [word.upper() for word in words]
    return words


# Kinds of expressions that stand for no days: of one that is not read whole ("the first Monday of
# May") no part is read.
NO_DAYS = {"unread"}


@record
class Expression:
    """A time expression: character offsets, the rule that matched, and its named parts."""

    start: int
    end: int
    kind: str
    parts: dict[str, str] = field(default_factory=dict)
    # The other end of a range.
    until: "Expression | None" = None

    @property
    def words(self) -> tuple[str, ...]:
        """Returns its kind and the words of its parts, by which equal ones are found."""
        return (self.kind, *sorted(words.casefold() for words in self.parts.values()))

    def part(self, name: str) -> str:
        """Returns a named part in lower case, "" if absent."""
        return self.parts.get(name, "").casefold()

    def is_in(self, span: Span) -> bool:
        """Whether it lies in a stretch of its report."""
        return span.start <= self.start and self.end <= span.end


_HOUR_JOIN = pattern_of(r",? (?:on |on the |early on |late on |in the |)|, ")
_CLOCK_JOIN = pattern_of(",? (?:{calendar.before_clocks}(?: about| around)? )?")
_RANGE_WORD = pattern_of(r" ?{calendar.between_days} (?:on )?(?:the )?| ?[-–—] ?")
# "The toll stood at six", "aged" and "priced at six" tell no hour.
_AN_AMOUNT = pattern_of(r"\b{amounts.words_of_levels}\b[^.;]*$")

# Words that take a day away: "not on Monday", but "could not on Monday say".
_DENIED = pattern_of(
    r"(?i)(?:^|[^\w ] |\n|\b(?!{fates.helpers}|did)\w+,? )"
    r"(?:not|never|neither|nor|rather than|instead of) (?:on |in |the )*$"
)

# In order: of two rules that find the same words, the first one counts; otherwise the longer words
# do.
_ALL = tuple(_rules_of("calendar", "counted", "stretches", "hours", "unread"))
_BY_NEEDS = by_key((rule.needs, (rank, rule)) for rank, rule in enumerate(_ALL))


def find_times(text: str) -> list[Expression]:
    """Returns the time expressions of a text, in order and without overlaps; clock times and ranges
    are merged with their day.

    Of rules that read the same words, the one that starts first and reads most counts: of "Monday 3
    May", the whole. A rule runs only around the words that it needs.
    """
    ranked = []
    places = _places_in(text)
    for needs, rules in _BY_NEEDS.items():
        for start, end in _windows_around_triggers(text, places=places, words=needs):
            for rank, rule in rules:
                for match in compiled(rule.source).finditer(text, start, end):
                    # the window ended before the words did
                    cut = match.end() == end and text[end : end + 1] not in {"", "\n"}
                    if not cut and not _is_none(match, text):
                        expression = _expression_of_match(rule.kind, match=match, text=text)
                        ranked.append((expression.start, -expression.end, rank, expression))
    ranked.sort(key=itemgetter(0, 1, 2))
    return list(_with_clocks_and_ranges(_without_overlaps(ranked), text))


_ASCII_LOWER = {upper: upper + 32 for upper in range(65, 91)}
# Each trigger word, with the pattern by which it is looked for; figures by what stands beside them.
_TRIGGERS = {
    word: word.removeprefix(SEEN) if word.startswith(SEEN) else re.escape(word)
    for word in sorted({word for rule in _ALL for word in rule.needs})
}
_TRIGGERS[FIGURES] = r"\d ?[\d:./apAPGUECBo-]"


def _windows_around_triggers(
    text: str, places: dict[str, list[int]], words: frozenset[str]
) -> list[tuple[int, int]]:
    """Returns the stretches around these trigger words in which an expression may match. Each lies
    in one line, and none overlaps another."""
    windows: list[tuple[int, int]] = []
    for place in sorted(set(chain.from_iterable(places.get(word, ()) for word in words))):
        # No expression reaches further from the word that it was looked for by.
        before = text[max(0, place - 56) : place]
        behind = text[place : place + 72]
        start = place - len(before.rpartition("\n")[2])
        end = place + len(behind.partition("\n")[0])
        # this one reaches into the last one: they become one
        if windows and start < windows[-1][1]:
            start = windows.pop()[0]
        windows.append((start, end))
    return windows


def _places_in(text: str) -> dict[str, list[int]]:
    """Returns where the trigger words occur, in any case if it is written in small letters; words
    that do not occur are left out."""
    lowered = text.translate(_ASCII_LOWER)
    places = {}
    for word, pattern in _TRIGGERS.items():
        searched_text = lowered if word.islower() else text
        if offsets := [match.start() for match in compiled(pattern).finditer(searched_text)]:
            places[word] = offsets
    return places


def _expression_of_match(kind: str, match: PatternMatch, text: str) -> Expression:
    """Returns the expression of a match. A day that is denied ("not on Monday") is kept as unread,
    so that nothing else reads it."""
    parts = {name: value for name, value in match.groupdict().items() if value is not None}
    start = match.start()
    if _DENIED.search(text, max(0, start - 32), start):
        kind = "unread"
    if kind == "year" and not parts.get("modifier"):
        start = match.start("year")
    return Expression(start=start, end=match.end(), kind=kind, parts=parts)


def _is_none(match: PatternMatch, text: str) -> bool:
    """Whether what looks like an hour is an amount: "the toll stood at six"."""
    before = text[max(0, match.start() - 48) : match.start()]
    return bool(match.groupdict().get("alone") and _AN_AMOUNT.search(before))


def _without_overlaps(ranked: list[tuple[int, int, int, Expression]]) -> list[Expression]:
    """Resolves overlaps: the longer match, then the earlier rule."""
    chosen: list[Expression] = []
    for *_, expression in ranked:
        if not chosen or expression.start >= chosen[-1].end:
            chosen.append(expression)
            continue
        longer = expression.end - expression.start > chosen[-1].end - chosen[-1].start
        if longer and expression.kind not in NO_DAYS:
            chosen[-1] = expression
    return chosen


def _with_clocks_and_ranges(expressions: list[Expression], text: str) -> Iterator[Expression]:
    """Merges clock times with the day beside them, and the two ends of a range: of "6 p.m." and "on
    3 May", one."""
    waiting = None
    for expression in expressions:
        merged = _merge_neighbours(waiting, second=expression, text=text) if waiting else None
        if waiting and merged is None and _stands_alone(waiting):
            yield waiting
        waiting = merged or expression  # what was merged may go on to merge with the next
    if waiting and _stands_alone(waiting):
        yield waiting


def _stands_alone(expression: Expression) -> bool:
    # What stands for nothing without the day beside it: "at 9", "early on".
    return expression.kind not in {"part-of", "hour"} or "alone" in expression.parts


DAY_KINDS = set_of("calendar.kinds_of_days")


def _merge_neighbours(first: Expression, second: Expression, text: str) -> Expression | None:
    """Returns two neighbours merged into one expression, or None if they are separate.

    The cases go by what stands first: part of a day ("early on 3 May"), an hour ("6 p.m. on 3
    May"), a day ("3 May at 6 p.m."), a range ("from 3 May to 5 May 2031").
    """
    between = text[first.end : second.start]
    if len(between) > 20 or "\n" in between or first.until:
        return None
    if first.kind == "part-of":  # "the night of 3 May", "early on 3 May"
        if between != " " or second.kind not in {"iso", "day", "numeric", "weekday", "unread"}:
            return None
        return replace(second, start=first.start, parts={**second.parts, **first.parts})
    # "6 p.m. on 3 May"
    hours = first.kind in {"clock", "part", "hour"} and _HOUR_JOIN.fullmatch(between)
    if hours and second.kind in DAY_KINDS:
        return replace(second, start=first.start, parts={**second.parts, **_hour_part(first, text)})
    timed = second.kind in {"clock", "hour"} and _CLOCK_JOIN.fullmatch(between)  # "3 May at 6 p.m."
    if timed and first.kind in DAY_KINDS and "clock" not in first.parts:
        return replace(first, end=second.end, parts={**first.parts, **_hour_part(second, text)})
    if _is_range(first, second=second, between=between, text=text):
        return replace(first, end=second.end, until=second)
    return None


def _hour_part(hour: Expression, text: str) -> dict[str, str]:
    """Returns the words of a clock time or part of the day, stored as a part of the merged
    expression."""
    return {hour.kind: text[hour.start : hour.end]}


# Kinds that ranges have at their ends, with the level of each: of two levels fewer are one range.
_RANGE_KINDS = numbers("calendar.levels_of_ranges")


def _is_range(first: Expression, second: Expression, between: str, text: str) -> bool:
    """Whether the two are joined by "from A to B", "between A and B" or "A-B"."""
    kinds = {first.kind, second.kind}
    if not kinds <= _RANGE_KINDS.keys() or not _RANGE_WORD.fullmatch(between):
        return False
    before = text[max(0, first.start - 9) : first.start].casefold().removesuffix("the ")
    opening = before.split()[-1:]
    opened = opening in (["from"], ["between"])
    link = between.strip().split(" ")[0]
    if link == "and":
        return opening == ["between"]
    if link == "to" or len({_RANGE_KINDS[kind] for kind in kinds}) > 1:
        return opened
    # "from Monday to 5 March", "between today and Friday"; anything less clear is two dates
    return opened or link == "or" or kinds.isdisjoint({"today", "period", "season", "ago"})
