"""Second look: do answers said to exclude each other really do so, and where do words belong that no row holds?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.date import Date
from rashomon.model.point import PointKind, RelationKind
from rashomon.model.row import Row, RowAnswer, RowRelation, RowWords
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model_reading.prompts import one_line, orders, tokens
from rashomon.model_reading.reply_form import NO_FORM, plain_lines, plain_value
from rashomon.model_reading.tally import Tally
from rashomon.rows.line_form import LETTERS, kind_of, value_in
from rashomon.seams import Prompt
from rashomon.text.annotations import Annotations
from rashomon.text.quantities import read_quantities

STAGE = "second"
NO_ROW = "a row or answer that is not in the list"
NO_DOUBT = "two answers that were not in doubt"
NO_WORDS = "words that are not in the list"
_ROOM = 3000
_LINE = 15  # tokens of a line of a reply
_MOST = 4  # accounts of one answer that are shown
_LONGEST = 320  # characters of a sentence
# Blanks are never given back (`\s*+`) and numbers are short, so that the time for a line grows only with its length.
_PAIR = re.compile(r"^R\s*+(\d{1,5})\s*+(?:[:.]\s*+)?(\d{1,5})\s*+([cuprsn])\s*+(\d{1,5})\b.*$", re.IGNORECASE)
_INTO = re.compile(
    r"^L\s*+(\d{1,5})\s*+(?:[:.]\s*+)?R\s*+(\d{1,5})\s*+(?:[:.]\s*+)?(?:(\d{1,5})|new(?:\s*+:(?=\s))?\s++(.+))$", re.IGNORECASE
)
_NONE = re.compile(r"^L\s*+(\d{1,5})\s*+(?:[:.]\s*+)?none\b.*$", re.IGNORECASE)
_ASKS = re.compile(
    r"^L\s{0,5}(\d{1,5})\s{0,5}[:.]?\s{0,5}#\s{0,5}([^|]{1,400})\|\s{0,5}([\w/-][\w /-]{0,40})(?:\|\s{0,5})?:\s{0,5}(.+)$", re.IGNORECASE
)
_STANCES = {Stance.ASSERTS: "says", Stance.DENIES: "denies", Stance.HEDGES: "hedges"}


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """Words of a report as they are shown: the report's label, the speaker and stance, and the sentence around them."""

    label: str
    quote: Span
    speaker: str | None
    stance: Stance
    sentence: str

    def line(self) -> str:
        """Returns it as one line."""
        who = f"{one_line(self.speaker)[:60]} {_STANCES[self.stance]}" if self.speaker else "own words"
        return f'{self.label} ({who}): "{shortened(self.sentence)}"'


@dataclass(frozen=True, slots=True)
class Doubted:
    """A row's pairs of answers that are looked at again."""

    row: int
    pairs: tuple[tuple[int, int], ...]


def doubts_of(rows: Sequence[Row]) -> tuple[Doubted, ...]:
    """Returns what is looked at again: answers said to exclude each other, estimates without overlap, and unrelated yes and no."""
    out = []
    for k, row in enumerate(rows):
        said = {frozenset((r.a, r.b)) for r in row.relations}
        pairs = [(r.a, r.b) for r in row.relations if r.kind is RelationKind.CONFLICT or _apart(row, r)]
        if row.kind is PointKind.YES_NO:
            yes, no = ([a.number for a in row.answers if a.value.casefold().startswith(word)] for word in ("yes", "no"))
            pairs += [(a, b) for a in yes for b in no if frozenset((a, b)) not in said]
        if pairs:
            out.append(Doubted(k, tuple(sorted(dict.fromkeys(pairs)))))
    return tuple(out)


def _apart(row: Row, relation: RowRelation) -> bool:
    """Whether two estimates leave each other no room."""
    one, other = ({a.number: (a.low, a.high) for a in row.answers}[n] for n in (relation.a, relation.b))
    if relation.kind is not RelationKind.SPREAD:
        return False
    return any(a is not None and b is not None and a < b for a, b in ((one[1], other[0]), (other[1], one[0])))


def second_prompts(
    story: str, rows: Sequence[Row], seen: Mapping[tuple[int, int], Sequence[ShownAnswer]], left: Sequence[ShownAnswer], context: int
) -> tuple[Prompt, ...]:
    """Returns the requests for the second look: one if it fits the context, none if nothing is in doubt and nothing is left.

    `seen`: by row and number of the answer. Rows and words keep their numbers over all requests, so that the replies can be read as one.
    """
    doubted = {one.row: one for one in doubts_of(rows)}
    if not doubted and not left:
        return ()
    words = [f"L{n} {_marked(one)}" for n, one in enumerate(left, 1)]
    whole = _prompt(story, [line for k, row in enumerate(rows) for line in _row(k, row, doubted.get(k), seen)], words, context)
    lines = sum(len(one.pairs) for one in doubted.values()) + len(words)
    if whole is not None and whole.max_tokens >= min(_ROOM, _LINE * lines):
        return (whole,)
    most = context - tokens(orders(STAGE)) - _ROOM
    blocks = ["\n".join(_row(k, rows[k], one, seen)) for k, one in sorted(doubted.items())]
    questions = next(packed([line for k, row in enumerate(rows) for line in _row(k, row, None, seen)], most // 2), [])
    parts: list[tuple[list[str], list[str]]] = [(block, []) for block in packed(blocks, most)]
    parts += [(questions, some) for some in packed(words, most - tokens(*questions))]
    return tuple(prompt for listed, some in parts if (prompt := _prompt(story, listed, some, context)) is not None)


def _prompt(story: str, listed: Sequence[str], words: Sequence[str], context: int) -> Prompt | None:
    """One request; None if there is no room for its reply."""
    parts = ["\n".join(listed), *(["\n".join(["Words that no row holds:", *words])] if words else [])]
    system, user = orders(STAGE), "\n\n".join([*parts, "Write one line for every pair in doubt, then for every L."])
    room = context - tokens(system, user)
    return Prompt(STAGE, story, system, user, min(_ROOM, room)) if room >= 200 else None


def packed(lines: Sequence[str], most: int) -> Iterator[list[str]]:
    """Splits the lines into chunks of at most this many tokens each."""
    held: list[str] = []
    for line in lines:
        if held and tokens(*held, line) > most:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _row(k: int, row: Row, doubted: Doubted | None, seen: Mapping[tuple[int, int], Sequence[ShownAnswer]]) -> Iterator[str]:
    answers = "; ".join(f"{a.number} {one_line(a.value)[:60]}" for a in row.answers)
    yield f"R{k + 1} {one_line(row.question)} | {row.kind.value} | {answers}"
    if doubted is None:
        return
    yield f"  in doubt: {' '.join(f'{a}-{b}' for a, b in doubted.pairs)}"
    for number in sorted({n for pair in doubted.pairs for n in pair}):
        told = list(dict.fromkeys(one.line() for one in seen.get((k, number), ())))
        for line in told[:_MOST]:
            yield f"  {number} {line}"


def _marked(one: ShownAnswer) -> str:
    """The sentence with the words marked."""
    quote, sentence = one_line(one.quote.quote), one_line(one.sentence)
    at = sentence.find(quote)
    marked = f"{sentence[max(0, at - 120) : at]}«{quote}»{sentence[at + len(quote) :][:120]}" if at >= 0 else f"«{quote}»"
    who = f" ({one_line(one.speaker)[:60]} {_STANCES[one.stance]})" if one.speaker else ""
    return f"{one.label}{who}: {marked}"


def shortened(text: str) -> str:
    """Returns the text on one line, cut to length."""
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def read_second(
    reply: str, rows: Sequence[Row], left: Sequence[ShownAnswer], by: str, tally: Tally, *, insists: bool = False
) -> tuple[Row, ...]:
    """Returns the rows after both looks: what was in doubt stands only if both say so, and unplaced words go where they belong.

    `insists`: what the second look says nothing of stands as it was.
    """
    reader = _SecondLookReader(rows, left, by, insists=insists)
    tally.read(plain_lines(reply), reader.take)
    return reader.rows()


def without_second(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Returns the rows if no reply to the second look can be had, in which case the program checks conflicts itself.

    A conflict then stands only if figures leave each other no room, one answer is yes and the other no, or one of them is denied.
    """
    return tuple(
        replace(row, relations=tuple(r for r in row.relations if r.kind is not RelationKind.CONFLICT or _excluded(row, r))) for row in rows
    )


def _excluded(row: Row, relation: RowRelation) -> bool:
    """Whether two answers exclude each other as far as the program can see."""
    by_number = {answer.number: answer for answer in row.answers}
    one, other = by_number[relation.a], by_number[relation.b]
    if row.kind is PointKind.YES_NO:
        return any(a.value.casefold().startswith("yes") and b.value.casefold().startswith("no") for a, b in ((one, other), (other, one)))
    if one.low is not None and other.low is not None:
        return any(a.high is not None and b.low is not None and a.high < b.low for a, b in ((one, other), (other, one)))
    return any(told.stance is Stance.DENIES for told in (*one.told, *other.told))


class _SecondLookReader:
    """Reads a reply line by line; each method returns why a line is refused, None if it is taken."""

    def __init__(self, rows: Sequence[Row], left: Sequence[ShownAnswer], by: str, *, insists: bool) -> None:
        self._insists = insists
        self._rows, self._left, self._by = list(rows), left, by
        self._doubted = {(one.row, *sorted(pair)) for one in doubts_of(rows) for pair in one.pairs}
        self._second: dict[tuple[int, int, int], RowRelation | None] = {}
        self._added: list[Row] = []
        self._used: set[int] = set()

    def take(self, line: str) -> str | None:
        """Takes one line."""
        for form, read in ((_PAIR, self._pair), (_NONE, self._none), (_INTO, self._into), (_ASKS, self._asks)):
            found = form.match(line)
            if found is not None:
                return read(found)
        return NO_FORM

    def _pair(self, found: re.Match[str]) -> str | None:
        k, a, b = int(found[1]) - 1, int(found[2]), int(found[4])
        key = (k, *sorted((a, b)))
        if key not in self._doubted:
            return NO_DOUBT
        kind = LETTERS.get(found[3].casefold())
        self._second[k, key[1], key[2]] = RowRelation(a, b, kind) if kind else None
        return None

    def _none(self, found: re.Match[str]) -> str | None:
        return None if 0 < int(found[1]) <= len(self._left) else NO_WORDS

    def _into(self, found: re.Match[str]) -> str | None:
        n, k = int(found[1]), int(found[2]) - 1
        if not 0 < n <= len(self._left) or n in self._used:
            return NO_WORDS
        if not 0 <= k < len(self._rows):
            return NO_ROW
        row, told = self._rows[k], _told(self._left[n - 1])
        if any(told.span == other.span for a in row.answers for other in a.told):
            return NO_WORDS
        if found[3]:
            number = int(found[3])
            if number not in {a.number for a in row.answers}:
                return NO_ROW
            answers = [replace(a, told=(*a.told, told)) if a.number == number else a for a in row.answers]
        else:
            value, low, high, as_of = value_in(plain_value(found[4]))
            number = max(a.number for a in row.answers) + 1
            answers = [*row.answers, RowAnswer(number, value, (told,), low, high, as_of)]
        self._rows[k] = replace(row, answers=tuple(answers))
        self._used.add(n)
        return None

    def _asks(self, found: re.Match[str]) -> str | None:
        n, kind = int(found[1]), kind_of(found[3])
        if not 0 < n <= len(self._left) or n in self._used:
            return NO_WORDS
        if kind is None:
            return NO_FORM
        value, low, high, as_of = value_in(plain_value(found[4]))
        answer = RowAnswer(1, value, (_told(self._left[n - 1]),), low, high, as_of)
        self._added.append(Row(one_line(found[2])[:_LONGEST], kind, (answer,), (), self._by))
        self._used.add(n)
        return None

    def rows(self) -> tuple[Row, ...]:
        """Returns the rows after the second look."""
        return (*(replace(row, relations=tuple(self._relations(k, row))) for k, row in enumerate(self._rows)), *self._added)

    def _relations(self, k: int, row: Row) -> Iterator[RowRelation]:
        taken = set()
        for relation in row.relations:
            key = (k, *sorted((relation.a, relation.b)))
            if key not in self._doubted or (self._insists and key not in self._second):
                yield relation
        for (at, a, b), second in sorted(self._second.items(), key=lambda item: item[0]):
            if at == k and second is not None and (a, b) not in taken:
                taken.add((a, b))
                yield second


def _told(one: ShownAnswer) -> RowWords:
    return RowWords(one.quote, None if one.stance is Stance.ASSERTS else one.stance)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A sentence that no row quotes, with the statement that stands in it, if there is one."""

    quote: Span
    statement: Statement | None


def left_over(
    rows: Sequence[Row], annotated: Sequence[Annotations], statements: Sequence[Statement], dates: Sequence[Date], most: int
) -> list[LeftOver]:
    """Returns the sentences with a figure, a day, a denial or a quotation that no row quotes, by report and place."""
    quoted = [told.span for row in rows for answer in row.answers for told in answer.told]
    days = [found.span for found in dates if found.tells != "length" and (found.earliest or found.latest)]
    out: list[LeftOver] = []
    for page in sorted(annotated, key=lambda page: page.report.id):
        mine = [said for said in statements if said.report == page.report.id]
        for sentence in page.sentences():
            span = page.report.trimmed_span(sentence.start_char, sentence.end_char)
            said = next((one for one in mine if _meet(one.quote, span)), None)
            if any(_meet(one, span) for one in quoted):
                continue
            if said is not None or any(_meet(one, span) for one in days) or read_quantities(span.quote):
                out.append(LeftOver(span, said))
    return out[:most]


def _meet(one: Span, other: Span) -> bool:
    return one.report == other.report and one.start < other.end and other.start < one.end
