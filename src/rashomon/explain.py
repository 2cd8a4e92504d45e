"""Why a passage, a sentence, a figure or a question of a ledger looks as it does: the sentences
with their marks and copies and what each two share, every account in its sentence, the counts of
lines and speakers, and what made the answers relate as they do.

A ledger holds the texts of its reports, not their parses, so for a passage they are parsed again;
the signals come from `passages/signals.py`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.annotations.annotate import annotate_reports
from rashomon.errors import StopError
from rashomon.lineage.distinct_speakers import Speakers
from rashomon.model.copy import Copy
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Passage, PassageSentence, sentence_id
from rashomon.model.point import About, Account, Point, Range, Relation, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.passages.find_passages import told_of
from rashomon.passages.signals import SIGNALS, load_weights, pairs_of
from rashomon.text import point_words
from rashomon.text.point_words import accounts_of, called, label_of, wording_line
from rashomon.text.whole_sentences import sentence_at
from rashomon.text.wording import (
    MEANINGS,
    RELATION_WORDS,
    author_of,
    counted,
    letter,
    marked,
    shorten,
    shown_status,
)

_LISTED = 10  # that an error names
Explained = Point | Passage


def find_target(ledger: Ledger, wanted: str) -> tuple[Story, Explained]:
    """Returns the passage, figure or question with this id or beginning of an id (also of one of
    its sentences or accounts), else the one whose label or question has all these words. Raises
    StopError.
    """
    every: list[tuple[Story, Explained]] = []
    for story in ledger.stories:
        every += [(story, passage) for passage in story.passages]
        every += [(story, point) for point in story.points]
    sought = wanted.strip().casefold()
    matches = [found for found in every if sought in _ids(found[1])]
    matches = matches or [found for found in every if sought and _begins(found[1], sought)]
    matches = matches or [found for found in every if sought in map(str.casefold, _names(found[1]))]
    matches = matches or [
        found for found in every if any(has_words(name, wanted) for name in _names(found[1]))
    ]
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise StopError(
            f"no passage, figure or question has the id or the words {wanted!r}; `rashomon "
            "explain LEDGER` lists them all"
        )
    listed = [f"{one.id}  {shorten(title_of(one), 100)}" for _, one in matches]
    more = [f"and {len(listed) - _LISTED} more"] if len(listed) > _LISTED else []
    raise StopError(
        f"{len(listed)} fit {wanted!r}; name one of them: " + "; ".join([*listed[:_LISTED], *more])
    )


def title_of(target: Explained) -> str:
    """Returns what a passage is called, or what is asked, with its author, or counted."""
    return target.label if isinstance(target, Passage) else point_words.title_of(target)


def _names(target: Explained) -> tuple[str, ...]:
    return (target.label,) if isinstance(target, Passage) else (called(target), label_of(target))


def _ids(target: Explained) -> set[str]:
    inside = target.sentences if isinstance(target, Passage) else target.accounts
    return {target.id, *(one.id for one in inside)}


def _begins(target: Explained, sought: str) -> bool:
    return any(
        known.startswith(sought) or known.partition("-")[2].startswith(sought)
        for known in _ids(target)
    )


def has_words(text: str, wanted: str) -> bool:
    """Whether every word of `wanted` begins some word of the text."""
    words, asked = re.findall(r"\w+", text.casefold()), re.findall(r"\w+", wanted.casefold())
    return bool(asked) and all(any(word.startswith(one) for word in words) for one in asked)


# A passage


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence of a passage: its marks in words ("figure: 37 people"), and the copy that covers
    most of it, if any."""

    sentence: PassageSentence
    marks: tuple[str, ...]
    copy: Copy | None


@dataclass(frozen=True, slots=True)
class SignalValue:
    """One signal of a pair of sentences: what it measures, its value, and its weight."""

    name: str
    said: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two sentences of a passage (their ids) and what makes it likely that they bear on one
    matter."""

    a: str
    b: str
    strength: float
    signals: tuple[SignalValue, ...]


@dataclass(frozen=True, slots=True)
class PassageExplained:
    """A passage with everything that is known of how it came about.

    `pairs`: its sentences of different reports, two by two, the strongest first; `bias`: what is
    added to value times weight of every signal; `sought`: the id of the sentence that was asked
    for.
    """

    passage: Passage
    sentences: tuple[ExplainedSentence, ...]
    pairs: tuple[SentencePair, ...] = ()
    bias: float = 0.0
    sought: str | None = None


def explain_passage(
    ledger: Ledger, story: Story, passage: Passage, wanted: str = ""
) -> PassageExplained:
    """Explains a passage. Parses the reports that speak in it again."""
    copies = {copy.id: copy for copy in story.copies}
    sentences = tuple(
        ExplainedSentence(
            one,
            tuple(
                f"{mark.kind.value}: {one.words(mark)}"
                for mark in passage.marks
                if mark.of == one.id
            ),
            copies.get(one.from_copy or ""),
        )
        for one in passage.sentences
    )
    sought = next(
        (one.id for one in passage.sentences if one.id == wanted.strip().casefold()), None
    )
    return PassageExplained(
        passage, sentences, pairs_in(ledger, story, passage), round(load_weights().bias, 4), sought
    )


def pairs_in(ledger: Ledger, story: Story, passage: Passage) -> tuple[SentencePair, ...]:
    """Returns the pairs of a passage's sentences that share something, the strongest first."""
    speaking = {one.report for one in passage.sentences}
    pages = list(annotate_reports(r for r in ledger.reports if r.id in speaking))
    sentences = told_of(pages, names=story.names, statements=story.statements, dates=story.dates)
    ids = {place: sentence_id(one.quote) for place, one in enumerate(sentences)}
    inside = {one.id for one in passage.sentences}
    weights = load_weights()
    found = []
    for pairs in pairs_of(sentences):
        strengths = weights.strength(pairs.signals)
        for n, (one, other) in enumerate(
            zip(pairs.one.tolist(), pairs.other.tolist(), strict=True)
        ):
            if {ids[one], ids[other]} <= inside:
                signals = tuple(
                    SignalValue(name, said, round(float(value), 4), round(weights.each[name], 4))
                    for (name, said), value in zip(SIGNALS.items(), pairs.signals[n], strict=True)
                )
                found.append(
                    SentencePair(ids[one], ids[other], round(float(strengths[n]), 3), signals)
                )
    return tuple(sorted(found, key=lambda pair: (-pair.strength, pair.a, pair.b)))


# A figure or a question


@dataclass(frozen=True, slots=True)
class AccountInSentence:
    """An account with the sentence that holds its quote."""

    account: Account
    sentence: Span


def in_sentence(account: Account, reports: Mapping[str, Report]) -> AccountInSentence:
    """Returns the account with the sentences that its quote touches. Raises StopError if it is
    damaged."""
    quote, report = account.quote, reports.get(account.report)
    if report is None:
        raise StopError(
            f"the ledger refers to {account.report}, of which it holds no report; `rashomon "
            "verify` lists what is wrong"
        )
    if not quote.quote or report.text[quote.start : quote.end] != quote.quote:
        raise StopError(
            f"the quote of {account.id} does not stand at its place in {report.id}; `rashomon "
            "verify` lists what is wrong"
        )
    return AccountInSentence(account, sentence_at(report, quote))


# How the reports, lines and speakers behind an answer were counted, in words.


@dataclass(frozen=True, slots=True)
class PrimarySpeaker:
    """A primary speaker and the accounts that come from it; `who` is None for the reports' own
    voices, which may count once or more."""

    who: str | None
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedVersion:
    """A version with the derivation of its counts. `passages`: those that carry the answer and made
    reports one line."""

    version: Version
    accounts: tuple[str, ...]
    voices: tuple[PrimarySpeaker, ...]
    why_lines: str
    why_speakers: str
    passages: tuple[tuple[Span, Span], ...] = ()
    why_parties: str = ""


def count_again(point: Point, story: Story) -> tuple[CountedVersion, ...]:
    """Returns the versions of a point, each with the derivation of its counts of lines and
    speakers."""
    speakers = Speakers(story.statements, story.names)
    copies = {copy.id: (copy.a, copy.b) for copy in story.copies}
    return tuple(
        _counted(version, accounts_of(point, version), speakers, copies)
        for version in point.versions
    )


def _counted(
    version: Version,
    accounts: Sequence[Account],
    speakers: Speakers,
    copies: Mapping[str, tuple[Span, Span]],
) -> CountedVersion:
    voices = tuple(_voices(accounts, speakers))
    corrected = {account.speaker: account.speaker_by for account in accounts}
    lines = lines_in_words(version, sorted({account.report for account in accounts}))
    return CountedVersion(
        version,
        tuple(account.id for account in accounts),
        voices,
        lines,
        speakers_in_words(version, voices, accounts),
        tuple(copies[copy] for group in version.merged for copy in group.copies if copy in copies),
        "; ".join(
            (
                f"{marked(party.speaker, corrected.get(party.speaker))} is a party to the matter: "
                f"{party.because}"
            )
            for party in version.parties
        ),
    )


def _voices(accounts: Sequence[Account], speakers: Speakers) -> Iterator[PrimarySpeaker]:
    groups: dict[str | None, list[Account]] = {}
    for account in accounts:
        groups.setdefault(speakers.key(account), []).append(account)
    for key, members in groups.items():
        fullest = max(members, key=lambda member: (len(member.speaker or ""), member.speaker or ""))
        who = marked(fullest.speaker or "", fullest.speaker_by) if key is not None else None
        yield PrimarySpeaker(who, tuple(member.id for member in members))


def lines_in_words(version: Version, carriers: Sequence[str]) -> str:
    """Returns why the reports of a version count as this many lines."""
    if version.lines is None:
        return "lines were not counted"
    if not version.merged:
        return f"{', '.join(carriers)}: " + (
            "one report"
            if len(carriers) == 1
            else "two or more have words in common, not those of one text that carries the answer"
            if version.shares
            else "none is known to share text or agency with another"
        )
    tied = [
        f"{' + '.join(group.reports)} hang together ({group.because})" for group in version.merged
    ]
    inside = {report for group in version.merged for report in group.reports}
    alone = [report for report in carriers if report not in inside]
    rest = [f"{', '.join(alone)} {'stands' if len(alone) == 1 else 'stand'} alone"] if alone else []
    return (
        "; ".join([*tied, *rest])
        + f"; the most reports of which no two are one line: {version.lines}"
    )


def speakers_in_words(
    version: Version, voices: Sequence[PrimarySpeaker], accounts: Sequence[Account]
) -> str:
    """Returns why the accounts of a version have this many primary speakers."""
    if version.speakers is None:
        return "speakers were not counted"
    named = [voice for voice in voices if voice.who is not None]
    parts = [
        f"{voice.who}"
        + (f" ({counted(len(voice.accounts), 'account')})" if len(voice.accounts) > 1 else "")
        for voice in named
    ]
    own = sorted({account.report for account in accounts if not account.speaker})
    if own:
        voiced = f"{', '.join(own)} in {'its own words' if len(own) == 1 else 'their own words'}"
        number = version.speakers - len(named)
        parts.append(
            voiced
            if number == len(own)
            else f"{voiced}, counted as {number} (copies of one text once)"
        )
    return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class PointExplained:
    """A figure or a row with everything that led to it.

    `by`: who read its answers, None for a figure that the program read; `wording`: the author's
    question with its author; `about`, `ranges`: what a figure counts and the numbers that coders
    keep.
    """

    id: str
    label: str
    kind: str
    status: str
    why: str
    accounts: tuple[AccountInSentence, ...]
    versions: tuple[CountedVersion, ...]
    relations: tuple[Relation, ...]
    by: str | None = None
    wording: str = ""
    about: About | None = None
    ranges: tuple[Range, ...] = ()


def explain_point(ledger: Ledger, story: Story, point: Point) -> PointExplained:
    """Explains a figure or a question."""
    reports = {report.id: report for report in ledger.reports}
    return PointExplained(
        id=point.id,
        label=label_of(point),
        kind=point.kind.value,
        status=shown_status(point),
        why=marked(why_status(point), author_of(point)),
        accounts=tuple(in_sentence(account, reports) for account in point.accounts),
        versions=count_again(point, story),
        relations=point.relations,
        by=author_of(point),
        wording=wording_line(point),
        about=point.about,
        ranges=point.ranges,
    )


def why_status(point: Point) -> str:
    """Returns what the status means, and which answers cause it."""
    shown = shown_status(point)
    letters = {version.id: letter(place) for place, version in enumerate(point.versions)}
    decisive = {
        "disputed": "conflict",
        "updated": "update",
        "spread": "spread",
        "other scope": "scope",
        "refined": "refine",
    }.get(shown)
    reasons = [
        f"{letters.get(r.a, '?')} {RELATION_WORDS[r.kind]} {letters.get(r.b, '?')}"
        for r in point.relations
        if r.kind.value == decisive
    ]
    return f"{MEANINGS[shown]} ({'; '.join(reasons)})" if reasons else MEANINGS[shown]
