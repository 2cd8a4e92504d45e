"""Second look: do answers rule each other out, of one row or of two, where do sentences belong that
no row quotes, and what must a reader know first?"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from rashomon.authored.edit_rows import with_one_answer
from rashomon.model.date import Date
from rashomon.model.point import Account, PointKind, RelationKind
from rashomon.model.row import Row, RowAnswer, RowRelation, RowWords
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model_reading.prompts import (
    SECOND_LOOK,
    ReportSheet,
    one_line,
    orders,
    packed,
    question_line,
    tokens,
)
from rashomon.model_reading.reply_form import NO_FORM, plain_lines, plain_value
from rashomon.model_reading.tally import Tally
from rashomon.protocols import Prompt
from rashomon.rows.arithmetic import PlainAnswer, meet, plain_answer, precision
from rashomon.rows.line_form import LETTERS, answer_in, kind_of, unescaped
from rashomon.rows.quoted_words import NOT_THERE, SearchableText, find_words
from rashomon.text.denial_words import denial_in
from rashomon.text.parsed_report import Annotations
from rashomon.text.quantities import read_quantities

NO_ROW = "a row or answer that is not in the list"
NO_WORDS = "words that are not in the list"
NOT_ONE = "answers that cannot be one"
_ROOM = 3000
_LINE = 12  # tokens of a line of a reply
_MOST = 2  # accounts of one answer that are shown
_MOST_PAIRS = 15  # of one row
_MOST_FIRST = 15  # rows that are put first
_LONGEST = 700  # characters of a sentence
_LONGEST_QUESTION = 300
_LEAST_WORDS = 4  # of a sentence that is worth a look
# Blanks are never given back (`\s*+`) and numbers are short, so that the time for a line grows only
# with its length.
_PAIR = re.compile(
    r"^R\s*+(\d{1,5})\s*+(?:[:.]\s*+)?(\d{1,5})\s*+([cuoprsn=])\s*+(\d{1,5})\b.*$", re.IGNORECASE
)
_ACROSS = re.compile(
    r"^R\s*+(\d{1,5})\s*+[:.]\s*+(\d{1,5})\s*+c\s*+R\s*+(\d{1,5})\s*+[:.]\s*+(\d{1,5})\b.*$",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"^L\s*+(\d{1,5})\s*+(?:[:.]\s*+)?([RL])\s*+(\d{1,5})\s*+(?:[:.]\s*+)?"
    r"(?:(\d{1,5})|new(?:\s*+:(?=\s))?\s++(.+))$",
    re.IGNORECASE,
)
_NONE = re.compile(r"^L\s*+(\d{1,5})\s*+(?:[:.]\s*+)?none\b.*$", re.IGNORECASE)
_ASKS = re.compile(
    r"^L\s{0,5}(\d{1,5})\s{0,5}[:.]?\s{0,5}#\s{0,5}([^|]{1,400})\|"
    r"\s{0,5}([\w/-][\w /-]{0,40})(?:\|\s{0,5})?:\s{0,5}(.+)$",
    re.IGNORECASE,
)
_ORDER = re.compile(r"^order\s*+:?\s*+((?:R?\s*+\d{1,5}+(?!\d)[\s,;]*+){1,400}+)$", re.IGNORECASE)
_ROOMY = (RelationKind.SPREAD, RelationKind.REFINE)  # answers that leave each other room
_STANCES = {Stance.ASSERTS: "says", Stance.DENIES: "denies", Stance.HEDGES: "hedges"}
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """Words of a report as they are shown: the report's label, the speaker and stance, and the
    sentence around them."""

    label: str
    quote: Span
    speaker: str | None
    stance: Stance
    sentence: str

    def line(self) -> str:
        """Returns it as one line."""
        who = f"{one_line(self.speaker)[:60]} {_STANCES[self.stance]}" if self.speaker else "own"
        text = one_line(self.sentence)
        return f'{self.label} ({who}): "{text[:_LONGEST]}{"…" if len(text) > _LONGEST else ""}"'


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What is looked at again: the rows, by place the pairs of answers in doubt, by place and
    number the answers as shown, and the sentences that no row quotes."""

    rows: tuple[Row, ...]
    doubted: Mapping[int, Pairs]
    seen: Mapping[tuple[int, int], Sequence[ShownAnswer]] = field(default_factory=dict)
    left: tuple[ShownAnswer, ...] = ()


def doubts_of(
    rows: Sequence[Row], accounts: Mapping[tuple[int, int], Sequence[Account]]
) -> dict[int, Pairs]:
    """Returns the pairs of answers that are looked at again, by the place of their row.

    These are answers said to exclude each other, or to leave each other room where their figures
    do not; and answers of which nothing is said that differ in figure, day, yes and no, or denial.
    `accounts`: by the place of the row and the number of the answer.
    """
    out = {}
    for k, row in enumerate(rows):
        answers = {
            a.number: [plain_answer(one) for one in accounts.get((k, a.number), ())]
            for a in row.answers
        }
        said = {frozenset((r.a, r.b)): r for r in row.relations}
        pairs = [(r.a, r.b) for r in row.relations if r.kind is RelationKind.CONFLICT]
        for one, other in combinations(row.answers, 2):
            relation = said.get(frozenset((one.number, other.number)))
            both = answers[one.number], answers[other.number]
            if relation is None and _differ(row.kind, one, other, *both):
                pairs.append((one.number, other.number))
            elif relation is not None and relation.kind in _ROOMY and _apart(*both):
                pairs.append((relation.a, relation.b))
        if pairs:
            out[k] = tuple(sorted(dict.fromkeys(pairs[:_MOST_PAIRS])))
    return out


PlainAnswers = Sequence[PlainAnswer]


def _apart(left: PlainAnswers, right: PlainAnswers) -> bool:
    """Whether the figures of two answers leave each other no room."""
    pairs = [(a, b) for a, b in product(left, right) if a.numbers and b.numbers]
    return any(not meet(a, b) and precision(a, b, PointKind.COUNT) == 0 for a, b in pairs)


def _differ(
    kind: PointKind, one: RowAnswer, other: RowAnswer, left: PlainAnswers, right: PlainAnswers
) -> bool:
    """Whether two answers of which nothing is said differ in figure, day, yes and no, or denial."""
    denied = [
        any(a.account.stance is Stance.DENIES for a in accounts) for accounts in (left, right)
    ]
    if denied[0] != denied[1] or _yes_and_no(one, other):
        return True
    if kind is not PointKind.DATE:
        return _apart(left, right)
    days = [(a, b) for a, b in product(left, right) if a.time and b.time and a.time != b.time]
    return any(precision(a, b, kind) == 0 for a, b in days)


def _yes_and_no(one: RowAnswer, other: RowAnswer) -> bool:
    said = [a.value.casefold() for a in (one, other)]
    return any(a.startswith("yes") and b.startswith("no") for a, b in (said, said[::-1]))


def second_prompts(
    story: str,
    sheets: Sequence[ReportSheet],
    look: SecondLook,
    context: int,
    languages: str = "",
) -> tuple[Prompt, ...]:
    """Returns the requests for the second look: one if it fits the context. `languages`: what is
    said of languages.

    Rows and sentences keep their numbers over all requests, so that the replies can be read as one.
    """
    blocks = [_row(look, k) for k in range(len(look.rows))]
    left = [f"L{n} {one.line()}" for n, one in enumerate(look.left, 1)]
    heads = "\n".join(["Reports:", *(sheet.head() for sheet in sheets)])
    heads = f"{languages}\n\n{heads}" if languages else heads
    whole = _prompt(story, heads, blocks, left, context)
    lines = sum(map(len, look.doubted.values())) + len(left)
    if whole is not None and whole.max_tokens >= min(_ROOM, _LINE * lines):
        return (whole,)
    most = context - tokens(orders(SECOND_LOOK), heads) - _ROOM
    bare = [question_line(k, row, "R") for k, row in enumerate(look.rows, 1)]
    questions = next(packed(bare, most // 2, str), ())
    doubted, single = [blocks[k] for k in look.doubted], most - tokens(*questions)
    parts = [
        *((some, ()) for some in packed(doubted, most, str)),
        *((questions, some) for some in packed(left, single, str)),
    ]
    found = (_prompt(story, heads, listed, some, context) for listed, some in parts)
    return tuple(prompt for prompt in found if prompt is not None)


def _prompt(
    story: str, heads: str, blocks: Sequence[str], left: Sequence[str], context: int
) -> Prompt | None:
    """One request; None if there is no room for its reply."""
    quoted = ["\n".join(["Sentences that no row quotes:", *left])] if left else []
    asked = "Write the lines: pairs in doubt, contradictions of two rows, sentences, order."
    system, user = orders(SECOND_LOOK), "\n\n".join([heads, "\n".join(blocks), *quoted, asked])
    room = context - tokens(system, user)
    return Prompt(SECOND_LOOK, story, system, user, min(_ROOM, room)) if room >= 200 else None


def _row(look: SecondLook, k: int) -> str:
    out, pairs = [question_line(k + 1, look.rows[k], "R")], look.doubted.get(k, ())
    if pairs:
        out.append(f"  in doubt: {' '.join(f'{a}-{b}' for a, b in pairs)}")
    for number in sorted({n for pair in pairs for n in pair}):
        lines = dict.fromkeys(one.line() for one in look.seen.get((k, number), ()))
        out += [f"  {number} {line}" for line in list(lines)[:_MOST]]
    return "\n".join(out)


def read_second(
    reply: str,
    look: SecondLook,
    pages: Mapping[str, SearchableText],
    by: str,
    tally: Tally,
    *,
    insists: bool = False,
) -> list[Row]:
    """Returns the rows after both looks: what was in doubt stands only as the second look has it,
    and sentences go where they belong.

    `pages`: the reports by their ids; `insists`: what the second look says nothing of stands as it
    was.
    """
    reader = _SecondLookReader(look, pages, by, insists=insists)
    tally.read(plain_lines(reply), reader.take)
    return reader.rows()


def without_second(rows: Sequence[Row]) -> list[Row]:
    """Returns the rows if no reply to the second look can be had, in which case the program checks
    conflicts itself.

    A conflict then stands only if figures leave each other no room, one answer is yes and the other
    no, or one of them is denied.
    """
    return [
        replace(
            row,
            relations=tuple(
                r for r in row.relations if r.kind is not RelationKind.CONFLICT or _excluded(row, r)
            ),
        )
        for row in rows
    ]


def _excluded(row: Row, relation: RowRelation) -> bool:
    """Whether two answers exclude each other as far as the program can see."""
    by_number = {answer.number: answer for answer in row.answers}
    one, other = by_number[relation.a], by_number[relation.b]
    if row.kind is PointKind.YES_NO:
        return _yes_and_no(one, other)
    if one.low is not None and other.low is not None:
        return any(
            a.high is not None and b.low is not None and a.high < b.low
            for a, b in ((one, other), (other, one))
        )
    return any(words.stance is Stance.DENIES for words in (*one.words, *other.words))


class _SecondLookReader:
    """Reads a reply line by line; each method returns why a line is refused, None if it is
    taken."""

    def __init__(
        self, look: SecondLook, pages: Mapping[str, SearchableText], by: str, *, insists: bool
    ) -> None:
        self._look, self._pages, self._by, self._insists = look, pages, by, insists
        self._rows = list(look.rows)
        self._second: dict[tuple[int, frozenset[int]], RowRelation | None] = {}
        self._same: dict[int, list[tuple[int, int]]] = {}
        self._across: list[tuple[int, int, int, int]] = []
        self._opened: dict[int, int] = {}  # by number of a sentence, the place of its row
        self._used: set[int] = set()
        self._first: list[int] = []

    def take(self, line: str) -> str | None:
        """Takes one line."""
        forms: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], str | None]], ...] = (
            (_ACROSS, self._contradiction),
            (_PAIR, self._pair),
            (_ORDER, self._order),
            (_NONE, self._none),
            (_INTO, self._into),
            (_ASKS, self._asks),
        )
        head, words = _with_words(line) if line[:1] in "Ll" else (line, "")
        for form, read in forms:
            found = form.match(head)
            if found is not None:
                return read(found, words)
        return NO_FORM

    def _has(self, k: int, *numbers: int) -> bool:
        """Whether there is a row at this place, of those shown, with these answers."""
        there = 0 <= k < len(self._look.rows)
        return there and {*numbers} <= {a.number for a in self._look.rows[k].answers}

    def _pair(self, found: re.Match[str], _: str) -> str | None:
        k, a, b = int(found[1]) - 1, int(found[2]), int(found[4])
        if a == b or not self._has(k, a, b):
            return NO_ROW
        if found[3] == "=":
            return self._one(k, a, b)
        kind = LETTERS.get(found[3].casefold())
        self._second[k, frozenset((a, b))] = RowRelation(a, b, kind) if kind else None
        return None

    def _one(self, k: int, a: int, b: int) -> str | None:
        """Notes that two answers are one, unless one affirms what the other denies."""
        one, other = (next(x for x in self._look.rows[k].answers if x.number == n) for n in (a, b))
        shown = [self._look.seen.get((k, n), ()) for n in (a, b)]
        denied = [any(s.stance is Stance.DENIES for s in each) for each in shown]
        if denied[0] != denied[1] or _yes_and_no(one, other):
            return NOT_ONE
        self._same.setdefault(k, []).append((a, b))
        return None

    def _contradiction(self, found: re.Match[str], _: str) -> str | None:
        k, a, m, b = int(found[1]) - 1, int(found[2]), int(found[3]) - 1, int(found[4])
        if not (self._has(k, a) and self._has(m, b)) or (k, a) == (m, b):
            return NO_ROW
        if k == m:
            self._second[k, frozenset((a, b))] = RowRelation(a, b, RelationKind.CONFLICT)
        else:
            self._across.append((k, a, m, b))
        return None

    def _order(self, found: re.Match[str], _: str) -> str | None:
        rows = [int(n) - 1 for n in re.findall(r"\d+", found[1])]
        if not all(map(self._has, rows)):
            return NO_ROW
        self._first += rows
        return None

    def _none(self, found: re.Match[str], _: str) -> str | None:
        return None if 0 < int(found[1]) <= len(self._look.left) else NO_WORDS

    def _into(self, found: re.Match[str], words: str) -> str | None:
        n, k = int(found[1]), int(found[3]) - 1
        quotation = self._quotation(n, words)
        if isinstance(quotation, str):
            return quotation
        if found[2] in "Ll":
            k = self._opened.get(k + 1, -1)
        if not 0 <= k < len(self._rows):
            return NO_ROW
        row = self._rows[k]
        if any(quotation.span == other.span for a in row.answers for other in a.words):
            return NO_WORDS
        if found[4]:
            number = int(found[4])
            if number not in {a.number for a in row.answers}:
                return NO_ROW
            answers = [
                replace(a, words=(*a.words, quotation)) if a.number == number else a
                for a in row.answers
            ]
        else:
            number = max(a.number for a in row.answers) + 1
            answers = [*row.answers, answer_in(number, plain_value(found[5]), (quotation,))]
        self._rows[k] = replace(row, answers=tuple(answers))
        self._used.add(n)
        return None

    def _asks(self, found: re.Match[str], words: str) -> str | None:
        n, kind = int(found[1]), kind_of(found[3])
        quotation = self._quotation(n, words)
        if isinstance(quotation, str):
            return quotation
        if kind is None:
            return NO_FORM
        answer = answer_in(1, plain_value(found[4]), (quotation,))
        question = one_line(found[2])[:_LONGEST_QUESTION]
        self._opened[n] = len(self._rows)
        self._rows.append(Row(question, kind, (answer,), (), self._by))
        self._used.add(n)
        return None

    def _quotation(self, n: int, words: str) -> RowWords | str:
        """The words of a sentence by its number, all of it where none are given; else the fault."""
        if not 0 < n <= len(self._look.left) or n in self._used:
            return NO_WORDS
        one = self._look.left[n - 1]
        stance = None if one.stance is Stance.ASSERTS else one.stance
        if not words:
            return RowWords(one.quote, stance)
        stand = find_words(self._pages[one.quote.report], words)
        inside = [s for s in stand if one.quote.start <= s.start and s.end <= one.quote.end]
        return RowWords(inside[0], stance) if inside else NOT_THERE

    def rows(self) -> list[Row]:
        """Returns the rows after the second look."""
        related = (
            replace(r, relations=tuple(self._relations(k, r))) for k, r in enumerate(self._rows)
        )
        homes = [_homes(self._same.get(k, ())) for k in range(len(self._rows))]
        rows = [_merged(row, home) for row, home in zip(related, homes, strict=True)]
        first = dict.fromkeys(self._first)
        for rank, k in enumerate(list(first)[:_MOST_FIRST], 1):
            rows[k] = replace(rows[k], rank=rank)
        across = [(k, homes[k].get(a, a), m, homes[m].get(b, b)) for k, a, m, b in self._across]
        return _of_both(rows, across)

    def _relations(self, k: int, row: Row) -> Iterator[RowRelation]:
        doubted = {frozenset(pair) for pair in self._look.doubted.get(k, ())}
        again = {pair: found for (at, pair), found in self._second.items() if at == k}
        for relation in row.relations:
            pair = frozenset((relation.a, relation.b))
            if pair not in again and (self._insists or pair not in doubted):
                yield relation
        yield from (found for found in again.values() if found is not None)


def _with_words(line: str) -> tuple[str, str]:
    """A line without the words in quotation marks at its end, and these."""
    head, mark, words = line.rstrip(" .;").partition('"')
    if not mark or not words.endswith('"'):
        return line, ""
    return head.rstrip(" :"), unescaped(words[:-1])


def _homes(same: Sequence[tuple[int, int]]) -> dict[int, int]:
    """By the number of an answer that is one with others, the lowest number of them."""
    home: dict[int, int] = {}
    for pair in same:
        ends = {home.get(n, n) for n in pair}
        one = ends | {n for n, end in home.items() if end in ends}
        home |= dict.fromkeys({*pair, *one}, min(ends))
    return home


def _merged(row: Row, home: Mapping[int, int]) -> Row:
    """The row with one answer for all that are one."""
    for number, first in sorted(home.items()):
        row = with_one_answer(row, first, number)
    return row


def _of_both(rows: Sequence[Row], across: Sequence[tuple[int, int, int, int]]) -> list[Row]:
    """The rows with contradictions across two of them: an answer of the one joins the other, and a
    row that has no other answer goes with it."""
    out = dict(enumerate(rows))
    home: dict[tuple[int, int], tuple[int, int]] = {}
    for k, a, m, b in across:
        (k, a), (m, b) = (home.get(one, one) for one in ((k, a), (m, b)))
        if k != m and len(out[k].answers) < len(out[m].answers):
            k, a, m, b = m, b, k, a
        if k != m:
            out[k], number = _joined(out[k], next(x for x in out[m].answers if x.number == b))
            if len(out[m].answers) == 1:
                ranks = [row.rank for row in (out[k], out.pop(m)) if row.rank]
                out[k] = replace(out[k], rank=min(ranks, default=0))
                home[m, b] = k, number
            b = number
        if a != b and not any({r.a, r.b} == {a, b} for r in out[k].relations):
            relation = RowRelation(a, b, RelationKind.CONFLICT)
            out[k] = replace(out[k], relations=(*out[k].relations, relation))
    return [out[k] for k in sorted(out)]


def _joined(row: Row, answer: RowAnswer) -> tuple[Row, int]:
    """The row with this answer of another, and its number there; words that it has stay where they
    are."""
    held = {words.span: one.number for one in row.answers for words in one.words}
    new = tuple(words for words in answer.words if words.span not in held)
    if not new:
        return row, held[answer.words[0].span]
    number = max(one.number for one in row.answers) + 1
    return replace(row, answers=(*row.answers, replace(answer, number=number, words=new))), number


def left_over(
    rows: Sequence[Row],
    annotated: Sequence[Annotations],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    labels: Mapping[str, str],
    most: int,
) -> list[ShownAnswer]:
    """Returns the sentences that no row quotes and that tell most by figure, day, denial and
    quotation, by report and place, each with who makes the statement in it.

    `labels`: what the reports are called, by id; `most`: how many of one report.
    """
    quoted = [span for row in rows for span in row.spans()]
    days = [d.span for d in dates if d.tells != "length" and (d.earliest or d.latest)]
    out: list[ShownAnswer] = []
    for page in sorted(annotated, key=lambda page: page.report.id):
        mine = [said for said in statements if said.report == page.report.id]
        found: list[tuple[int, ShownAnswer]] = []
        for sentence in page.sentences():
            span = page.report.trimmed_span(sentence.start_char, sentence.end_char)
            said = next((one for one in mine if one.quote.overlaps(span)), None)
            tells = (
                said is not None,
                any(one.overlaps(span) for one in days),
                bool(read_quantities(span.quote)),
                bool(denial_in(sentence)),
            )
            whole = len(re.findall(r"\w+", span.quote)) >= _LEAST_WORDS
            if any(tells) and whole and not any(one.overlaps(span) for one in quoted):
                who = (said.speaker, said.stance) if said else (None, Stance.ASSERTS)
                label = labels[page.report.id]
                found.append((sum(tells), ShownAnswer(label, span, *who, span.quote)))
        best = sorted(found, key=lambda one: -one[0])[:most]
        out += sorted((one for _, one in best), key=lambda one: one.quote)
    return out
