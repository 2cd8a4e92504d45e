"""A point's answers as shown on the page: letter, colour, value, counts, and who gives each
account, under one name in all reports.

The words of an account: in their sentence.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.point import Account, Point, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import Story
from rashomon.shipped.words import either
from rashomon.telling.wording import (
    OWN_VOICE,
    accounts_of,
    answer_of,
    foremost,
    letter,
    marked,
    voice,
    worded_by,
)
from rashomon.text.calendar_words import say_value
from rashomon.text.report_names import shorten
from rashomon.web.markup import Labels

HUES = "ABCDEFG"


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version. `letter` is empty if the point has a single answer; `verbatim`: the value is
    quoted from a report; `words`: tell answers of the same value apart. A short answer that its
    author worded, as yes and no are, stands in `reading`, behind the quotation and with its author
    in `by`; `whose`: the report and the speaker of what is quoted; `alone`: no account of it bears
    out the question.
    """

    version: Version
    letter: str
    hue: str
    value: str
    verbatim: bool
    words: str
    carriers: tuple[str, ...]
    whose: str = ""
    reading: str = ""
    by: str = ""
    alone: bool = False

    @property
    def is_repeated(self) -> bool:
        """Whether fewer lines of reporting than reports stand behind it."""
        lines = self.version.lines
        return lines is not None and lines < self.version.reports


@dataclass(frozen=True, slots=True)
class Voice:
    """Who gives an account, through whom, and how; `name` is None for the report's own voice; `by`:
    who corrected that."""

    name: str | None
    via: tuple[str, ...]
    is_anonymous: bool
    stance: str
    by: str | None = None


def answers_of(point: Point, labels: Labels) -> tuple[ShownVersion, ...]:
    """Returns the point's versions in the ledger's order."""
    return tuple(
        _answer(point, version, place, labels) for place, version in enumerate(point.versions)
    )


def _answer(point: Point, version: Version, place: int, labels: Labels) -> ShownVersion:
    accounts = accounts_of(point, version)
    mark = letter(place) if len(point.versions) > 1 else ""
    proved = [account for account in accounts if not account.unproved]
    best = foremost(proved or accounts) if accounts else None
    quote = best.quote.quote if best else ""
    value = answer_of(point, version)
    by = worded_by(point, best) if best and value else None
    twice = bool(value) and sum(version.value == other.value for other in point.versions) > 1
    carriers = dict.fromkeys(labels.name(account.report) for account in accounts)
    return ShownVersion(
        version=version,
        letter=mark,
        hue=mark if len(mark) < 2 and mark in HUES else "G",
        value=say_value(value) if value and not by else shorten(quote, 90),
        verbatim=not value or bool(by),
        words=shorten(quote, 60) if twice else "",
        carriers=tuple(carriers),
        whose=f"{labels.name(best.report)}, {voice(best)}" if best else "",
        reading=say_value(value) if value and by else "",
        by=by or "",
        alone=bool(accounts) and not proved,
    )


def voice_of(account: Account, statement: Statement | None) -> Voice:
    """Returns who gives the account."""
    via = statement.via if statement else ()
    unnamed = statement is not None and statement.anonymous and statement.speaker == account.speaker
    stance = "" if account.stance is Stance.ASSERTS else account.stance.value
    return Voice(account.speaker, via, unnamed, stance, account.speaker_by)


@dataclass(frozen=True, slots=True)
class SpeakerList:
    """The speakers of a story's accounts, those on most points first, the reports' own voice
    last; `by_account`: the place of an account's speaker among them."""

    names: tuple[str, ...]
    by_account: Mapping[str, int]


def list_account_speakers(story: Story) -> SpeakerList:
    """Returns the speakers of a story's accounts."""
    names = {name.id: name for name in story.names}
    statements = {statement.id: statement for statement in story.statements}

    def name_of(account: Account) -> str | None:
        """The name of the story that its speaker is."""
        said = statements.get(account.statement or "")
        name = names.get(said.speaker_name or "") if said else None
        spelled = (said.speaker, name.name, *name.spellings) if said and name else ()
        return name.name if name and account.speaker in spelled else None

    accounts = [account for point in story.points for account in point.accounts]
    spoken = {
        one.id: marked(name_of(one) or one.speaker or OWN_VOICE, one.speaker_by) for one in accounts
    }
    counts = Counter(
        name
        for point in story.points
        for name in {spoken[account.id] for account in point.accounts}
    )
    ordered = sorted(counts, key=lambda name: (name == OWN_VOICE, -counts[name], name))
    places = {name: place for place, name in enumerate(ordered)}
    return SpeakerList(tuple(ordered), {account: places[name] for account, name in spoken.items()})


_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)")
_NO_END = re.compile(rf"(?:\b(?:{either('grammar.before_full_stops')})|\b[A-Z])\.$")
_LONGEST = 360


@dataclass(frozen=True, slots=True)
class SentenceAround:
    """A passage with the rest of its sentence before and after it."""

    before: str
    words: str
    after: str


def set_in_sentence(report: Report, span: Span) -> SentenceAround:
    """Returns the passage in its sentence; very long sentences are shortened, but never the
    passage."""
    text = report.text
    top = text.rfind("\n", 0, span.start) + 1
    # A dateline that opens the paragraph is no part of the sentence.
    top = max([top, *(f.end for f in report.furniture if top <= f.start and f.end <= span.start)])
    bottom = text.find("\n", max(span.start, span.end - 1))
    bottom = len(text) if bottom < 0 else max(bottom, span.end)
    before, after = text[top : span.start], text[span.end : bottom]
    ends = [
        m.end()
        for m in _END.finditer(before + " ")
        if m.end() <= len(before) and not _NO_END.search(before[: m.end()])
    ]
    before = before[ends[-1] if ends else 0 :].lstrip()
    if not re.search(r"[.!?…][\"”’')\]]*$", span.quote) or after[:1].strip():
        stop = next(
            (
                m
                for m in _END.finditer(after + " ")
                if not _NO_END.search(span.quote[-12:] + after[: m.end()])
            ),
            None,
        )
        after = after[: stop.end()] if stop else after
    else:
        after = ""
    after = after.rstrip()
    if len(before) > _LONGEST:
        before = shorten(before, _LONGEST, (len(before), len(before))) + " "
    if len(after) > _LONGEST:
        after = " " * after[0].isspace() + shorten(after, _LONGEST)
    return SentenceAround(before, span.quote, after)
