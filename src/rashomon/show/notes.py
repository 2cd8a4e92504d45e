"""Makes the notes of an annotated article (`make_notes`). A sentence gets at most one, the
strongest that the ledger has."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from itertools import chain
from operator import attrgetter

from rashomon.facts.matching import is_other_spelling
from rashomon.model.claim import Claim, ClaimSentence, Origins
from rashomon.model.content_ids import by_id
from rashomon.model.copy import Copy
from rashomon.model.difference import Difference, Version
from rashomon.model.name import NameKind
from rashomon.model.pieces import in_marks
from rashomon.model.record import record
from rashomon.model.report import ReportNames, Reports, ReportsById
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.show.wording import (
    counted,
    name_reports_in,
    tell_behind,
    tell_status,
)
from rashomon.text.calendar_words import say_days
from rashomon.text.gathering import by_report, most_first
from rashomon.text.report_names import name_reports
from rashomon.text.whole_sentences import sentence_at

_VERSIONS = 3  # that a note has
_SAYS = {Stance.ASSERTS: "says", Stance.DENIES: "denies", Stance.HEDGES: "is unsure"}

NoteKind = StrEnum(
    "NoteKind",
    "DIFFERS DENIED COPIED CHANGED SIMILAR ALONE SPELLED "
    "SAID DATED NUMBER LIMIT OVERTAKEN DAY NAME QUOTATION HEDGE "
    "OPPOSITE FREQUENCY SPEAKER TOLD",
)
"""What a note says: of a report the strongest first, then who speaks and which day is meant, then
what only a draft is told."""


@record
class Note:
    """What is said beside a sentence.

    - `words`: the words that it is about
    - `lines`: words of others, and whose they are
    - `about`: id of the difference or claim that it shows
    - `other`: where else the words stand
    """

    kind: NoteKind
    sentence: Span
    words: Span
    told: str
    lines: tuple[tuple[str, str], ...] = ()
    about: str | None = None
    other: Span | None = None


Notes = Iterator[Note]


def make_notes(story: Story, reports: Reports) -> dict[str, tuple[Note, ...]]:
    """Returns the notes of each report of the story, by its id, in the order of its text."""
    texts = by_id(story.own(reports))
    report_names = name_reports(list(texts.values()))
    notes = chain(
        _notes_on_differences(story, report_names),
        _notes_on_denials(story, texts=texts, report_names=report_names),
        _notes_on_claims(story, report_names),
        (
            Note(kind=NoteKind.ALONE, sentence=alone.span, words=alone.span, told="only here")
            for alone in story.alone
        ),
        _notes_on_spelling(story, texts),
    )
    notes_of: dict[str, list[Note]] = {report: [] for report in texts}
    for note in notes:
        stronger = notes_of.get(note.sentence.report, [])
        place = bisect_left(stronger, note.sentence, key=attrgetter("sentence"))
        beside = stronger[max(0, place - 1) : place + 1]  # no two that are kept overlap
        if not note.sentence.meets(earlier.sentence for earlier in beside):
            stronger.insert(place, note)
    return {report: tuple(own_notes) for report, own_notes in notes_of.items()}


def who_and_when(story: Story, reports: Reports) -> Notes:
    """Yields who speaks, if that is as good as certain, and which day a report means."""
    texts = by_id(reports)
    for statement in story.statements:
        if statement.speaker:
            text = f"{statement.speaker} {_SAYS[statement.shown_stance]}"
            yield _note_around(statement.quote, texts=texts, kind=NoteKind.SAID, text=text)
    for date in story.dates:
        days = say_days(date.earliest, date.latest)
        if days:
            yield _note_around(date.span, texts=texts, kind=NoteKind.DATED, text=days)


def _note_around(words: Span, texts: ReportsById, kind: NoteKind, text: str) -> Note:
    """Returns a note beside the sentence in which these words stand."""
    return Note(kind=kind, sentence=sentence_at(texts[words.report], words), words=words, told=text)


# Differences.


def _notes_on_differences(story: Story, report_names: ReportNames) -> Notes:
    """Yields sentences that give a version of a difference, in the order of telling."""
    for difference in story.open_differences():
        status = tell_status(difference)
        for version in difference.versions:
            lines = tuple(
                _other_versions(difference, own_version=version, report_names=report_names)
            )
            for quote in version.quotes:
                text = f"{version.told or in_marks(quote.span.line)}: {status}"
                yield Note(
                    kind=NoteKind.DIFFERS,
                    sentence=quote.sentence,
                    words=quote.span,
                    told=text,
                    lines=lines,
                    about=difference.id,
                )


def _other_versions(
    difference: Difference, own_version: Version, report_names: ReportNames
) -> Iterator[tuple[str, str]]:
    """Yields the first of the other versions: their words, then whose they are and which reports
    have them."""
    left = _VERSIONS  # how many may still be named
    for version in difference.versions:
        if version is not own_version:
            if left > 0:
                who = version.quotes[0].speaker or ""
                if version.denied:
                    who = f"{who} denies".strip()
                where = name_reports_in(by_report(version.quotes), report_names)
                yield version.words, f"{who}, {where}" if who else where
            left -= 1
    if left < 0:
        yield "", counted(-left, "more version")


# What is denied, copied, or told by others, too.


def _notes_on_denials(story: Story, texts: ReportsById, report_names: ReportNames) -> Notes:
    """Yields sentences with a statement that somebody in the story rejects."""
    statements = by_id(story.statements)
    for topic in story.topics:
        for voice in topic.voices:
            statement = statements.get(voice.answers or "")
            if statement and statement.report in texts:
                words = voice.words
                text = f"denied by {voice.speaker} ({report_names[words.report]})"
                note = _note_around(statement.quote, texts=texts, kind=NoteKind.DENIED, text=text)
                yield replace(note, lines=((words.line, ""),), other=words)


def _notes_on_claims(story: Story, report_names: ReportNames) -> Notes:
    """Yields sentences of claims: first what is copied, then what others tell."""
    copies = by_id(story.copies)
    for claim in story.claims:
        for sentence in claim.sure():
            if sentence.copy in copies:
                yield _note_on_copy(sentence, copy=copies[sentence.copy], report_names=report_names)
    for claim in story.claims:
        for sentence in claim.sure():
            yield from _note_on_likeness(claim, sentence=sentence, report_names=report_names)


def _note_on_copy(sentence: ClaimSentence, copy: Copy, report_names: ReportNames) -> Note:
    """If most of a sentence stands in another report, too, says who has it from whom."""
    source_stretch = copy.a
    if source_stretch.report == sentence.report:
        source_stretch = copy.b
    kind = NoteKind.CHANGED
    text = "changed in copying"
    if sentence.span.line.strip(" .") in source_stretch.line:
        kind = NoteKind.COPIED
        text = "copied"
    name = report_names[source_stretch.report]
    whence = {
        None: f"(also in {name}; which came first is not known)",
        sentence.report: f"by {name}",
        source_stretch.report: f"from {name}",
    }
    text = f"{text} {whence.get(copy.source, f'from {copy.source}, as in {name}')}"
    return Note(
        kind=kind, sentence=sentence.span, words=sentence.span, told=text, other=source_stretch
    )


def _note_on_likeness(claim: Claim, sentence: ClaimSentence, report_names: ReportNames) -> Notes:
    reports = by_report(claim.sure())
    reports.pop(sentence.report)
    if reports:
        behind = tell_behind(len(reports), Origins(min(len(reports), claim.origins.most)))
        text = f"similar in {behind}: {name_reports_in(reports, report_names)}"
        yield Note(
            kind=NoteKind.SIMILAR,
            sentence=sentence.span,
            words=sentence.span,
            told=text,
            about=claim.id,
        )


# Names.


def _notes_on_spelling(story: Story, texts: ReportsById) -> Notes:
    """Yields the first sentence of each report that spells a name otherwise than most others do."""
    for name in story.names:
        if name.kind is not NameKind.OTHER:
            often = Counter(map(attrgetter("quote"), name.mentions))
            for report, mentions in by_report(sorted(name.mentions)).items():
                mention = mentions[0]
                usual = _usual_spelling(mention.quote, often)
                if usual and report in texts:
                    text = f"spelled {usual} elsewhere"
                    yield _note_around(mention, texts=texts, kind=NoteKind.SPELLED, text=text)


def _usual_spelling(spelling: str, often: Mapping[str, int]) -> str | None:
    """Returns the most frequent other spelling of the name, if it is more frequent than this one.
    Otherwise returns None."""
    for usual in most_first(often):
        if often[usual] > often[spelling] and is_other_spelling(spelling, usual):
            return usual
    return None
