"""Number rows: what the reports print of one measure (killed, injured ...), otherwise of one kind
(people, shares, money, size), otherwise of one counted thing, as printed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.beside.laid_sentences import LaidSentence, LaidStory, value_of, words_of_text
from rashomon.beside.row_drafts import RowDraft
from rashomon.model.number import Measure, Number, NumberKind
from rashomon.model.record import record
from rashomon.model.row import RowKind
from rashomon.model.span import Span

MEASURES = tuple(Measure)
_KINDS = tuple(kind for kind in NumberKind if kind is not NumberKind.THINGS)
_DESCRIBING = 4  # up to this value a number of things only describes ("two choices")
_NEAR = 0.2  # likeness from which a number without a noun is of the block of a sentence
_SHOWN = 6  # numbers of a row that are shown
_WORDINGS = 2  # of one value


@record
class _Printed:
    """A number as one or several reports print it: the same value, limit, noun and clause."""

    number: Number
    laid: LaidSentence
    same: tuple[Span, ...]

    @property
    def value(self) -> str:
        return value_of(self.number)

    @property
    def size(self) -> float:
        """Returns its upper bound, or its lower one where it has none."""
        return self.number.high or self.number.low or 0.0


_Block = list[_Printed]


def number_rows(story: LaidStory, opened: Iterable[str] = ()) -> list[RowDraft]:
    """Returns the rows of the numbers. `opened` are the ids of sentences that stand on the first
    view already: their numbers come first."""
    blocks = _blocks(story)
    drafts = []
    for heading, numbers in blocks.items():
        printed = _folded(story, numbers)
        values = {one.value for one in printed}
        reports = {number.report for number, _ in numbers}
        if heading not in (*MEASURES, *_KINDS) and (len(reports) < 2 or len(values) < 2):
            continue
        drafts.append(_row_of(story, heading, printed, frozenset(opened)))
    return drafts


def block_of(number: Number) -> str | None:
    """Returns the block to which a number belongs: its measure, kind, or what it counts. Returns
    None if no noun is printed beside it."""
    if number.measure in MEASURES:
        return number.measure
    if number.kind is not NumberKind.THINGS:
        return number.kind
    unit = number.unit or ""
    if number.measure in ("duration", "age"):
        return None
    if unit == "%":
        return NumberKind.SHARE
    if len(unit) == 3 and unit.isupper():
        return NumberKind.MONEY
    people = ("person", "fighter", "civilian", "militant", "hostage")
    return NumberKind.PEOPLE if unit in people else number.unit


_Numbers = Sequence[tuple[Number, LaidSentence]]


def _blocks(story: LaidStory) -> Mapping[str, list[tuple[Number, LaidSentence]]]:
    """Returns the numbers by what they are of; measures and kinds come first. A number without a
    noun is of the block with a sentence that is near its own; if there is none, it is in no
    block."""
    blocks = defaultdict(list)
    without_noun = []
    for number in story.numbers:
        laid = story.at(number.span)
        if laid is None or laid.is_caption:
            continue
        block = block_of(number)
        if block:
            blocks[block].append((number, laid))
        else:
            without_noun.append((number, laid))
    for number, laid in without_noun:
        block = _nearest_block(story, laid, blocks)
        if block:
            blocks[block].append((number, laid))
    known = [name for name in (*MEASURES, *_KINDS) if name in blocks]
    return {name: blocks[name] for name in (*known, *sorted(blocks.keys() - set(known)))}


def _nearest_block(
    story: LaidStory, laid: LaidSentence, blocks: Mapping[str, _Numbers]
) -> str | None:
    """Returns the block with the sentence of another report that is nearest to this one."""
    of_sentence = {other.id: block for block in sorted(blocks) for _, other in blocks[block]}
    reports = set(story.pages) - {laid.report}
    for near in story.nearness.nearest(laid.quote, reports, most=len(story.sentences)):
        if near.likeness < _NEAR:
            break
        if near.sentence.id in of_sentence:
            return of_sentence[near.sentence.id]
    return None


def _folded(story: LaidStory, numbers: _Numbers) -> _Block:
    """Returns the numbers as they are printed; those of the same value, limit, noun and clause are
    one, a report each."""
    groups = defaultdict(list)
    for number, laid in sorted(
        numbers, key=lambda pair: (story.order[pair[0].report], pair[0].span)
    ):
        key = (value_of(number), number.counted, words_of_text(number.phrase.quote))
        groups[key].append((number, laid))
    printed = []
    for group in groups.values():
        number, laid = group[0]
        of_report = {other.report: other.phrase for other, _ in reversed(group)}
        same = [phrase for report, phrase in of_report.items() if report != number.report]
        printed.append(_Printed(number=number, laid=laid, same=tuple(sorted(same))))
    return printed


def _row_of(story: LaidStory, heading: str, printed: _Block, opened: frozenset[str]) -> RowDraft:
    by_day = heading in MEASURES
    printed = sorted(printed, key=lambda one: _order(story, one, by_day=by_day))
    quotes = {}
    for one in printed:
        quotes[one.number.id] = story.quote(
            one.laid,
            one.number.phrase,
            number=one.number.id,
            same=one.same,
            more=(one.number.span,),
        )
    shown = _shown(story, printed, opened)
    values = {one.value for one in printed}
    reports = {report for quote in quotes.values() for report in quote.reports}
    return RowDraft(
        kind=RowKind.NUMBER,
        heading=heading,
        quotes=tuple(quotes.values()),
        shown=tuple(quotes[one.number.id] for one in printed if one in shown),
        value=_rank(heading) + len(reports) + 0.1 * len(values),
        is_unlike=len(values) > 1 and len(reports) > 1,
    )


def _rank(heading: str) -> float:
    """Returns which block comes first: measures, people, shares, money, sizes, things."""
    fixed = (*MEASURES, *_KINDS)
    return 1000.0 * (len(fixed) - fixed.index(heading)) if heading in fixed else 0.0


def _order(story: LaidStory, one: _Printed, *, by_day: bool) -> tuple[object, ...]:
    day = one.laid.day or story.moment(one.laid.report)
    return (
        day if by_day else "",
        -one.size,
        one.value,
        story.order[one.laid.report],
        one.number.span,
    )


def _shown(story: LaidStory, printed: _Block, opened: frozenset[str]) -> list[_Printed]:
    """Returns the numbers that stand on the first view: the largest, the smallest and the
    commonest, what several reports print, and what is printed otherwise in a sentence that is
    near."""
    worth = {one.number.id: _worth(story, one, printed, opened) for one in printed}
    counts = Counter(one.value for one in printed)
    by_worth = sorted(printed, key=lambda one: (-worth[one.number.id], one.number.span))
    extremes = [min(printed, key=lambda one: one.size), max(printed, key=lambda one: one.size)]
    chosen: list[_Printed] = []
    wordings = Counter[str]()
    for one in [*extremes, *by_worth]:
        is_new = one not in chosen and wordings[one.value] < _WORDINGS
        if is_new and len(chosen) < _SHOWN and (one in extremes or worth[one.number.id] > 0):
            chosen.append(one)
            wordings[one.value] += 1
    return chosen or by_worth[: min(1, len(counts))]


def _worth(story: LaidStory, one: _Printed, printed: _Block, opened: frozenset[str]) -> float:
    """Returns how much a number is worth a look: how many reports print its value, and how near
    another report's sentence is that prints another value of its row."""
    reports = set[str]()
    values_of = defaultdict(set)
    for other in printed:
        values_of[other.laid.id].add(other.value)
        if other.value == one.value:
            reports |= {other.laid.report, *(span.report for span in other.same)}
    unlike = [
        likeness
        for laid, likeness in story.near(one.laid)
        if values_of[laid.id] - {one.value} and one.value not in values_of[laid.id]
    ]
    is_small = one.number.low == one.number.high is not None and one.size <= _DESCRIBING
    worth = len(reports) - 1 + 3.0 * max(unlike, default=0.0) + (one.laid.id in opened)
    return worth - 2.0 * is_small - 0.5 * one.laid.place
