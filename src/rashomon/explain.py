"""Why a point of a ledger looks as it does: every account in its sentence, the signals of each pair, the counts of lines and speakers, and the
reasons for the status.

A ledger holds the texts of its reports, not their parses, so they are parsed again; the signals come from `relations/relate.py`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.annotations.annotate import annotate_reports
from rashomon.errors import StopError
from rashomon.lineage.distinct_speakers import Speakers
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account, Point, Relation, Version
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.relations.relate import TracedPair, trace_relations, turned
from rashomon.relations.signals import Outcome
from rashomon.text.annotations import Annotations
from rashomon.text.wording import MEANINGS, RELATION_WORDS, counted, letter, shorten, shown_status

_LISTED = 10  # points that an error names


def find_point(ledger: Ledger, wanted: str) -> tuple[Story, Point]:
    """Returns the point with this id, id prefix (with or without "p-") or question, else the one whose question has all these words.

    Raises StopError.
    """
    points = [(story, point) for story in ledger.stories for point in story.points]
    sought = wanted.strip().casefold()
    matches = [found for found in points if found[1].id == sought]
    matches = matches or [found for found in points if sought and found[1].id.startswith((sought, f"p-{sought}"))]
    matches = matches or [found for found in points if found[1].question.casefold() == sought]
    matches = matches or [found for found in points if has_words(found[1].question, wanted)]
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise StopError(f"no point has the id or the words {wanted!r}; without a point, `rashomon explain LEDGER` lists them all")
    listed = [f"{point.id}  {shorten(point.question, 100)}" for _, point in matches]
    more = [f"and {len(listed) - _LISTED} more"] if len(listed) > _LISTED else []
    raise StopError(f"{len(listed)} points fit {wanted!r}; name one of them: " + "; ".join([*listed[:_LISTED], *more]))


def has_words(text: str, wanted: str) -> bool:
    """Whether every word of `wanted` begins some word of the text."""
    words, asked = re.findall(r"\w+", text.casefold()), re.findall(r"\w+", wanted.casefold())
    return bool(asked) and all(any(word.startswith(one) for word in words) for one in asked)


@dataclass(frozen=True, slots=True)
class AccountInSentence:
    """An account with the sentence that holds its quote."""

    account: Account
    sentence: Span


def parse_again(ledger: Ledger, reports: Iterable[str]) -> dict[str, Annotations]:
    """Returns the parses of these reports by id. Raises StopError if the ledger lacks one of them."""
    wanted = set(reports)
    missing = sorted(wanted - {report.id for report in ledger.reports})
    if missing:
        raise StopError(f"the ledger refers to {', '.join(missing)}, of which it holds no report; `rashomon verify` lists what is wrong")
    return {a.report.id: a for a in annotate_reports(report for report in ledger.reports if report.id in wanted)}


def in_sentence(account: Account, annotated: Annotations) -> AccountInSentence:
    """Returns the account with the sentences that its quote touches; without a parse, with its line. Raises StopError if it is damaged."""
    quote, report = account.quote, annotated.report
    if not quote.quote or report.text[quote.start : quote.end] != quote.quote:
        raise StopError(f"the quote of {account.id} does not stand at its place in {report.id}; `rashomon verify` lists what is wrong")
    touched = [s for s in annotated.sentences() if s.start_char < quote.end and quote.start < s.end_char]
    if touched:
        return AccountInSentence(account, report.span(min(touched[0].start_char, quote.start), max(touched[-1].end_char, quote.end)))
    start = report.text.rfind("\n", 0, quote.start) + 1
    end = report.text.find("\n", quote.end)
    return AccountInSentence(account, report.trimmed_span(start, end if end >= 0 else len(report.text)))


# How the reports, lines and speakers behind an answer were counted, in words.


@dataclass(frozen=True, slots=True)
class PrimarySpeaker:
    """A primary speaker and the accounts that come from it; `who` is None for the reports' own voices, which may count once or more."""

    who: str | None
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedVersion:
    """A version with the derivation of its counts. `passages`: those that carry the answer and made reports one line."""

    version: Version
    accounts: tuple[str, ...]
    voices: tuple[PrimarySpeaker, ...]
    why_lines: str
    why_speakers: str
    passages: tuple[tuple[Span, Span], ...] = ()
    why_parties: str = ""


def count_again(point: Point, story: Story) -> tuple[CountedVersion, ...]:
    """Returns the versions of a point, each with the derivation of its counts of lines and speakers."""
    speakers = Speakers(story.statements, story.names)
    copies = {copy.id: (copy.a, copy.b) for copy in story.copies}
    return tuple(_counted(version, [a for a in point.accounts if a.version == version.id], speakers, copies) for version in point.versions)


def _counted(version: Version, accounts: Sequence[Account], speakers: Speakers, copies: Mapping[str, tuple[Span, Span]]) -> CountedVersion:
    voices = tuple(_voices(accounts, speakers))
    lines = lines_in_words(version, sorted({account.report for account in accounts}))
    return CountedVersion(
        version,
        tuple(account.id for account in accounts),
        voices,
        lines,
        speakers_in_words(version, voices, accounts),
        tuple(copies[copy] for group in version.merged for copy in group.copies if copy in copies),
        "; ".join(f"{party.speaker} is a party to the matter: {party.because}" for party in version.parties),
    )


def _voices(accounts: Sequence[Account], speakers: Speakers) -> Iterator[PrimarySpeaker]:
    groups: dict[str | None, list[Account]] = {}
    for account in accounts:
        groups.setdefault(speakers.key(account), []).append(account)
    for key, members in groups.items():
        fullest = max((member.speaker or "" for member in members), key=lambda name: (len(name), name))
        yield PrimarySpeaker(fullest if key is not None else None, tuple(member.id for member in members))


def lines_in_words(version: Version, carriers: Sequence[str]) -> str:
    """Returns why the reports of a version count as this many lines."""
    if version.lines is None:
        return "lines were not counted"
    if not version.merged:
        return f"{', '.join(carriers)}: " + ("one report" if len(carriers) == 1 else "none is known to share text or agency with another")
    tied = [f"{' + '.join(group.reports)} hang together ({group.because})" for group in version.merged]
    inside = {report for group in version.merged for report in group.reports}
    alone = [report for report in carriers if report not in inside]
    rest = [f"{', '.join(alone)} {'stands' if len(alone) == 1 else 'stand'} alone"] if alone else []
    return "; ".join([*tied, *rest]) + f"; the most reports of which no two share text or agency: {version.lines}"


def speakers_in_words(version: Version, voices: Sequence[PrimarySpeaker], accounts: Sequence[Account]) -> str:
    """Returns why the accounts of a version have this many primary speakers."""
    if version.speakers is None:
        return "speakers were not counted"
    named = [voice for voice in voices if voice.who is not None]
    parts = [f"{voice.who}" + (f" ({counted(len(voice.accounts), 'account')})" if len(voice.accounts) > 1 else "") for voice in named]
    own = sorted({account.report for account in accounts if not account.speaker})
    if own:
        voiced = f"{', '.join(own)} in {'its own words' if len(own) == 1 else 'their own words'}"
        number = version.speakers - len(named)
        parts.append(voiced if number == len(own) else f"{voiced}, counted as {number} (copies of one text once)")
    return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class PointExplained:
    """A point with everything that led to it.

    `pairs`: every two accounts; `note`: where this program version answers differently from the ledger; `by`, `question_by`: who grouped
    its accounts and worded it, None for the program itself.
    """

    id: str
    question: str
    kind: str
    status: str
    why: str
    accounts: tuple[AccountInSentence, ...]
    versions: tuple[CountedVersion, ...]
    relations: tuple[Relation, ...]
    pairs: tuple[TracedPair, ...]
    note: str | None = None
    by: str | None = None
    question_by: str | None = None


def explain_point(ledger: Ledger, story: Story, point: Point) -> PointExplained:
    """Explains a point. Parses the reports that answer it again."""
    annotated = parse_again(ledger, point.reports())
    accounts = tuple(in_sentence(account, annotated[account.report]) for account in point.accounts)
    parts = {"annotated": tuple(annotated.values()), "dates": story.dates, "names": story.names}
    pairs = trace_relations(point.accounts, point.kind, **parts)  # type: ignore[arg-type]
    return PointExplained(
        id=point.id,
        question=point.question,
        kind=point.kind.value,
        status=shown_status(point),
        why=why_status(point),
        accounts=accounts,
        versions=count_again(point, story),
        relations=point.relations,
        pairs=pairs,
        note=note_difference(ledger, point, pairs),
        by=point.by,
        question_by=point.question_by,
    )


def why_status(point: Point) -> str:
    """Returns what the status means, and which answers cause it."""
    shown = shown_status(point)
    letters = {version.id: letter(place) for place, version in enumerate(point.versions)}
    decisive = {"disputed": "conflict", "updated": "update", "spread": "spread", "refined": "refine"}.get(shown)
    told = [
        f"{letters.get(r.a, '?')} {RELATION_WORDS[r.kind]} {letters.get(r.b, '?')}" for r in point.relations if r.kind.value == decisive
    ]
    return f"{MEANINGS[shown]} ({'; '.join(told)})" if told else MEANINGS[shown]


def between(pairs: Sequence[TracedPair], one: Sequence[str], other: Sequence[str]) -> list[TracedPair]:
    """Returns the pairs with an account in each group, with `a` from the first group; for a group with itself, each pair once."""
    found = [pair for pair in pairs if pair.a in one and pair.b in other]
    if set(one) == set(other):
        return found
    return found + [turned(p) for p in pairs if p.a in other and p.b in one]


def note_difference(ledger: Ledger, point: Point, pairs: Sequence[TracedPair]) -> str | None:
    """Returns the note that this program version groups the accounts into other answers than the ledger; None if it does not."""
    members = {version.id: [a.id for a in point.accounts if a.version == version.id] for version in point.versions}
    if point.by is not None or all(_hang_together(ids, between(pairs, ids, ids)) for ids in members.values()):
        return None
    return f"the ledger was made by {ledger.made.by}; this version of the program takes some of its answers for others than it records"


def _hang_together(ids: Sequence[str], pairs: Sequence[TracedPair]) -> bool:
    """Whether each of several accounts agrees with another of them."""
    fellows = {one for pair in pairs if pair.comparison.outcome is Outcome.SAME for one in (pair.a, pair.b)}
    return len(ids) == 1 or fellows.issuperset(ids)
