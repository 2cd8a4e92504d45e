"""What a model is shown of reports that came to a story which it has read (`added_sheet`): their
sentences that are not folded under others, those of before to which they stand nearest, and what
was found before that they may bear on."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from rashomon.model.report import Report
from rashomon.model.row import AuthoredVariant, Row
from rashomon.model.span import Span
from rashomon.model_reading.digest_sheet import DigestSheet, NumberedSentence, sheet_of
from rashomon.model_reading.prompts import (
    mark_beside,
    one_line,
    orders,
    question_line,
    that_fit,
    tokens,
)
from rashomon.protocols import Prompt
from rashomon.telling.digest import Digest

STAGE = "added"
ASKED = "Write the lines now."
_BESIDE = 2  # sentences of before that are shown beside a new one
_NEAR = 0.25  # how probably a sentence of another matter is of the same, to stand beside a new one
_ROOM_BESIDE, _ROOM_KNOWN = 460, 300  # tokens of them, and of what was found before
_READING, _ANSWERS = 60, 6  # characters of a reading; readings and answers that are shown of one
_LEAST, _MOST = 400, 4_000  # tokens of a reply
_OF_TEXT, _AROUND, _OF_REPLY = 1.0, 600, 0.4  # tokens for a token of the new reports, about

Strength = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Found:
    """What a model found in a story before: `rows` and `variants` of its own, and the reports that
    it has read, by id."""

    rows: tuple[Row, ...] = ()
    variants: tuple[AuthoredVariant, ...] = ()
    read: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AddedSheet:
    """What one request shows: sentences, those of the reports that are `new` marked, and what was
    found before that they may bear on."""

    sheet: DigestSheet
    new: frozenset[str]
    variants: tuple[AuthoredVariant, ...] = ()
    rows: tuple[Row, ...] = ()

    def text(self) -> str:
        """Returns it as it is sent, between marks that do not occur in it."""
        known = "\n".join(chain(_variant_lines(self.variants), _row_lines(self.rows)))
        shown = self.sheet.body(self.new)
        mark = mark_beside(f"{shown}\n{known}")
        before = f"\n\n<<{mark} found before>>\n{known}" if known else ""
        return f"<<{mark} sentences>>\n{shown}{before}\n<<{mark} end>>"


def _variant_lines(variants: Sequence[AuthoredVariant]) -> Iterator[str]:
    for n, one in enumerate(variants, 1):
        readings = [_short(spans[0].quote) for spans in one.readings[:_ANSWERS]]
        yield f"v{n} {one_line(one.thing)}: {' | '.join(readings)}"


def _row_lines(rows: Sequence[Row]) -> Iterator[str]:
    for n, row in enumerate(rows, 1):
        yield question_line(n, replace(row, answers=row.answers[:_ANSWERS]))


def _short(text: str) -> str:
    text = one_line(text)
    return f"{text[:_READING]}…" if len(text) > _READING else text


def added_sheet(
    digest: Digest, reports: Sequence[Report], found: Found, strength: Strength
) -> AddedSheet | None:
    """Returns what is shown of the reports of a story that were not read before; None where they
    tell no more than others.

    `strength`: how probable it is that two sentences, by their ids, tell of one matter.
    """
    whole = sheet_of(digest, reports)
    new = frozenset(report.id for report in reports) - found.read
    told = [one for one in whole.sentences() if _tells_more(one, new)]
    if not told:
        return None
    shown = {one.number: one for one in (*told, *_beside(whole, told, strength))}
    sheet = replace(
        whole,
        matters=tuple(filter(None, (_those(matter, shown) for matter in whole.matters))),
        alone=_those(whole.alone, shown),
    )
    variants = _nearest(found.variants, whole, told, strength)
    rows = _nearest(found.rows, whole, told, strength)
    fit = [
        len(that_fit(lines, _ROOM_KNOWN)) for lines in (_variant_lines(variants), _row_lines(rows))
    ]
    return AddedSheet(sheet, new, tuple(variants[: fit[0]]), tuple(rows[: fit[1]]))


def _tells_more(one: NumberedSentence, new: Set[str]) -> bool:
    """Whether a sentence is of a new report, and none of before has all of its words."""
    quote = one.sentence.quote
    before = (also.quote for also in one.also if also.quote.report not in new)
    return quote.report in new and not any(_words(quote) <= _words(other) for other in before)


def _words(span: Span) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", span.quote.casefold()))


def _those(
    sentences: Sequence[NumberedSentence], shown: Mapping[int, NumberedSentence]
) -> tuple[NumberedSentence, ...]:
    """Those of the sentences that are shown; none goes on from one that is not."""
    return tuple(
        one if one.after in shown else replace(one, after=None)
        for one in sentences
        if one.number in shown
    )


def _beside(
    whole: DigestSheet, told: Sequence[NumberedSentence], strength: Strength
) -> Iterator[NumberedSentence]:
    """The sentences of before that are shown beside new ones: those from which these go on, then
    the nearest, as far as there is room."""
    new = {one.number for one in told}
    by_number = {one.number: one for one in whole.sentences()}
    pairs: list[tuple[int, float, int, int]] = []
    for one in told:
        near = {
            number: strength(one.sentence.id, another.sentence.id)
            for number, another in by_number.items()
            if number not in new
        }
        if one.after in near:
            near[one.after] = 1.0  # without which it is not understood
        first = sorted((n for n in near if near[n] >= _NEAR), key=lambda n: (-near[n], n))
        pairs += [(k, -near[n], one.number, n) for k, n in enumerate(first[:_BESIDE])]
    room, taken = _ROOM_BESIDE, set[int]()
    for *_, number in sorted(pairs):  # each has its nearest before any has its second
        other = by_number[number]
        cost = tokens(other.sentence.quote.quote)
        if number not in taken and cost <= room:
            room -= cost
            taken.add(number)
            yield other


_Known = TypeVar("_Known", AuthoredVariant, Row)


def _nearest(
    known: Sequence[_Known],
    whole: DigestSheet,
    told: Sequence[NumberedSentence],
    strength: Strength,
) -> list[_Known]:
    """Those of what was found before that a new sentence may bear on, the nearest first."""
    places = [(each.quote, one) for one in whole.sentences() for each in one.every()]

    def nearness(found: _Known) -> float:
        here = [one for span in found.spans() for quote, one in places if quote.contains(span)]
        return max(
            (
                1.0 if new is one else strength(new.sentence.id, one.sentence.id)
                for one in here
                for new in told
            ),
            default=0.0,
        )

    near = [(nearness(one), one) for one in known]
    near.sort(key=lambda one: -one[0])
    return [one for how, one in near if how >= _NEAR]


def added_prompt(story: str, added: AddedSheet, context: int, languages: str = "") -> Prompt | None:
    """Returns the request about added reports; None where it does not fit. `languages`: what is
    said of languages."""
    system = orders(STAGE)
    user = "\n\n".join(filter(None, (added.text(), languages, ASKED)))
    room = min(_MOST, context - tokens(system, user))
    return Prompt(STAGE, story, system, user, room) if room >= _LEAST else None


def about_added(text: int) -> tuple[int, int, int]:
    """Returns how many requests added reports of so many tokens take, about, and tokens in and out,
    by what stories of our own took."""
    return 1, int(_OF_TEXT * text) + _AROUND + tokens(orders(STAGE)), int(_OF_REPLY * text)
