"""How the reports, lines and speakers behind an answer were counted, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.wording import counted
from rashomon.lineage.speakers import Speakers
from rashomon.model.point import Account, Point, Version
from rashomon.model.span import Span
from rashomon.model.story import Story


@dataclass(frozen=True, slots=True)
class Voice:
    """A primary speaker and the accounts that come from it; `who` is None for the reports' own voices, which may count once or more."""

    who: str | None
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedVersion:
    """A version with how its numbers came about; `passages`: those that carry the answer and made reports one line."""

    version: Version
    accounts: tuple[str, ...]
    voices: tuple[Voice, ...]
    why_lines: str
    why_speakers: str
    passages: tuple[tuple[Span, Span], ...] = ()
    why_parties: str = ""


def count_again(point: Point, story: Story) -> tuple[CountedVersion, ...]:
    """The versions of a point, each with how its lines and speakers were counted."""
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


def _voices(accounts: Sequence[Account], speakers: Speakers) -> Iterator[Voice]:
    groups: dict[str | None, list[Account]] = {}
    for account in accounts:
        groups.setdefault(speakers.key(account), []).append(account)
    for key, members in groups.items():
        fullest = max((member.speaker or "" for member in members), key=lambda name: (len(name), name))
        yield Voice(fullest if key is not None else None, tuple(member.id for member in members))


def lines_in_words(version: Version, carriers: Sequence[str]) -> str:
    """Why the reports of a version make so many lines."""
    if version.lines is None:
        return "lines were not counted"
    if not version.merged:
        return f"{', '.join(carriers)}: " + ("one report" if len(carriers) == 1 else "none is known to share text or agency with another")
    tied = [f"{' + '.join(group.reports)} hang together ({group.because})" for group in version.merged]
    inside = {report for group in version.merged for report in group.reports}
    alone = [report for report in carriers if report not in inside]
    rest = [f"{', '.join(alone)} {'stands' if len(alone) == 1 else 'stand'} alone"] if alone else []
    return "; ".join([*tied, *rest]) + f"; the most reports of which no two share text or agency: {version.lines}"


def speakers_in_words(version: Version, voices: Sequence[Voice], accounts: Sequence[Account]) -> str:
    """Why the accounts of a version have so many primary speakers."""
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
