"""The notes of an annotated article (`make_notes`): beside a sentence one at most, the strongest of
what the ledger knows of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from rashomon.facts.matching import is_other_spelling
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.copy import Copy
from rashomon.model.difference import Difference, Version
from rashomon.model.name import NameKind
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import CERTAIN, Stance
from rashomon.model.story import Story
from rashomon.telling.wording import STATUS_WORDS, Called, counted, few, in_marks, name_speaker
from rashomon.text.calendar_words import say_days
from rashomon.text.report_names import name_reports
from rashomon.text.whole_sentences import sentence_at

_VERSIONS = 3  # that a note has
_SAYS = {Stance.ASSERTS: "says", Stance.DENIES: "denies", Stance.HEDGES: "is unsure"}
Line = tuple[str, str]
"""Words of a report, and whose they are."""


NoteKind = StrEnum(
    "NoteKind",
    "DIFFERS DENIED COPIED CHANGED SIMILAR ALONE SPELLED "
    "SAID DATED NUMBER LIMIT OVERTAKEN DAY NAME QUOTATION ATTRIBUTION HEDGE "
    "OPPOSITE FREQUENCY SPEAKER",
)
"""What a note says: of a report the strongest first, then who speaks and which day is meant, then
what only a draft is told."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is said beside a sentence. `words`: those that it is about; `lines`: words of others,
    and whose they are; `about`: id of the difference or claim that it shows; `other`: where else
    the words stand."""

    kind: NoteKind
    sentence: Span
    words: Span
    told: str
    lines: tuple[Line, ...] = ()
    about: str | None = None
    other: Span | None = None


def make_notes(story: Story, reports: Sequence[Report]) -> dict[str, tuple[Note, ...]]:
    """Returns the notes of each report of the story, by its id, in the order of its text."""
    texts = {one.id: one for one in reports if one.id in story.reports}
    called = name_reports(list(texts.values()))
    every = (
        _differing(story, called),
        _denied(story, texts, called),
        _in_claims(story, called),
        _alone(story),
    )
    kept: dict[str, list[Note]] = {ident: [] for ident in texts}
    for note in (*chain(*every), *_spelled(story, texts)):
        mine = kept.get(note.sentence.report, [])
        if not any(one.sentence.overlaps(note.sentence) for one in mine):
            mine.append(note)
    return {
        report: tuple(sorted(some, key=lambda one: one.sentence)) for report, some in kept.items()
    }


def who_and_when(story: Story, reports: Sequence[Report]) -> Iterator[Note]:
    """Yields who speaks, where that is as good as certain, and which day a report means."""
    texts = {one.id: one for one in reports}
    sure = (s for s in story.statements if s.speaker and (s.confidence or 0.0) >= CERTAIN)
    said = ((NoteKind.SAID, s.quote, f"{s.speaker} {_SAYS[s.stance]}") for s in sure)
    days = ((NoteKind.DATED, d.span, say_days(d.earliest, d.latest)) for d in story.dates)
    for kind, words, told in (*said, *days):
        if told:
            yield Note(kind, sentence_at(texts[words.report], words), words, told)


def name_reports_in(reports: Iterable[str], called: Called) -> str:
    """Returns what reports are called, the first three and how many more."""
    return few(list(dict.fromkeys(called.get(one, one) for one in reports)))


# Differences.


def _differing(story: Story, called: Called) -> Iterator[Note]:
    """Sentences that give a version of a difference, in the order of telling."""
    for one in story.open_differences():
        status = f"{STATUS_WORDS[one.status]}{' °' if one.by else ''}"
        for version in one.versions:
            others = tuple(_versions(one, version, called))
            for quote in version.quotes:
                told, sentence = f"{in_marks(quote.span.line)}: {status}", quote.sentence
                yield Note(NoteKind.DIFFERS, sentence, quote.span, told, others, one.id)


def _versions(one: Difference, own: Version, called: Called) -> Iterator[Line]:
    others = [version for version in one.versions if version is not own]
    yield from (tell_version(version, called) for version in others[:_VERSIONS])
    if len(others) > _VERSIONS:
        yield "", counted(len(others) - _VERSIONS, "more version")


def tell_version(version: Version, called: Called) -> Line:
    """Returns a version: its words, then whose they are and which reports have it."""
    first = version.quotes[0]
    who = [name_speaker(first.speaker, first.by), *(["denies"] if version.denied else [])]
    where = name_reports_in((quote.report for quote in version.quotes), called)
    return version.words, ", ".join(filter(None, (" ".join(filter(None, who)), where)))


# What is denied, copied, or told by others, too.


def _denied(story: Story, texts: Mapping[str, Report], called: Called) -> Iterator[Note]:
    """Sentences with a statement that somebody of the story rejects."""
    statements = {one.id: one for one in story.statements if one.report in texts}
    for voice in (voice for topic in story.topics for voice in topic.voices):
        said, words = statements.get(voice.answers or ""), voice.words
        if said is not None:
            told = f"denied by {voice.speaker} ({called.get(words.report, words.report)})"
            sentence, line = sentence_at(texts[said.report], said.quote), (words.line, "")
            yield Note(NoteKind.DENIED, sentence, said.quote, told, (line,), other=words)


def _in_claims(story: Story, called: Called) -> Iterator[Note]:
    """Sentences of claims: first what is copied, then what others tell."""
    copies = {one.id: one for one in story.copies}
    every = [(claim, one) for claim in story.claims for one in claim.sure()]
    copied = (_copied(one, copies.get(one.copy or ""), called) for _, one in every)
    similar = (_similar(claim, one, called) for claim, one in every)
    yield from filter(None, chain(copied, similar))


def _copied(one: ClaimSentence, copy: Copy | None, called: Called) -> Note | None:
    """Where most of a sentence stands in another report, too: who has it from whom."""
    if copy is None:
        return None
    mine, other = (copy.a, copy.b) if copy.a.report == one.report else (copy.b, copy.a)
    same = one.span.line.strip(" .") in other.line
    kind = NoteKind.COPIED if same else NoteKind.CHANGED
    told = f"{'copied' if same else 'changed in copying'} {_copied_from(copy, mine, called)}"
    return Note(kind, one.span, one.span, told, other=other)


def _copied_from(copy: Copy, mine: Span, called: Called) -> str:
    """Who has a stretch from whom, as it is read beside one of its places."""
    other = copy.b.report if mine is copy.a else copy.a.report
    source, name = copy.source, called.get(other, other)
    if source is None:
        return f"(also in {name}; which came first is not known)"
    if source == mine.report:
        return f"by {name}"
    return f"from {name}" if source == other else f"from {source}, as in {name}"


def _similar(claim: Claim, one: ClaimSentence, called: Called) -> Note | None:
    others = list(dict.fromkeys(s.report for s in claim.sure() if s.report != one.report))
    if not others:
        return None
    most = min(len(others), claim.origins.most)
    several = f", at most {most} independent" if len(others) > 1 else ""
    names = name_reports_in(others, called)
    told = f"similar in {counted(len(others), 'report')}{several}: {names}"
    return Note(NoteKind.SIMILAR, one.span, one.span, told, about=claim.id)


def _alone(story: Story) -> Iterator[Note]:
    for one in story.alone:
        yield Note(NoteKind.ALONE, one.span, one.span, "only here")


# Names.


def _spelled(story: Story, texts: Mapping[str, Report]) -> Iterator[Note]:
    """The first sentence of each report that spells a name otherwise than most others do."""
    for name in story.names:
        often = Counter(span.quote for span in name.mentions)
        usual = [spelling for spelling, _ in sorted(often.items(), key=lambda one: (-one[1], one))]
        first = {span.report: span for span in sorted(name.mentions, reverse=True)}
        for report, span in first.items():
            more = (one for one in usual if often[one] > often[span.quote])
            other = next((one for one in more if is_other_spelling(span.quote, one)), None)
            if other and report in texts and name.kind is not NameKind.OTHER:
                told, sentence = f"spelled {other} elsewhere", sentence_at(texts[report], span)
                yield Note(NoteKind.SPELLED, sentence, span, told)
