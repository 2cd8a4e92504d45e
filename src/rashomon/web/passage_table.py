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
from rashomon.telling.passage_words import differing, differing_marks
from rashomon.telling.wording import marked
from rashomon.text.by_key import by_key
from rashomon.text.quantities import read_quantities
from rashomon.text.report_names import shorten
from rashomon.web.markup import Labels, fragment
from rashomon.web.report_columns import ReportColumn, ReportColumns
from rashomon.web.shown_answers import SentenceAround, Voice

SIDE_BY_SIDE = 5
"""Up to so many reports have a column each; above, a row holds only the reports that speak."""
MANY_ROWS = 150
"""Groups that begin after so many rows start folded."""
BATCH = 800
"""A large story's rows are made in batches of so many cards, as they come into sight."""
_AROUND = 70  # characters shown on either side of a reading
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
    `of`: that neighbour; `is_from`: it is known to have them from there."""

    sentence: PassageSentence
    pieces: tuple[Piece, ...]
    voice: Voice
    href: str
    copied: int = 0
    of: str = ""
    is_from: bool = False

    def around(self, words: Span) -> SentenceAround:
        """Returns words of it with the rest of it, shortened on both sides."""
        quote = self.sentence.quote
        at, end = words.start - quote.start, words.end - quote.start
        before, after = quote.quote[:at], quote.quote[end:]
        if len(before) > _AROUND:
            before = f"{shorten(before, _AROUND, (len(before), len(before)))} "
        if len(after) > _AROUND:
            after = " " * after[:1].isspace() + shorten(after, _AROUND)
        return SentenceAround(before, quote.quote[at:end], after)

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
    def look(self) -> str:
        """How it stands in a strip of reports: in words of its own, copied, or perhaps."""
        is_copied = all(one.copied for one in self.core)
        return ("copied" if is_copied else "own") if self.core else "perhaps"

    @property
    def is_copy(self) -> bool:
        """Whether all of it is copied from a neighbour and differs in no figure."""
        return bool(self.core) and all(one.copied and not one.differs for one in self.core)


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A matter. `shown`: its sentences by id; `differs`: what differs, in words; `cards`: one for
    each column, None where nothing was found in its report.

    `first`: its place in the longest report; `day`: the first day that it speaks of; `who`,
    `names`: indices of its speakers and names; `figures`: its numbers in digits, for the search.
    """

    id: str
    passage: Passage
    shown: Mapping[str, ShownSentence]
    differs: str
    group: str
    cards: tuple[Card | None, ...]
    first: int | None
    day: str
    who: tuple[int, ...]
    names: tuple[int, ...]
    figures: str

    @property
    def name(self) -> ShownSentence:
        """The sentence that names it."""
        return self.shown[self.passage.naming_sentence().id]

    @property
    def shared(self) -> str:
        """How many reports have words that another has, too: of which, where it is known that they
        have them from there."""
        copied = {(one.of, one.sentence.report): one for one in self.shown.values() if one.copied}
        known = Counter(of for (of, _), one in copied.items() if one.is_from)
        if known:
            (of, many), *_ = sorted(known.items(), key=lambda one: (-one[1], one[0]))
            return f"words of {shorten(of, 30)} in {many:,} more"
        many = len({report for _, report in copied})
        return f"{many:,} share{'s' * (many == 1)} words with another" if many else ""

    def holding(self, span: Span) -> ShownSentence | None:
        """Returns its sentence in which these words stand."""
        found = (one for one in self.shown.values() if one.sentence.quote.overlaps(span))
        return next(found, None)


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

    def own(self, row: PassageRow) -> list[Card]:
        """Returns the reports that speak in the row in words of their own."""
        return [card for card in row.cards if card and card.core and not self._folds(row, card)]

    def copies(self, row: PassageRow) -> list[Card]:
        """Returns the reports that speak in the row in copied words."""
        return [card for card in row.cards if card and self._folds(row, card)]

    def _folds(self, row: PassageRow, card: Card) -> bool:
        return card.is_copy and row.group not in (COPIED, PERHAPS)


def build_passages(story: Story, columns: ReportColumns, labels: Labels) -> PassageTable:
    """Returns the table of a story's passages, those of most reports first, those in copied words
    alone last; of as many reports, in the order of the ledger."""
    rows = _PassageRows(story, columns, labels)
    made = sorted(
        map(rows.row, story.passages),
        key=lambda row: (
            row.group != FIRST,
            row.group == PERHAPS,
            row.group == COPIED,
            -min(row.passage.reports, _MOST + 1),
        ),
    )
    groups, before = [], 0
    for key, members in groupby(made, key=lambda row: row.group):
        found = tuple(members)
        groups.append(_group(key, found, is_late=before >= MANY_ROWS))
        before += len(found)
    longest = labels.name(columns.longest.id) if columns.longest else ""
    return PassageTable(columns, tuple(groups), rows.speakers, rows.names, longest, labels)


_NAMED = {
    COPIED: ("In copied words alone", "agreement of copies confirms nothing", True),
    PERHAPS: ("Perhaps of one matter", "likely, not surely; counted nowhere", True),
    FIRST: ("Put first", "by an editor", False),
}
"""Title, note and whether it is folded, of the groups that have no number of reports."""


def _group(key: str, rows: tuple[PassageRow, ...], *, is_late: bool) -> PassageGroup:
    number = "more than " + _NUMBERS[-1] if key == "by-more" else key.removeprefix("by-")
    title, note, is_folded = _NAMED.get(key, (f"{number.capitalize()} reports", "", is_late))
    return PassageGroup(key, title, note, rows, is_folded)


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

    def _group(self, passage: Passage) -> str:
        core = {one.id for one in passage.core()}
        if any(pinned <= core for pinned in self._pinned):
            return FIRST
        if passage.reports < 2:
            return PERHAPS
        number = _NUMBERS[passage.reports] if passage.reports <= _MOST else "more"
        return COPIED if passage.copied() else f"by-{number}"

    def row(self, passage: Passage) -> PassageRow:
        """Returns the row of a passage."""
        figures = frozenset(differing_marks(passage))
        core = passage.core()
        copied = self._copied(core)
        shown = {one.id: self._sentence(passage, one, figures, copied) for one in passage.sentences}
        by_report = by_key((one.sentence.report, one) for one in shown.values())
        cards = tuple(
            self._card(column, by_report[column.report.id])
            if column.report.id in by_report
            else None
            for column in self.columns
        )
        longest = self.longest.id if self.longest else ""
        counted = (found for one in core for found in read_quantities(one.quote.quote))
        bounds = (bound for found in counted for bound in (found.low, found.high))
        return PassageRow(
            id=fragment(passage.id),
            passage=passage,
            shown=shown,
            differs=differing(passage),
            group=self._group(passage),
            cards=cards,
            first=min((one.quote.start for one in core if one.report == longest), default=None),
            day=min((day for one in core for day in self._days.get(one.id, ())), default=""),
            who=self._who[passage.id],
            names=self._named.get(passage.id, ()),
            # in digits, so that 37 finds thirty-seven
            figures=" ".join(dict.fromkeys(f"{x:g}" for x in bounds if x is not None)),
        )

    def _card(self, column: ReportColumn, given: Iterable[ShownSentence]) -> Card:
        """Returns the card of a report; what it prints twice, as a headline, stands once."""
        likely_first = sorted(given, key=lambda one: not one.sentence.perhaps)
        once = {one.sentence.quote.quote: one for one in likely_first}
        shown = sorted(once.values(), key=lambda one: one.sentence.quote.start)
        core = tuple(one for one in shown if not one.sentence.perhaps)
        perhaps = tuple(one for one in shown if one.sentence.perhaps)
        return Card(column, self.labels.name(column.report.id), core, perhaps)

    def _sentence(
        self,
        passage: Passage,
        one: PassageSentence,
        differing: frozenset[Mark],
        copied: Mapping[str, tuple[int, str, bool]],
    ) -> ShownSentence:
        marks = [mark for mark in passage.marks if mark.of == one.id]
        words, of, is_from = copied.get(one.id, (0, "", False))
        return ShownSentence(
            sentence=one,
            pieces=tuple(_pieces(one, marks, differing)),
            voice=self._voice(one),
            href=self.labels.passage(one.quote),
            copied=words,
            of=of,
            is_from=is_from,
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

    def _copied(self, core: Sequence[PassageSentence]) -> dict[str, tuple[int, str, bool]]:
        """Returns, by sentence, how many of its words a neighbour of the row has, which, and
        whether it is known to have them from there.

        One sentence of those that share words stays as it is: the one that the others are known to
        come from, else that of the report published first, else any, whatever reports are called.
        """
        given = {one.id: self.copies.get(one.from_copy or "") for one in core}
        ordered = sorted(
            core,
            key=lambda one: (
                not _is_source(one, given[one.id]),
                self.days.get(one.report, "9"),
                one.report,
                one.quote.start,
            ),
        )
        found: dict[str, tuple[int, str, bool]] = {}
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
                is_from = copy.side(other.report) is (copy.a if copy.from_ == "a" else copy.b)
                is_from = is_from and copy.from_ in ("a", "b")
                found[one.id] = (equal, self.labels.name(other.report), is_from)
        return found

    def _name_of(self, one: PassageSentence) -> str:
        said = [self.statements[known] for known in one.statements if known in self.statements]
        named = next((s.speaker_name for s in said if s.speaker == one.speaker), None)
        return marked(self._called.get(named or "", one.speaker or ""), one.speaker_by)


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


def _names_in(story: Story) -> dict[str, list[str]]:
    """Returns, by passage, the names that its sentences mention."""
    named = ((m, name.name) for name in story.names for m in name.mentions)
    return by_key((passage, name) for (passage, _), name in _inside(story, named))


def _days_in(story: Story) -> dict[str, list[str]]:
    """Returns, by sentence, the days that it speaks of."""
    dated = (
        (date.span, date.earliest)
        for date in story.dates
        if date.earliest and date.tells == "event"
    )
    return by_key((sentence, day) for (_, sentence), day in _inside(story, dated))


def _inside(
    story: Story, spans: Iterable[tuple[Span, str]]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Yields what is given with a span for each sure sentence that holds the span: passage,
    sentence, what is given."""
    held = by_key(
        (one.report, (one.quote.start, one.quote.end, passage.id, one.id))
        for passage in story.passages
        for one in passage.core()
    )
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
