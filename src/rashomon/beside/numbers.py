"""Number rows: what the reports print of one measure (killed, injured ...), otherwise of one kind
(people, shares, money, size), otherwise of one counted thing, as printed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.beside.clauses import clause_around
from rashomon.beside.laid_sentences import LaidSentence, LaidStory, words_of_text
from rashomon.beside.printed_marks import value_of
from rashomon.beside.row_drafts import RowDraft
from rashomon.model.number import Limit, Measure, Number, NumberKind
from rashomon.model.record import record
from rashomon.model.row import RowKind
from rashomon.model.span import Span
from rashomon.shipped.words import table

MEASURES = tuple(Measure)
_WHOLE_KINDS = (NumberKind.PEOPLE, NumberKind.SHARE)
_FIXED = (*MEASURES, *_WHOLE_KINDS)
_UNSIZED = (Limit.DOZENS, Limit.VAGUE)
_TIMES = frozenset(table("units")["time"])
_DESCRIBING = 4  # up to this value a number of things only describes ("two choices")
_NEAR = 0.2  # likeness from which a number without a noun is of the block of a sentence
_SHOWN = 10  # numbers of a row that are shown
_LONGEST = 20  # words of a clause


@record
class _Printed:
    """A number as one or several reports print it: the same value, limit, noun and clause."""

    number: Number
    sentence: LaidSentence
    phrase: Span
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
        values = {entry.value for entry in printed}
        reports = {number.report for number, _ in numbers}
        if heading in _TIMES or (heading not in _FIXED and (len(reports) < 2 or len(values) < 2)):
            continue
        drafts.append(_row_of(story, heading, printed, frozenset(opened)))
    return drafts


def block_of(number: Number) -> str | None:
    """Returns the block to which a number belongs: its measure, people, shares, its currency or
    unit of size, or what it counts. Returns None if no noun is printed beside it."""
    if number.measure in MEASURES:
        return number.measure
    if number.kind in _WHOLE_KINDS:
        return number.kind
    return number.unit


_Numbers = Sequence[tuple[Number, LaidSentence]]


def _blocks(story: LaidStory) -> Mapping[str, list[tuple[Number, LaidSentence]]]:
    """Returns the numbers by what they are of; measures and kinds come first. A number without a
    noun is of the block with a sentence that is near its own; if there is none, it is in no
    block."""
    blocks = defaultdict(list)
    without_noun = []
    for number in story.numbers:
        sentence = story.at(number.span)
        if sentence is None or sentence.is_caption:
            continue
        block = block_of(number)
        if block:
            blocks[block].append((number, sentence))
        else:
            without_noun.append((number, sentence))
    block_of_sentence = {
        sentence.id: block for block in sorted(blocks) for _, sentence in blocks[block]
    }
    for number, sentence in without_noun:
        block = _nearest_block(story, sentence, block_of_sentence)
        if block:
            blocks[block].append((number, sentence))
    known = [name for name in _FIXED if name in blocks]
    return {name: blocks[name] for name in (*known, *sorted(blocks.keys() - set(known)))}


def _nearest_block(
    story: LaidStory, sentence: LaidSentence, block_of_sentence: Mapping[str, str]
) -> str | None:
    """Returns the block with the sentence of another report that is nearest to this one."""
    for other, likeness in story.near(sentence):
        if likeness < _NEAR:
            break
        if other.id in block_of_sentence:
            return block_of_sentence[other.id]
    return None


def _folded(story: LaidStory, numbers: _Numbers) -> _Block:
    """Returns the numbers as they are printed; those of the same value, limit, noun and clause are
    one, a report each."""
    groups = defaultdict(list)
    for number, sentence in sorted(
        numbers, key=lambda pair: (story.order[pair[0].report], pair[0].span)
    ):
        key = (value_of(number), number.counted, words_of_text(number.phrase.quote))
        groups[key].append((number, sentence))
    printed = []
    for group in groups.values():
        number, sentence = group[0]
        of_report = {other.report: other.phrase for other, _ in reversed(group)}
        same = [phrase for report, phrase in of_report.items() if report != number.report]
        phrase = _phrase(story, number, sentence)
        printed.append(
            _Printed(number=number, sentence=sentence, phrase=phrase, same=tuple(sorted(same)))
        )
    return printed


def _phrase(story: LaidStory, number: Number, sentence: LaidSentence) -> Span:
    """Returns the clause of a number; of a long sentence the clause that holds it."""
    if len(number.phrase.quote.split()) <= _LONGEST:
        return number.phrase
    return clause_around(story.pages[number.report], number.span, sentence.span)


def _row_of(story: LaidStory, heading: str, printed: _Block, opened: frozenset[str]) -> RowDraft:
    by_day = heading in MEASURES
    printed = sorted(printed, key=lambda entry: _order(story, entry, by_day=by_day))
    quotes = {}
    for entry in printed:
        quotes[entry.number.id] = story.quote(
            entry.sentence,
            entry.phrase,
            number=entry.number.id,
            same=entry.same,
            more=(entry.number.span,),
        )
    shown = _shown(story, printed, opened)
    values = {entry.value for entry in printed}
    reports = {report for quote in quotes.values() for report in quote.reports}
    return RowDraft(
        kind=RowKind.NUMBER,
        heading=heading,
        quotes=tuple(quotes.values()),
        shown=tuple(quotes[entry.number.id] for entry in printed if entry in shown),
        value=_rank(heading) + len(reports) + 0.1 * len(values),
        is_unlike=len(values) > 1 and len(reports) > 1,
    )


def _rank(heading: str) -> float:
    """Returns which block comes first: measures, people, shares, then all others."""
    return 1000.0 * (len(_FIXED) - _FIXED.index(heading)) if heading in _FIXED else 0.0


def _order(story: LaidStory, entry: _Printed, *, by_day: bool) -> tuple[object, ...]:
    day = entry.sentence.day or story.moment(entry.sentence.report)
    place = (story.order[entry.sentence.report], entry.number.span)
    return (day if by_day else "", -entry.size, entry.value, place)


def _shown(story: LaidStory, printed: _Block, opened: frozenset[str]) -> list[_Printed]:
    """Returns the numbers that stand on the first view, in order of worth: each value once, then
    other wordings of the values."""
    context = _context_of(printed)
    worth = {entry.number.id: _worth(story, entry, context, opened) for entry in printed}
    by_worth = sorted(printed, key=lambda entry: (-worth[entry.number.id], entry.number.span))
    firsts: dict[str, _Printed] = {}
    seconds: dict[str, _Printed] = {}
    for entry in by_worth:
        if entry.value not in firsts:
            firsts[entry.value] = entry
        elif (
            entry.sentence.report != firsts[entry.value].sentence.report
            and entry.number.limit not in _UNSIZED
        ):
            seconds.setdefault(entry.value, entry)
    ranked = [entry for entry in firsts.values() if worth[entry.number.id] > 0]
    best = sorted(seconds.values(), key=lambda entry: _likeness(story, firsts[entry.value], entry))
    best = best[: _SHOWN // 4]
    return [*ranked[: _SHOWN - len(best)], *best]


def _likeness(story: LaidStory, first: _Printed, second: _Printed) -> float:
    """Returns how alike two clauses are that print one value; it may be of two things."""
    return story.nearness.between(first.phrase.quote, second.phrase.quote)


@record
class _Context:
    """What the numbers of a row print: the values of each sentence, by its id, and the reports
    that print each value."""

    values_of: Mapping[str, set[str]]
    reports_of: Mapping[str, set[str]]


def _context_of(printed: _Block) -> _Context:
    values_of = defaultdict(set)
    reports_of: dict[str, set[str]] = defaultdict(set)
    for entry in printed:
        values_of[entry.sentence.id].add(entry.value)
        reports_of[entry.value] |= {entry.sentence.report, *(span.report for span in entry.same)}
    return _Context(values_of=values_of, reports_of=reports_of)


def _worth(story: LaidStory, entry: _Printed, context: _Context, opened: frozenset[str]) -> float:
    """Returns how much a number is worth a look: how many reports print its value, and how near
    another report's sentence is that prints another value of its row. Vague numbers, small ones
    that only describe, durations, and those of years ago are worth less."""
    reports = context.reports_of[entry.value]
    unlike = []
    for sentence, likeness in story.near(entry.sentence):
        values = context.values_of.get(sentence.id, set())
        if values and entry.value not in values:
            unlike.append(likeness)
    number = entry.number
    worth = (
        0.5 * (len(reports) - 1) + 3.0 * max(unlike, default=0.0) + (entry.sentence.id in opened)
    )
    is_describing = number.low == number.high is not None and entry.size <= _DESCRIBING
    worth -= 2.0 * (is_describing and number.measure is None) + 2.0 * (number.unit in _TIMES)
    worth -= 1.0 * (number.limit in _UNSIZED) + 2.0 * story.is_past(entry.sentence)
    return 1.0 + worth - 0.5 * entry.sentence.place
