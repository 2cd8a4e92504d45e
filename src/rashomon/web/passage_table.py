"""The table of passages: a row per matter, a column per report, whole sentences side by side."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from rapidfuzz.distance import LCSseq

from rashomon.model.copy import Copy
from rashomon.model.judgement import PIN
from rashomon.model.passage import Mark, MarkKind, Passage, PassageSentence
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.shipped.words import ordered
from rashomon.telling.passage_words import differing, differing_marks, is_hardly_sure, voices
from rashomon.telling.wording import counted, marked
from rashomon.text.quantities import read_quantities
from rashomon.web.markup import Labels, fragment
from rashomon.web.report_columns import ReportColumn, ReportColumns
from rashomon.web.shown_answers import Voice

SIDE_BY_SIDE = 5
"""Up to so many reports have a column each; above, a row holds only the reports that speak."""
MANY_ROWS = 150
"""Groups that begin after so many rows start folded."""
AT_ONCE = 12
"""Up to so many reports stand in a row without a click, where not every report has a column."""
BATCH = 800
"""A large story's rows are made in batches of so many cards, as they come into sight."""
_NUMBERS = ("no", *ordered("numbers.one_to_nine", "numbers.ten_to_twelve"))
_MOST = len(_NUMBERS) - 1
COPIED, FIRST, PERHAPS = "copied", "first", "perhaps"
_LOOKS = {MarkKind.NEGATION: ("ng", "negation: "), MarkKind.HEDGE: ("hd", "hedge: ")}
"""By kind of mark: its CSS class, and what a screen reader says before it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence with their mark: its CSS class and its name in words, both empty for
    none."""

    text: str
    look: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence of a row. `copied`: how many of its words a neighbour has, 0 for its own words;
    `of`: that neighbour."""

    sentence: PassageSentence
    pieces: tuple[Piece, ...]
    voice: Voice
    href: str
    copied: int = 0
    of: str = ""

    @property
    def differs(self) -> bool:
        """Whether a figure in it differs from one of the same thing in another report."""
        return any(piece.look == "df" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Card:
    """What one report says in a row: its sure sentences, and those that are likely of the
    matter."""

    column: ReportColumn
    label: str
    core: tuple[ShownSentence, ...]
    perhaps: tuple[ShownSentence, ...]

    @property
    def is_copy(self) -> bool:
        """Whether all of it is copied from a neighbour and differs in no figure."""
        return bool(self.core) and all(one.copied and not one.differs for one in self.core)


@dataclass(frozen=True, slots=True)
class Stack:
    """The cards of reports of one origin."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A matter. `differs`: what differs, in words; `cards`: one for each column, None where the
    report is silent.

    `first`: its place in the longest report; `day`: the first day that it speaks of; `who`,
    `names`: indices of its speakers and names; `figures`: its numbers in digits, for the search.
    """

    id: str
    passage: Passage
    label: str
    differs: str
    group: str
    cards: tuple[Card | None, ...]
    first: int | None
    day: str
    who: tuple[int, ...]
    names: tuple[int, ...]
    figures: str

    @property
    def perhaps(self) -> int:
        """How many sentences are likely of the matter."""
        return sum(len(card.perhaps) for card in self.cards if card)

    @property
    def is_small(self) -> bool:
        """Whether paper lists it only: two reports that differ in nothing."""
        return self.passage.reports < 3 and not self.differs

    @property
    def numbers(self) -> tuple[str, str, str]:
        """Its reports, lines and voices in words; "" where the voices are not known."""
        given = self.passage
        return counted(given.reports, "report"), counted(given.lines, "line"), voices(given)

    @property
    def is_repeated(self) -> bool:
        """Whether fewer lines of reporting than reports stand behind it."""
        return self.passage.lines < self.passage.reports


@dataclass(frozen=True, slots=True)
class PassageGroup:
    """The rows that as many reports tell of, or those in copied words alone."""

    key: str
    title: str
    note: str
    rows: tuple[PassageRow, ...]
    is_folded: bool

    @property
    def batches(self) -> tuple[tuple[PassageRow, ...], ...]:
        """The rows in the batches in which a large story's page makes them."""
        cards = accumulate(sum(card is not None for card in row.cards) for row in self.rows)
        pairs = zip(cards, self.rows, strict=True)
        by_batch = groupby(pairs, key=lambda pair: pair[0] // BATCH)
        return tuple(tuple(row for _, row in members) for _, members in by_batch)


@dataclass(frozen=True, slots=True)
class PassageTable:
    """The rows of a story. `speakers`, `names`: by how many rows hold them; `wide`: whether each
    report has a column."""

    columns: ReportColumns
    groups: tuple[PassageGroup, ...]
    speakers: tuple[str, ...]
    names: tuple[str, ...]
    longest: str
    labels: Labels

    @property
    def wide(self) -> bool:
        """Whether each report has a column."""
        return len(self.columns.columns) <= SIDE_BY_SIDE

    @property
    def rows(self) -> Iterator[PassageRow]:
        """All rows in their order."""
        return (row for group in self.groups for row in group.rows)

    def sentences(self) -> dict[str, ShownSentence]:
        """Returns the sure sentences of all rows, by id."""
        return {
            one.sentence.id: one
            for row in self.rows
            for card in row.cards
            if card
            for one in card.core
        }

    @property
    def surely(self) -> int:
        """How many rows two reports or more surely tell of."""
        return sum(row.passage.reports > 1 for row in self.rows)

    @property
    def differing(self) -> int:
        """In how many rows figures differ."""
        return sum(MarkKind.FIGURE in row.passage.differs for row in self.rows)

    @property
    def in_copies(self) -> int:
        """How many rows stand in copied words alone."""
        return sum(len(group.rows) for group in self.groups if group.key == COPIED)

    def stacks(self, row: PassageRow) -> list[Stack]:
        """Returns the first of the reports that speak in the row in words of their own, by
        origin."""
        by_line = groupby(self._own(row)[:AT_ONCE], key=lambda card: card.column.line)
        stacks = [(line, tuple(cards)) for line, cards in by_line]
        return [
            Stack(self.columns.brackets[line].title if len(cards) > 1 else "", cards)
            for line, cards in stacks
        ]

    def more(self, row: PassageRow) -> list[Card]:
        """Returns the other reports that speak in the row in words of their own."""
        return self._own(row)[AT_ONCE:]

    def _own(self, row: PassageRow) -> list[Card]:
        return [card for card in row.cards if card and card.core and not self._folds(row, card)]

    def only_perhaps(self, row: PassageRow) -> list[Card]:
        """Returns the reports with nothing but sentences that are likely of the matter."""
        return [card for card in row.cards if card and not card.core]

    def copies(self, row: PassageRow) -> list[Card]:
        """Returns the reports that speak in the row in copied words."""
        return [card for card in row.cards if card and self._folds(row, card)]

    def _folds(self, row: PassageRow, card: Card) -> bool:
        return card.is_copy and row.group not in (COPIED, PERHAPS)

    def silent(self, row: PassageRow) -> list[str]:
        """Returns the names of the reports that say nothing in the row."""
        return [
            self.labels.name(column.report.id)
            for column, card in zip(self.columns.columns, row.cards, strict=True)
            if card is None
        ]


def build_passages(story: Story, columns: ReportColumns, labels: Labels) -> PassageTable:
    """Returns the table of a story's passages, those of most reports first, those of one weak pair
    behind the others of two, those in copied words alone last."""
    rows = _PassageRows(story, columns, labels)
    made = sorted(map(rows.row, story.passages), key=_order)
    groups, before = [], 0
    for key, members in groupby(made, key=lambda row: row.group):
        found = tuple(members)
        groups.append(_group(key, found, is_late=before >= MANY_ROWS))
        before += len(found)
    longest = labels.name(columns.longest.id) if columns.longest else ""
    return PassageTable(columns, tuple(groups), rows.speakers, rows.names, longest, labels)


def _order(row: PassageRow) -> tuple[object, ...]:
    reports = min(row.passage.reports, _MOST + 1)
    return (
        row.group != FIRST,
        row.group == PERHAPS,
        row.group == COPIED,
        -reports,
        is_hardly_sure(row.passage),
        not row.differs,
        -row.passage.reports,
        -row.passage.strength,
        row.id,
    )


def _group(key: str, rows: tuple[PassageRow, ...], *, is_late: bool) -> PassageGroup:
    if key == COPIED:
        words = "agreement of copies confirms nothing"
        return PassageGroup(key, "In copied words alone", words, rows, is_folded=True)
    if key == PERHAPS:
        return PassageGroup(
            key,
            "Perhaps of one matter",
            "likely, not surely; counted nowhere",
            rows,
            is_folded=True,
        )
    if key == FIRST:
        return PassageGroup(key, "Put first", "by an editor", rows, is_folded=False)
    number = key.removeprefix("by-")
    title = f"{number.capitalize()} reports"
    if number == "more":
        title = f"More than {_NUMBERS[-1]} reports"
    return PassageGroup(key, title, "", rows, is_folded=is_late)


class _PassageRows:
    """Builds the rows of a story; what they share is looked up once."""

    def __init__(self, story: Story, columns: ReportColumns, labels: Labels) -> None:
        self.labels = labels
        self.columns = columns.columns
        self.longest = columns.longest
        self.places = {column.report.id: place for place, column in enumerate(self.columns)}
        self.days = {
            c.report.id: c.report.published[:10] for c in self.columns if c.report.published
        }
        self.statements = {statement.id: statement for statement in story.statements}
        self.copies = {copy.id: copy for copy in story.copies}
        self._called = {name.id: name.name for name in story.names}
        self.speakers, self._who = _ranked(
            {p.id: [self._name_of(one) for one in p.core() if one.speaker] for p in story.passages}
        )
        self.names, self._named = _ranked(_names_in(story))
        self._days = _days_in(story)
        self._pinned = [set(j.target) for j in story.judgements if j.field == PIN and j.is_obeyed()]

    def _group(self, passage: Passage, *, is_copied: bool) -> str:
        core = {one.id for one in passage.core()}
        if any(pinned <= core for pinned in self._pinned):
            return FIRST
        if passage.reports < 2:
            return PERHAPS
        number = _NUMBERS[passage.reports] if passage.reports <= _MOST else "more"
        return COPIED if is_copied else f"by-{number}"

    def row(self, passage: Passage) -> PassageRow:
        """Returns the row of a passage."""
        figures = frozenset(differing_marks(passage))
        core = passage.core()
        copied = self._copied(core)
        by_report: dict[str, list[ShownSentence]] = defaultdict(list)
        for one in passage.sentences:
            by_report[one.report].append(self._sentence(passage, one, figures, copied))
        cards = tuple(
            self._card(column, by_report[column.report.id])
            if column.report.id in by_report
            else None
            for column in self.columns
        )
        own = {one.report for one in core if one.id not in copied}
        longest = self.longest.id if self.longest else ""
        return PassageRow(
            id=fragment(passage.id),
            passage=passage,
            label=passage.name,
            differs=differing(passage),
            group=self._group(passage, is_copied=len(own) < 2),
            cards=cards,
            first=min((one.quote.start for one in core if one.report == longest), default=None),
            day=min((day for one in core for day in self._days.get(one.id, ())), default=""),
            who=self._who[passage.id],
            names=self._named.get(passage.id, ()),
            figures=" ".join(dict.fromkeys(_digits(core))),
        )

    def _card(self, column: ReportColumn, given: Iterable[ShownSentence]) -> Card:
        """Returns the card of a report; what it prints twice, as a headline, stands once."""
        once = {
            one.sentence.quote.quote: one for one in sorted(given, key=_is_likely, reverse=True)
        }
        shown = sorted(once.values(), key=lambda one: one.sentence.quote.start)
        core = tuple(one for one in shown if not _is_likely(one))
        perhaps = tuple(filter(_is_likely, shown))
        return Card(column, self.labels.name(column.report.id), core, perhaps)

    def _sentence(
        self,
        passage: Passage,
        one: PassageSentence,
        differing: frozenset[Mark],
        copied: Mapping[str, tuple[int, str]],
    ) -> ShownSentence:
        marks = [mark for mark in passage.marks if mark.of == one.id]
        words, of = copied.get(one.id, (0, ""))
        return ShownSentence(
            sentence=one,
            pieces=tuple(_pieces(one, marks, differing)),
            voice=self._voice(one),
            href=self.labels.passage(one.quote),
            copied=words,
            of=of,
        )

    def _voice(self, one: PassageSentence) -> Voice:
        said = [self.statements[known] for known in one.statements if known in self.statements]
        own = [statement for statement in said if statement.speaker == one.speaker] or said
        via = own[0].via if own else ()
        is_unnamed = any(statement.anonymous for statement in own)
        denies = any(statement.stance is Stance.DENIES for statement in own)
        return Voice(
            one.speaker, via, is_unnamed, Stance.DENIES.value if denies else "", one.speaker_by
        )

    def _copied(self, core: Sequence[PassageSentence]) -> dict[str, tuple[int, str]]:
        """Returns, by sentence, how many of its words a neighbour of the row has, and which.

        One sentence of those that share words stays as it is: the one that the others are known to
        come from, else that of the report published first.
        """
        given = {one.id: self.copies.get(one.from_copy or "") for one in core}
        ordered = sorted(
            core,
            key=lambda one: (
                not _is_source(one, given[one.id]),
                self.days.get(one.report, "9"),
                self.places.get(one.report, 0),
                one.quote.start,
            ),
        )
        found: dict[str, tuple[int, str]] = {}
        for place, one in enumerate(ordered):
            copy = given[one.id]
            if copy is None or _is_source(one, copy):
                continue
            mine, other = (copy.a, copy.b) if copy.a.report == one.report else (copy.b, copy.a)
            if any(before.report == other.report for before in ordered[:place]):
                shared = one.quote.quote[
                    max(0, mine.start - one.quote.start) : max(0, mine.end - one.quote.start)
                ]
                equal = LCSseq.similarity(shared.casefold().split(), other.quote.casefold().split())
                found[one.id] = (equal, self.labels.name(other.report))
        return found

    def _name_of(self, one: PassageSentence) -> str:
        said = [self.statements[known] for known in one.statements if known in self.statements]
        named = next((s.speaker_name for s in said if s.speaker == one.speaker), None)
        return marked(self._called.get(named or "", one.speaker or ""), one.speaker_by)


def _is_likely(shown: ShownSentence) -> bool:
    return shown.sentence.perhaps


def _is_source(one: PassageSentence, copy: Copy | None) -> bool:
    """Whether the copy is known to come from this sentence's report."""
    side = {"a": copy.a.report, "b": copy.b.report}.get(copy.from_ or "") if copy else None
    return side == one.report


def _ranked(
    given: Mapping[str, Iterable[str]],
) -> tuple[tuple[str, ...], dict[str, tuple[int, ...]]]:
    """Returns all words, those under most keys first, and for each key the places of its own."""
    counts = Counter(word for words in given.values() for word in set(words))
    ordered = tuple(sorted(counts, key=lambda word: (-counts[word], word)))
    places = {word: place for place, word in enumerate(ordered)}
    return ordered, {
        key: tuple(sorted({places[word] for word in words})) for key, words in given.items()
    }


def _names_in(story: Story) -> dict[str, set[str]]:
    """Returns, by passage, the names that its sentences mention."""
    found: dict[str, set[str]] = {}
    for passage, held in _inside(
        story, ((m, name.name) for name in story.names for m in name.mentions)
    ):
        found.setdefault(passage[0], set()).add(held)
    return found


def _days_in(story: Story) -> dict[str, list[str]]:
    """Returns, by sentence, the days that it speaks of."""
    found: dict[str, list[str]] = {}
    dated = (
        (date.span, date.earliest)
        for date in story.dates
        if date.earliest and date.tells == "event"
    )
    for passage, day in _inside(story, dated):
        found.setdefault(passage[1], []).append(day)
    return found


def _inside(
    story: Story, spans: Iterable[tuple[Span, str]]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Yields what is given with a span for each sure sentence that holds the span: passage,
    sentence, what is given."""
    held: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for passage in story.passages:
        for one in passage.core():
            held[one.report].append((one.quote.start, one.quote.end, passage.id, one.id))
    for places in held.values():
        places.sort()
    longest = {
        report: max(end - start for start, end, _, _ in places) for report, places in held.items()
    }
    for span, given in spans:
        places = held.get(span.report, [])
        first = bisect_left(places, (span.start - longest.get(span.report, 0),))
        for start, end, passage_id, sentence_id in places[first:]:
            if start > span.start:
                break
            if span.end <= end:
                yield (passage_id, sentence_id), given


def _digits(core: Iterable[PassageSentence]) -> Iterator[str]:
    """Yields the numbers of sentences in digits, so that 37 finds thirty-seven."""
    for one in core:
        for quantity in read_quantities(one.quote.quote):
            yield from (
                f"{bound:g}" for bound in (quantity.low, quantity.high) if bound is not None
            )


def _pieces(
    one: PassageSentence, marks: Sequence[Mark], differing: frozenset[Mark]
) -> Iterator[Piece]:
    """Yields the sentence cut at its marks; a figure goes before other marks of the same words."""
    first, text = one.quote.start, one.quote.quote
    at = 0
    for mark in sorted(
        marks, key=lambda mark: (mark.start, mark.kind is not MarkKind.FIGURE, mark.end)
    ):
        start, end = mark.start - first, mark.end - first
        look, words = ("df", "differs: ") if mark in differing else _LOOKS.get(mark.kind, ("", ""))
        if look and at <= start < end <= len(text):
            yield from ([Piece(text[at:start])] if at < start else [])
            yield Piece(text[start:end], look, words)
            at = end
    if at < len(text):
        yield Piece(text[at:])


def quoted_passages(story: Story, rows: Sequence[PassageRow]) -> dict[str, tuple[PassageRow, ...]]:
    """Returns, by point, the rows whose sure sentences hold its accounts, those of most accounts
    first."""
    known = {row.passage.id: row for row in rows}
    quoted = ((account.quote, point.id) for point in story.points for account in point.accounts)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for (passage, _), point in _inside(story, quoted):
        found[point][passage] += 1
    return {
        point: tuple(known[one] for one in sorted(counts, key=lambda one: (-counts[one], one)))
        for point, counts in found.items()
    }
