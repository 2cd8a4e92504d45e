"""The digest: a matter a paragraph, told once, in the ledger's order, with what differs in it, what
others add, and who tells it.

Ink of a first line is what another report of the matter tells, too; of what follows, what is new.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rashomon.model.passage import PassageSentence, Variant
from rashomon.model.point import Point
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import set_of
from rashomon.telling.asked_matters import numbers_beside
from rashomon.telling.digest_words import open_sentences
from rashomon.telling.leads import leads_of
from rashomon.telling.passage_words import as_worded
from rashomon.telling.wording import asker_of, foremost, question_of
from rashomon.text.by_key import by_key
from rashomon.text.word_families import family_of
from rashomon.web.markup import UNFOLDED
from rashomon.web.passage_table import PassageRow, PassageTable, Piece, ShownSentence
from rashomon.web.shown_answers import SentenceAround, set_in_sentence
from rashomon.web.table import TableRow

FEW_REPORTS = 6
"""Up to so many reports a story's table comes first, the digest after it."""
OPEN_MATTERS = 15
"""So many matters stand open."""
_SMALL = 7.0  # rarity below which a word has the ink of the next one that tells something
_WORD = re.compile(r"\w+(?:['’]\w+)*")
IsInk = Callable[[int, int, str], bool]
"""Whether a word that begins and ends there stands in ink."""


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """A sentence of a matter: it in ink and lighter, the sentences that are like it, and where it
    is said who its names are."""

    given: ShownSentence
    pieces: tuple[Piece, ...]
    like: tuple[ShownSentence, ...]
    who: tuple[Span, ...]

    @property
    def as_worded(self) -> int:
        """How many other reports have these words."""
        own = self.given.sentence
        same = (one.sentence for one in self.like)
        reports = {one.report for one in same if as_worded(one.quote.quote, own.quote.quote)}
        return len(reports - {own.report})


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question under the name of its author; words that no quoted sentence has are marked.

    `around`: the sentence that names a question whose words stand in no matter.
    """

    row: TableRow
    by: str
    question: tuple[Piece, ...]
    around: SentenceAround
    whose: str


@dataclass(frozen=True, slots=True)
class MatterView:
    """A paragraph. `before`: words of its report without which its first sentence is not
    understood; `adds`: further sentences; `numbers`: figures of one thing, perhaps of other days;
    `asked`: questions that quote it most, `linked`: those that quote it, too; `denying`: speakers
    who deny; `last`: the latest day of its reports."""

    row: PassageRow
    before: str
    name: ToldSentence
    adds: tuple[ToldSentence, ...]
    numbers: tuple[Point, ...]
    asked: tuple[AskedQuestion, ...]
    linked: tuple[TableRow, ...]
    denying: frozenset[str | None]
    last: str

    @property
    def keys(self) -> set[str]:
        """By what it is asked for."""
        found = {one.row.status for one in self.asked}
        found |= {"denied"} if self.denying else set()
        return found | ({"differs"} if self.sure or "disputed" in found else set())

    @property
    def sure(self) -> list[Variant]:
        """The things of which its reports surely give different readings."""
        return [one for one in self.row.passage.variants if one.is_sure()]


Chapter = tuple[MatterView, ...]
"""Matters that stand together, the strongest first."""


@dataclass(frozen=True, slots=True)
class DigestView:
    """The digest: chapters that stand open and those that fold, and questions whose words stand in
    no matter, disputed ones first. `who`: where it is said who the shown names are."""

    chapters: tuple[Chapter, ...]
    rest: tuple[Chapter, ...]
    alone: tuple[AskedQuestion, ...]
    who: tuple[Span, ...]

    def number(self, key: str) -> int:
        """Returns how many matters are asked for by this word."""
        also = ("disputed",) if key == "differs" else ()
        alone = sum(one.row.status in (key, *also) for one in self.alone)
        chapters = (*self.chapters, *self.rest)
        return alone + sum(key in one.keys for chapter in chapters for one in chapter)


def build_digest(
    story: Story,
    table: PassageTable,
    rows: Iterable[TableRow],
    passages_of: Callable[[TableRow], Sequence[PassageRow]],
) -> DigestView:
    """Returns the digest of a story; `rows`: the questions of authors, `passages_of`: the matters
    that one quotes, that of most answers first."""
    matters = _Matters(story, table)
    for row in rows:
        matters.ask(row, [one for one in passages_of(row) if one.passage.reports > 1])
    known = {row.passage.id: row for row in table.rows}
    chapters: list[Chapter] = []
    rest: list[Chapter] = []
    for ids in story.chapters or [(one.id,) for one in story.matters()]:
        chapter = tuple(matters.matter(known[ident]) for ident in ids)
        first = chapter[0].row.passage
        is_late = first.copied() and 3 * first.reports < len(story.reports)
        stand = sum(len(one) if len(one) <= UNFOLDED else 1 for one in chapters)
        is_full = stand >= OPEN_MATTERS
        (rest if is_late or is_full else chapters).append(chapter)
    who = tuple(span for lead in matters.leads.values() for span in lead.who)
    return DigestView(tuple(chapters), tuple(rest), tuple(matters.alone), who)


class _Matters:
    """Makes the matters of a story; what they share is looked up once."""

    def __init__(self, story: Story, table: PassageTable) -> None:
        self.table = table
        self.labels = table.labels
        self.reports = {report.id: report for report in table.columns.reports}
        told = {one.id: one for one in story.matters()}
        placed = [told[i] for chapter in story.chapters for i in chapter] or told.values()
        opened = (one for passage in placed for one in open_sentences(passage))
        self.leads = leads_of(opened, story.names, self.reports)
        self.days = {one.id: one.published or one.anchor or "" for one in self.reports.values()}
        said = ((one.report, one.cue) for one in story.statements if one.cue)
        who = ((o.report, o.speaker_span) for o in story.statements if o.speaker_span)
        named = ((m.report, m) for name in story.names for m in name.mentions)
        days = ((one.span.report, one.span) for one in story.dates)
        self.fixed = by_key((*said, *who, *named, *days))
        self.numbers = numbers_beside(story)
        self.asked: dict[str, list[AskedQuestion]] = defaultdict(list)
        self.linked: dict[str, list[TableRow]] = defaultdict(list)
        self.alone: list[AskedQuestion] = []

    def ask(self, row: TableRow, quoted: Sequence[PassageRow]) -> None:
        """Puts a question under the matter with most of its answers, linked from the others."""
        (self.asked[quoted[0].id] if quoted else self.alone).append(self._question(row))
        for other in quoted[1:]:
            self.linked[other.id].append(row)

    def _question(self, row: TableRow) -> AskedQuestion:
        accounts = row.point.accounts
        around = [set_in_sentence(self.reports[one.report], one.quote) for one in accounts]
        held = {word for one in around for word in _families(one.before + one.words + one.after)}
        pieces = _inked(question_of(row.point), lambda _start, _end, word: word in held)
        best = foremost(accounts)
        whose = " › ".join(filter(None, (self.labels.name(best.report), best.speaker)))
        return AskedQuestion(
            row, asker_of(row.point) or "", pieces, around[accounts.index(best)], whose
        )

    def matter(self, row: PassageRow) -> MatterView:
        """Returns the paragraph of a passage."""
        passage, first = row.passage, row.passage.naming_sentence()
        shared = {
            word
            for one in passage.core()
            if one.report != first.report
            for word in _families(one.quote.quote)
        }
        further = [
            self._told(row, row.shown[one.sentence].sentence, partial(_overlaps, one.adds))
            for one in passage.distinct
        ]
        perhaps = [
            self._told(row, one, lambda *_: True) for one in passage.sentences if one.perhaps
        ]
        return MatterView(
            row,
            self.leads[first.id].before,
            self._told(row, first, lambda _start, _end, word: word in shared),
            tuple(one for one in (*further, *perhaps) if one.given.sentence is not first),
            self.numbers.get(row.passage.id, ()),
            tuple(self.asked[row.id]),
            tuple(self.linked[row.id]),
            frozenset(one.voice.name for one in row.shown.values() if one.voice.stance),
            max(self.days[one.report] for one in passage.core()),
        )

    def _told(self, row: PassageRow, one: PassageSentence, is_ink: IsInk) -> ToldSentence:
        places = [(mark.start, mark.end) for mark in row.passage.marks if mark.of == one.id]
        places += [(s.start, s.end) for s in self.fixed[one.report] if s.overlaps(one.quote)]
        always = set_of("passages.conditions", "passages.sources")

        def stands(start: int, end: int, word: str) -> bool:
            fixed = any(a < end and start < b for a, b in places)
            return fixed or word in always or is_ink(start, end, word)

        like = tuple(row.shown[other.id] for other in row.passage.alike(one.id))
        pieces = _inked(one.quote.quote, stands, one.quote.start)
        lead = self.leads.get(one.id)
        return ToldSentence(row.shown[one.id], pieces, like, lead.who if lead else ())


def _overlaps(spans: Sequence[Span], start: int, end: int, _word: str) -> bool:
    return any(span.start < end and start < span.end for span in spans)


def _families(text: str) -> Iterator[str]:
    return (family_of(word) for word in _WORD.findall(text))


def _inked(text: str, is_ink: IsInk, first: int = 0) -> tuple[Piece, ...]:
    """Returns a text as pieces in ink and lighter; small words go with the one that follows, what
    stands between words with the one before. `first`: where the text begins in its report."""
    rarity = load_rarity()
    looks: list[tuple[int, str]] = []
    waiting: list[int] = []
    for found in _WORD.finditer(text):
        word = found[0].casefold()
        ink = is_ink(first + found.start(), first + found.end(), family_of(word))
        waiting.append(found.start())
        if ink or rarity.of_word(word) >= _SMALL:
            looks += [(at, "" if ink else "lo") for at in waiting]
            waiting = []
    looks = [(at, look) for n, (at, look) in enumerate(looks) if not n or looks[n - 1][1] != look]
    starts = [0, *(at for at, _ in looks[1:])]
    ends = [*starts[1:], len(text)]
    return tuple(
        Piece(text[start:end], look)
        for start, end, (_, look) in zip(starts, ends, looks or [(0, "")], strict=True)
    )
