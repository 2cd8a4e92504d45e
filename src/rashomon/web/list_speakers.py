"""Lists speakers with their statements by subject, and names with their spellings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from rashomon.model.content_ids import fragment
from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.model.statement import Statement, Statements
from rashomon.model.story import Story
from rashomon.telling.wording import counted, few
from rashomon.text.gathering import by_key, by_report, grouped
from rashomon.text.name_words import fold
from rashomon.web.markup import Labels
from rashomon.web.shown import STANCE_WORDS, with_dots

_KINDS = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE)


@record
class ShownStatement:
    """What somebody says: the words, how they are said, each report that has them with the media
    between and the link, and the id of the first one."""

    id: str
    words: str
    how: str
    through: tuple[tuple[str, str], ...]


@record
class Subject:
    """What several reports have a speaker say about one thing, side by side: the topic or the claim
    with its link, "" for everything else."""

    heading: str
    href: str
    said: Sequence[ShownStatement]


@record
class SpeakerEntry:
    """A speaker across all reports: with the mark of a model that named the speaker, how reports
    describe and spell the name, and whether some words are as good as certain to be this
    speaker's."""

    name: str
    described: str
    spellings: str
    counts: str
    subjects: Sequence[Subject]
    is_sure: bool


# A person, body or place with its kind, its spellings, each with its reports, and how reports
# describe it.
NameEntry = tuple[str, NameKind, str, str]

_LINE_AND_REPORT = attrgetter("line", "report")


def list_speakers(story: Story, labels: Labels) -> list[SpeakerEntry]:
    """Returns the speakers. Those whose words are surely theirs come first, then the order is by
    reports and statements. Words for which nobody is named come last."""
    names = {name.id: name.name for name in story.names}
    spoken = defaultdict(list)
    for statement in story.statements:
        name = names.get(statement.speaker_name or "") or statement.speaker or ""
        spoken[name].append(statement)
    topics = list(_topics(story))
    entries = {}
    for name, said in spoken.items():
        sure = [statement for statement in said if statement.is_surely_named]
        subjects = _subjects(said, sure or said, topics, labels)
        rank = not name, -_reports(sure), -len(sure), -len(said), name
        entries[rank] = _speaker(name, said, tuple(subjects), labels, is_sure=bool(sure))
    return [entries[rank] for rank in sorted(entries)]


def list_names(story: Story, labels: Labels) -> Iterator[NameEntry]:
    """Yields the people, bodies and places that reports describe or spell differently."""
    spoken = grouped(story.statements, attrgetter("speaker_name"))
    names = grouped(story.names, attrgetter("kind"))
    for kind in _KINDS:
        for name in sorted(names[kind], key=attrgetter("name")):
            spellings = ""
            if len(set(map(str.casefold, name.spellings))) > 1:
                spellings = _by_report(map(_LINE_AND_REPORT, name.mentions), labels)
            described = _described(spoken[name.id], labels)
            if described or spellings:
                yield name.name, kind, spellings, described


def _topics(story: Story) -> Iterator[tuple[str, str, set[str]]]:
    """Yields the topics of a story, then its claims."""
    for topic in story.topics:
        statements = set[str]()
        for voice in topic.voices:
            statements.update(voice.statements)
        yield topic.phrase, "", statements
    for claim in story.claims:
        statements = set()
        for sentence in claim.sure():
            statements.update(sentence.statements)
        yield claim.name, fragment(claim.id), statements


def _speaker(
    name: str, said: Statements, subjects: Sequence[Subject], labels: Labels, *, is_sure: bool
) -> SpeakerEntry:
    called = name or "not attributed"
    reports = {}
    spelled = []
    for statement in said:
        reports[labels.name(statement.report)] = True
        if statement.speaker and statement.speaker != name:
            spelled.append((statement.speaker, statement.report))
        span = statement.speaker_span
        if called == name and statement.anonymous and span and span.line.endswith(f" {name}"):
            called = span.line  # as a report has it, with its article ("a military source")
    return SpeakerEntry(
        name=called,
        described=_described(said, labels),
        spellings=_by_report(spelled, labels),
        counts=f"{counted(len(said), 'statement')} · {few(list(reports))}",
        subjects=subjects,
        is_sure=is_sure,
    )


def _subjects(
    said: Statements,
    sure: Statements,
    topics: Iterable[tuple[str, str, set[str]]],
    labels: Labels,
) -> Iterator[Subject]:
    """Yields the subjects on which several reports surely have the speaker: topics, then claims;
    then all else, and last what may be another's."""
    rest = sure
    for heading, href, statements in topics:
        told = by_key((statement.id in statements, statement) for statement in rest)
        if _reports(told[True]) > 1:
            yield Subject(heading, href, _statements(told[True], labels))
            rest = told[False]
    if rest:
        heading = "Other words" if len(rest) < len(sure) else ""
        yield Subject(heading, "", _statements(rest, labels))
    unsure = [statement for statement in said if statement not in sure]
    if unsure:
        yield Subject("Possibly also", "", _statements(unsure, labels))


def _statements(said: Statements, labels: Labels) -> list[ShownStatement]:
    """Returns the statements in their order, those of the same words together."""
    same = defaultdict(list)
    for statement in said:
        line = statement.quote.line
        same[fold(line) or line, _how(statement)].append(statement)
    shown = []
    for (_, how), alike in same.items():
        through = []
        for statement in alike:
            media = " › ".join((labels.name(statement.report), *statement.via))
            through.append((media, labels.place(statement.quote)))
        shown.append(ShownStatement(alike[0].id, alike[0].quote.quote, how, tuple(through)))
    return shown


def _how(said: Statement) -> str:
    how = []
    if not (said.cue and said.quote.contains(said.cue)):
        how.append(STANCE_WORDS[said.stance])
    if said.speaker and not said.is_sure:
        how.append("possible speaker")
    if said.by:
        how.append(f"corrected by {said.by}")
    return with_dots(how)


def _described(said: Statements, labels: Labels) -> str:
    return _by_report(((one.role, one.report) for one in said if one.role), labels)


def _by_report(told: Iterable[tuple[str, str]], labels: Labels) -> str:
    """Returns what is told with the reports that tell it: "the mayor (Lark), Mrs Brok (Owl)"."""
    tellers: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for words, report in told:
        tellers[words][labels.name(report)] = True
    return ", ".join(f"{words} ({few(list(names))})" for words, names in tellers.items())


def _reports(said: Statements) -> int:
    return len(by_report(said))
