"""Speakers with their statements by subject, and names with their spellings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.content_ids import fragment
from rashomon.model.name import Name, NameKind
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.telling.wording import counted, few
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
from rashomon.web.markup import Labels
from rashomon.web.shown import STANCE_WORDS

_UNNAMED = "not attributed"
_KINDS = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE)


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """What somebody says: the words, how it is said, and each report that has them, with the media
    between and the link; the first one's id."""

    id: str
    words: str
    how: str
    through: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What several reports have a speaker say of one thing, side by side: the topic or the claim,
    with the link to it; "" for all else."""

    heading: str
    href: str
    said: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker across all reports, with the mark of a model that named him; how reports describe
    and spell him; whether it is as good as certain that some words are his."""

    name: str
    is_anonymous: bool
    described: str
    spellings: str
    counts: str
    subjects: tuple[Subject, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A person, body or place with its spellings, each with its reports, and how reports describe
    it."""

    name: str
    kind: str
    spellings: str
    described: str


_Headings = Mapping[str, tuple[str, str]]


def list_speakers(story: Story, labels: Labels) -> tuple[SpeakerEntry, ...]:
    """Returns the speakers, those first whose words are surely theirs, then by reports and
    statements; words that nobody is named for come last."""
    names = {name.id: name.name for name in story.names}
    spoken = by_key(
        (names.get(said.speaker_name or "") or said.speaker or "", said)
        for said in story.statements
    )
    headings = _headings(story)
    ordered = sorted(spoken.items(), key=lambda it: (not it[0], *_fewest(it[1]), it[0]))
    return tuple(_speaker(name, said, headings, labels) for name, said in ordered)


def _fewest(said: Sequence[Statement]) -> tuple[int, int, int]:
    sure = [one for one in said if one.is_surely_named]
    return -_reports(sure), -len(sure), -len(said)


def list_names(story: Story, labels: Labels) -> tuple[NameEntry, ...]:
    """Returns the people, bodies and places that reports describe or spell otherwise."""
    spoken = by_key((said.speaker_name, said) for said in story.statements)
    entries = (
        NameEntry(name.name, name.kind, _spelled(name, labels), _described(spoken[name.id], labels))
        for kind in _KINDS
        for name in sorted(story.names, key=lambda name: name.name)
        if name.kind is kind
    )
    return tuple(one for one in entries if one.described or one.spellings)


def _spelled(name: Name, labels: Labels) -> str:
    """Returns the spellings with their reports; "" where there is but one."""
    several = len({spelling.casefold() for spelling in name.spellings}) > 1
    spans = name.mentions if several else ()
    return _by_report(((span.line, span.report) for span in spans), labels)


def _headings(story: Story) -> tuple[_Headings, _Headings]:
    """The topic of each statement, and the claim whose sentence holds it."""
    claims = (
        (ident, (claim.name, fragment(claim.id)))
        for claim in reversed(story.claims)
        for sentence in claim.sure()
        for ident in sentence.statements
    )
    topics = (
        (ident, (topic.phrase, ""))
        for topic in reversed(story.topics)
        for voice in topic.voices
        for ident in voice.statements
    )
    return dict(topics), dict(claims)


def _speaker(
    name: str, said: Sequence[Statement], headings: Sequence[_Headings], labels: Labels
) -> SpeakerEntry:
    printed = ((one.speaker or "", one.report) for one in said)
    reports = few(list(dict.fromkeys(labels.name(one.report) for one in said)))
    return SpeakerEntry(
        _called(name, said) or _UNNAMED,
        all(one.anonymous for one in said),
        _described(said, labels),
        _by_report((pair for pair in printed if pair[0] not in (name, "")), labels),
        f"{counted(len(said), 'statement')} · {reports}",
        tuple(_subjects(said, headings, labels)),
        any(one.is_surely_named for one in said),
    )


def _called(name: str, said: Sequence[Statement]) -> str:
    """Returns what the speaker is called: whoever is not named as a report has it, with its
    article ("a military source")."""
    places = (one.speaker_span.line for one in said if one.anonymous and one.speaker_span)
    return next((place for place in places if place.endswith(f" {name}")), name)


def _subjects(
    said: Sequence[Statement], headings: Sequence[_Headings], labels: Labels
) -> Iterator[Subject]:
    """Yields the subjects on which several reports surely have the speaker: topics, then claims, of
    most reports first; then all else, and last what may be another's."""
    sure = [one for one in said if one.is_surely_named] or [*said]
    rest = sure
    for of in headings:
        groups = by_key((of[one.id], one) for one in rest if one.id in of)
        several = {key: some for key, some in groups.items() if _reports(some) > 1}
        for key, some in sorted(several.items(), key=lambda it: -_reports(it[1])):
            yield Subject(*key, _statements(some, labels))
        rest = [one for one in rest if of.get(one.id) not in several]
    unsure = [one for one in said if one not in sure]
    heading = "Other words" if len(rest) < len(sure) else ""
    for words, some in ((heading, rest), ("Possibly also", unsure)):
        yield from [Subject(words, "", _statements(some, labels))] if some else []


def _statements(said: Iterable[Statement], labels: Labels) -> tuple[ShownStatement, ...]:
    """Returns the statements in their order, those of the same words together."""
    same = by_key(((fold(one.quote.line) or one.quote.line, _how(one)), one) for one in said)
    return tuple(
        ShownStatement(
            some[0].id,
            some[0].quote.quote,
            how,
            tuple(
                (" › ".join((labels.name(one.report), *one.via)), labels.place(one.quote))
                for one in some
            ),
        )
        for (_, how), some in same.items()
    )


def _how(said: Statement) -> str:
    how = (
        "" if said.cue and said.quote.contains(said.cue) else STANCE_WORDS[said.stance],
        "" if said.is_sure or not said.speaker else "possible speaker",
        f"corrected by {said.by}" if said.by else "",
    )
    return " · ".join(filter(None, how))


def _described(said: Iterable[Statement], labels: Labels) -> str:
    return _by_report(((one.role, one.report) for one in said if one.role), labels)


def _by_report(told: Iterable[tuple[str, str]], labels: Labels) -> str:
    """Returns what is told with the reports that tell it: "the mayor (Lark), Mrs Brok (Owl)"."""
    known = by_key((words, labels.name(report)) for words, report in told)
    return ", ".join(f"{words} ({few(list(dict.fromkeys(some)))})" for words, some in known.items())


def _reports(said: Iterable[Statement]) -> int:
    return len({one.report for one in said})
