"""Writes the brief: what happened, what is disputed, what changed, who denies what, what several reports tell alike, what only one has."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

from rashomon.brief import sentences
from rashomon.brief.check import Citations
from rashomon.brief.sentences import BriefStory, alike, flat, whole_sentence
from rashomon.lexicon import set_of
from rashomon.model.name import NameKind
from rashomon.model.point import Account
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.model.story import BriefSentence, Story
from rashomon.text.calendar_words import say_day

# What happened: the sentences near the top of a report whose words most other reports have near theirs, with outlet, day and the day they speak of.

_TOP = 1500  # leading characters of a report in which it says what happened
_WORD = re.compile(r"[^\W_]{3,}")
_SMALL = set_of("small_words.of_headings", "small_words.of_openings")
_POINTING = set_of("small_words.that_point_back")
_ASKING = frozenset("when what how why whether who".split())
_STEM = 5  # leading letters that identify the forms of a word
_NEAR = 7  # days around the report's own within which "Friday" is accepted
_DATED, _PLACED, _SPOKEN = 0.25, 0.15, 0.3


def opening(told: BriefStory) -> Iterator[BriefSentence]:
    """Returns the opening sentences, those that most reports support first, without near-duplicates."""
    tops = {name: _words(report.text[:_TOP]) for name, report in told.reports.items()}
    found: dict[Span, list[Account]] = {}
    for point in told.story.points:
        for account in point.accounts:
            if account.stance is Stance.ASSERTS and account.quote.start < _TOP and account.report in told.reports:
                sentence = whole_sentence(told, account.quote)
                if sentence is not None and _stands_alone(sentence.quote):
                    found.setdefault(sentence, []).append(account)
    ranked = sorted(found, key=lambda span: (-_borne_out(span, told, tops), span))
    shown: list[Span] = []
    for span in ranked:
        if not any(alike(span.quote, other.quote) for other in shown):
            shown.append(span)
            yield BriefSentence(f"What happened: “{flat(span.quote)}” ({_source(span, told)}).", tuple(sorted(_widest(found[span]))))


def _widest(accounts: Sequence[Account]) -> set[str]:
    """The ids of the accounts whose words are not contained in another's."""
    kept: dict[Span, str] = {}
    for account in sorted(accounts, key=lambda each: (each.quote.start - each.quote.end, each.quote, each.id)):
        if not any(quote.start <= account.quote.start and account.quote.end <= quote.end for quote in kept):
            kept[account.quote] = account.id
    return set(kept.values())


def _stands_alone(sentence: str) -> bool:
    """Whether the sentence starts with no word that refers back, and is no question."""
    first = sentence.split(maxsplit=1)[0].strip("“\"‘'").casefold()
    return first not in _POINTING | _ASKING and "?" not in sentence and not sentence.startswith(("“", '"', "‘"))


def _borne_out(span: Span, told: BriefStory, tops: Mapping[str, frozenset[str]]) -> float:
    """A score: how many of its words the tops of the other reports have, higher if it says when and where and stands early."""
    words = _words(span.quote)
    others = [top for name, top in tops.items() if name != span.report]
    if not words or not others:
        return 0.0
    borne = sum(word in top for word in words for top in others) / len(others) / len(words) ** 0.5
    dated = any(date.earliest and date.tells == "event" and span.overlaps(date.span) for date in told.story.dates)
    places = (mention for name in told.story.names if name.kind is NameKind.PLACE for mention in name.mentions)
    placed = any(span.overlaps(mention) for mention in places)
    spoken = bool(re.search('[“"‘]| said\\b', span.quote))
    weight = 1 + _DATED * dated + _PLACED * placed - _SPOKEN * spoken
    return round(float(borne * weight / (1 + span.start / _TOP)), 6)


def _source(span: Span, told: BriefStory) -> str:
    """The outlet and day of the report, and the days that a sentence means without naming a date."""
    report = told.reports[span.report]
    published = say_day(report.published[:10]) if report.published else None
    return "; ".join([", ".join(part for part in (told.label(span.report), published) if part), *_days(span, report, told)])


def _days(span: Span, report: Report, told: BriefStory) -> Iterator[str]:
    inside = [
        date for date in told.story.dates if span.start <= date.span.start and date.span.end <= span.end and date.span.report == report.id
    ]
    for date in inside[:1]:
        if date.earliest and date.earliest == date.latest and report.published and not re.search(r"\d", date.span.quote):
            away = abs((_day(date.earliest) - _day(report.published)).days)
            if not 0 < away <= _NEAR:
                continue
            words = re.sub(r"^(?:on|late|early|by|from) ", "", " ".join(date.span.quote.split()))
            yield f"{words} is {say_day(date.earliest)}"


def _day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso[:10])


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in (match[0].casefold() for match in _WORD.finditer(text)) if word not in _SMALL)


Maker = Callable[[BriefStory], Iterator[BriefSentence]]


class Length(StrEnum):
    """The length of a brief: a few lines, one page, or everything."""

    SHORT = "short"
    PAGE = "page"
    FULL = "full"


# The parts in order, with the number of sentences of each in a short brief and in a page.
_PARTS: tuple[tuple[Maker, int, int], ...] = (
    (opening, 1, 2),
    (sentences.disputed, 2, 4),
    (sentences.changed, 1, 2),
    (sentences.denied, 1, 2),
    (sentences.agreed, 2, 3),
    (sentences.repeated, 0, 1),
    (sentences.only_one, 0, 1),
    (sentences.unclear, 0, 1),
)
MOST = 12  # sentences of a page
_WORDS = {Length.SHORT: 160, Length.PAGE: 520, Length.FULL: 10**9}


def write_brief(story: Story, reports: Sequence[Report] = (), *, length: Length = Length.PAGE) -> tuple[BriefSentence, ...]:
    """Returns sentences that cite accounts or statements; none has a number, name or date that its citations lack."""
    told = BriefStory(story, {report.id: report for report in reports}, name_reports(reports))
    citations = Citations(story, reports)
    parts = []
    for maker, short, page in _PARTS:
        most = {Length.SHORT: short, Length.PAGE: page, Length.FULL: 10**9}[length]
        parts.append(_first(_supported(maker(told), told, citations), most))
    fitted = _fit(parts, _WORDS[length])
    return fitted if length is Length.FULL else fitted[:MOST]


def name_reports(reports: Sequence[Report]) -> dict[str, str]:
    """Returns a label for each report: its outlet, with the id if two share it, or the id alone if the outlet is unknown."""
    outlets = Counter(report.outlet for report in reports)
    return {
        report.id: report.id if not report.outlet else report.outlet if outlets[report.outlet] == 1 else f"{report.outlet} ({report.id})"
        for report in reports
    }


def _first(found: Iterator[BriefSentence], most: int) -> list[BriefSentence]:
    return [sentence for sentence, _ in zip(found, range(most), strict=False)]


def _supported(found: Iterator[BriefSentence], told: BriefStory, citations: Citations) -> Iterator[BriefSentence]:
    """The sentences that their citations support; disputes and changes fall back to the accounts' own words."""
    for sentence in found:
        plain = sentence if not citations.unsupported(sentence) else sentences.in_own_words(sentence, told)
        if plain is not None and (plain is sentence or not citations.unsupported(plain)):
            yield plain


def _fit(parts: Sequence[list[BriefSentence]], words: int) -> tuple[BriefSentence, ...]:
    """The sentences in order; while there are too many words, the longest part loses its last sentence."""
    while sum(len(sentence.text.split()) for part in parts for sentence in part) > words:
        longest = max(parts, key=lambda part: sum(len(sentence.text.split()) for sentence in part))
        if len(longest) < 2:
            break
        longest.pop()
    return tuple(sentence for part in parts for sentence in part)
