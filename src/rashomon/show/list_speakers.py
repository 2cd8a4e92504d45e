"""Lists speakers with their statements by subject, and names with their spellings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from rashomon.model.content_ids import fragment
from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.model.statement import OnPage, Statement, Statements
from rashomon.model.story import Story
from rashomon.show.markup import Labels
from rashomon.show.shown import STANCE_WORDS, with_dots
from rashomon.show.wording import NO_LONGER, counted, few
from rashomon.text.gathering import by_key, by_report, grouped
from rashomon.text.name_words import fold

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
    """A speaker across all reports, with how reports describe and spell the name."""

    name: str
    described: str
    spellings: str
    counts: str
    subjects: Sequence[Subject]
    is_named: bool


# A person, body or place with its kind, its spellings, each with its reports, and how reports
# describe it.
NameEntry = tuple[str, NameKind, str, str]

_LINE_AND_REPORT = attrgetter("line", "report")


def list_speakers(story: Story, labels: Labels) -> list[SpeakerEntry]:
    """Returns the speakers by reports and statements, those with a name first. Words of which
    it is not sure who says them come last."""
    names = {name.id: name.name for name in story.names}
    spoken = defaultdict(list)
    for statement in story.listed_statements:
        name = names.get(statement.speaker_name or "") or statement.speaker or ""
        spoken[name].append(statement)
    topics = list(_topics(story))
    entries = {}
    for name, statements in spoken.items():
        subjects = _subjects(statements, topics=topics, labels=labels)
        is_named = any(statement.speaker_name for statement in statements)
        rank = not name, not is_named, -_count_reports(statements), -len(statements), name
        entries[rank] = _speaker(
            name, statements=statements, subjects=tuple(subjects), labels=labels, is_named=is_named
        )
    return [entries[rank] for rank in sorted(entries)]


def list_names(story: Story, labels: Labels) -> Iterator[NameEntry]:
    """Yields the people, bodies and places that reports describe or spell differently."""
    spoken = grouped(story.statements, attrgetter("speaker_name"))
    names = grouped(story.names, attrgetter("kind"))
    for kind in _KINDS:
        for name in sorted(names[kind], key=attrgetter("name")):
            spellings = ""
            if len(set(map(str.casefold, name.spellings))) > 1:
                spellings = _words_by_report(map(_LINE_AND_REPORT, name.mentions), labels)
            described = _roles_of(spoken[name.id], labels)
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
    name: str,
    statements: Statements,
    subjects: Sequence[Subject],
    labels: Labels,
    *,
    is_named: bool,
) -> SpeakerEntry:
    """Returns a speaker's entry. A source without a name is called as a report has it, with its
    article: "a military source"."""
    shown_name = name or "Who says it was not found"
    reports = {}
    spelled = []
    for statement in statements:
        reports[labels.name(statement.report)] = True
        if statement.speaker and statement.speaker != name:
            spelled.append((statement.speaker, statement.report))
        span = statement.speaker_span
        # only once, and only of somebody without a name
        if shown_name == name and statement.anonymous and span and span.line.endswith(f" {name}"):
            shown_name = span.line  # as a report has it, with its article ("a military source")
    return SpeakerEntry(
        name=shown_name,
        described=_roles_of(statements, labels),
        spellings=_words_by_report(spelled, labels),
        counts=f"{counted(len(statements), 'statement')} · {few(list(reports))}",
        subjects=subjects,
        is_named=is_named,
    )


def _subjects(
    statements: Statements, topics: Iterable[tuple[str, str, set[str]]], labels: Labels
) -> Iterator[Subject]:
    """Yields the subjects on which several reports have the speaker: topics, then claims; then all
    else."""
    remaining = statements
    for heading, href, of_topic in topics:
        by_subject = by_key((statement.id in of_topic, statement) for statement in remaining)
        if _count_reports(by_subject[True]) > 1:
            yield Subject(heading, href, _statements(by_subject[True], labels))
            remaining = by_subject[False]
    if remaining:
        heading = "Other words" if len(remaining) < len(statements) else ""
        yield Subject(heading, "", _statements(remaining, labels))


def _statements(statements: Statements, labels: Labels) -> list[ShownStatement]:
    """Returns the statements in their order, those of the same words together."""
    equal_statements = defaultdict(list)
    for statement in statements:
        line = statement.quote.line
        equal_statements[fold(line) or line, _manner_of(statement)].append(statement)
    shown_statements = []
    for (_, how), alike in equal_statements.items():
        through = []
        for statement in alike:
            name = labels.name(statement.report)
            media = " › ".join((name, *statement.via))
            through.append((media, labels.place(statement.quote)))
        shown_statements.append(
            ShownStatement(alike[0].id, alike[0].quote.quote, how, tuple(through))
        )
    return shown_statements


def _manner_of(statement: Statement) -> str:
    how = []
    if not (statement.cue and statement.quote.contains(statement.cue)):
        how.append(STANCE_WORDS[statement.shown_stance])
    if statement.by:
        how.append(f"corrected by {statement.by}")
    if statement.on_page is OnPage.GONE:
        how.append(NO_LONGER)
    return with_dots(how)


def _roles_of(statements: Statements, labels: Labels) -> str:
    return _words_by_report(
        ((statement.role, statement.report) for statement in statements if statement.role), labels
    )


def _words_by_report(words_and_reports: Iterable[tuple[str, str]], labels: Labels) -> str:
    """Returns what is told with the reports that tell it: "the mayor (Lark), Mrs Brok (Owl)"."""
    tellers: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for words, report in words_and_reports:
        tellers[words][labels.name(report)] = True
    return ", ".join(f"{words} ({few(list(names))})" for words, names in tellers.items())


def _count_reports(statements: Statements) -> int:
    return len(by_report(statements))
