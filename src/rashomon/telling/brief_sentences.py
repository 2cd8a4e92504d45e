"""Words the sentences of the brief, part by part, each a quotation with outlet and speaker; it
never says who is right."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model.copy import copied_text
from rashomon.model.model_use import is_person
from rashomon.model.passage import MarkKind, Passage, PassageSentence
from rashomon.model.point import Account, Point, PointKind, RelationKind, Status, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import BriefSentence, Story
from rashomon.shipped.words import set_of
from rashomon.telling.passage_words import foremost, points_back
from rashomon.telling.wording import (
    OWN_VOICE,
    accounts_of,
    author_of,
    letter,
    marked,
    readers_of,
    rows_of,
    shown_status,
)
from rashomon.text.report_names import quoted_inside, shorten
from rashomon.text.whole_sentences import found_once, sentence_at, sentences_of

_LONGEST = 60  # words of a sentence that is quoted
_ENDS = re.compile(r"[.!?][\"”’')]*$")
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.,' ]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2} )?(?:\([A-Za-z][\w ]*\) "
    r"?)?(?:[—–―]|--?) ?|\([A-Z]{2,}\) (?:[—–―-] )?)(?=\S)"
)
_OPENED, _CLOSED = re.compile(r"(?<!\w)['‘](?=\w)"), re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_QUOTED = re.compile(r"“[^“”]*”")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_WORD = re.compile(r"[^\W_]{3,}")
_STEM = 5  # leading letters that identify the forms of a word
_SMALL = set_of("small_words.of_headings", "small_words.of_openings")
_ASKING = frozenset("when what how why whether who".split())
_ELSEWHERE = 0.4  # of a sentence's words, that stand in one sentence of another report
_CASUALTIES = ("killed", "injured", "missing", "displaced", "detained")
_HUNDRED = 100
_PAST = 60  # days
_LONG = 12  # words
_SIDES = 3  # of a dispute


@dataclass(frozen=True, slots=True)
class BriefStory:
    """A story with its reports by id, and the label of each."""

    story: Story
    reports: Mapping[str, Report]
    labels: Mapping[str, str]

    def label(self, report: str) -> str:
        """Returns the label of a report."""
        return self.labels.get(report, report)

    def is_headline(self, quote: Span) -> bool:
        """Whether the quote stands in its report's headline."""
        report = self.reports.get(quote.report)
        start = report.text.find(report.title) if report and report.title else -1
        return report is not None and 0 <= start <= quote.start < start + len(report.title or "")

    def in_headlines(self, text: str) -> float:
        """Returns how many words of a text the headlines have, each by the part of them that has
        it."""
        heads = [_stems(one.title) for one in self.reports.values() if one.title]
        return sum(word in head for word in _stems(text) for head in heads) / (len(heads) or 1)

    def is_past(self, span: Span) -> bool:
        """Whether all days in these words lie well before the day from which the report speaks."""
        report = self.reports.get(span.report)
        days = [one.latest for one in self.story.dates if one.latest and one.span.overlaps(span)]
        if report is None or report.anchor is None or not days:
            return False
        since = date.fromisoformat(report.anchor[:10]) - timedelta(days=_PAST)
        return max(days) < since.isoformat()

    def before(self, span: Span) -> int:
        """Returns how many words of its report stand before a span."""
        report = self.reports.get(span.report)
        return len(report.text[: span.start].split()) if report else span.start // 6


def flat(text: str) -> str:
    """Returns the text on one line, without a final full stop and outer quotation marks; inner ones
    become single."""
    plain = quoted_inside(" ".join(text.split()))
    return plain if _INITIALS.search(plain) else plain.removesuffix(".")


def alike(one: str, other: str) -> bool:
    """Whether two sentences say much the same."""
    left, right = (
        {word.casefold().strip(".,;:“”\"'") for word in text.split() if len(word) > 3}
        for text in (one, other)
    )
    return bool(left and right) and len(left & right) / min(len(left), len(right)) > _ELSEWHERE


def whole_sentence(given: BriefStory, quote: Span) -> Span | None:
    """Returns the sentence around a quote, without a dateline; None if it is a fragment, too long,
    or its text is missing."""
    report = given.reports.get(quote.report)
    if report is None or given.is_headline(quote):
        return None
    found = sentence_at(report, quote)
    line = _DATELINE.match(found.quote)
    if line and line.end() < quote.end - found.start:
        found = report.span(found.start + line.end(), found.end)
    return found if _is_whole(found.quote) else None


def _is_whole(text: str) -> bool:
    begins = text.lstrip("“\"‘'")[:1]
    whole = bool(_ENDS.search(text)) and (begins.isupper() or begins.isdigit())
    return whole and not _is_torn(text) and len(text.split()) <= _LONGEST


def _is_torn(text: str) -> bool:
    """Whether a quotation mark is unpaired, as when a quotation runs over several sentences."""
    single = len(_OPENED.findall(text)) > len(_CLOSED.findall(text))
    rest = _QUOTED.sub("", text)
    return "“" in rest or "”" in rest or text.count('"') % 2 == 1 or single


def _stands_alone(text: str) -> bool:
    """Whether a sentence needs none before it, and is no question."""
    return (
        not points_back(text)
        and "?" not in text
        and text.split(maxsplit=1)[0].casefold() not in _ASKING
    )


def _quoted(given: BriefStory, words: str, one: PassageSentence | Account) -> str:
    """Returns words with whose they are: “Nine people were hurt” (Hill Post, the mayor)."""
    by = one.by if isinstance(one, Account) else None
    return f"“{flat(words)}” ({_whose(given, one.report, one.speaker, one.speaker_by, by)})"


def _whose(
    given: BriefStory, report: str, speaker: str | None, named_by: str | None, by: str | None
) -> str:
    """Returns the outlet and whose words a report has; where the program found no speaker, the
    outlet alone. `named_by`, `by`: who names the speaker, and who wrote the answer."""
    said = shorten(speaker, 80) if speaker else OWN_VOICE if by or named_by else ""
    return given.label(report) + (f", {marked(said, named_by)}" if said else "")


# What several reports tell of


def shared_by_several(given: BriefStory) -> Iterator[BriefSentence]:
    """Yields what most reports tell, each in the words of one of them: first what stands early in
    many reports, in words of many headlines."""
    copying = {side.report for copy in copied_text(given.story.copies) for side in (copy.a, copy.b)}
    chosen = [
        (passage, best)
        for passage in given.story.matters()
        if (best := _telling(passage, given, copying))
    ]
    shown: list[str] = []
    for passage, best in sorted(
        chosen, key=lambda one: (one[0].copied(), -_weight(one[0], one[1], given), one[0].id)
    ):
        if not any(alike(best.quote.quote, other) for other in shown):
            shown.append(best.quote.quote)
            share = f"{passage.reports} of {len(given.story.reports)}"
            among = f"Told of in {share} reports, for example"
            yield BriefSentence(f"{among}: {_quoted_sentence(given, best)}.", (best.id,))


def _telling(passage: Passage, given: BriefStory, copying: Set[str]) -> PassageSentence | None:
    """Returns the sentence that tells a matter best: whole, of now, its own report's, in words of
    the headlines."""
    fit = [
        one
        for one in passage.core()
        if _is_whole(one.quote.quote)
        and _stands_alone(one.quote.quote)
        and not given.is_past(one.quote)
    ]
    return min(
        fit,
        key=lambda one: (
            one.from_copy is not None,
            -round(given.in_headlines(one.quote.quote)),
            one.report in copying,
            one.speaker is not None,
            one.quote,
        ),
        default=None,
    )


def _quoted_sentence(given: BriefStory, one: PassageSentence) -> str:
    return _quoted(given, one.quote.quote, one)


def _weight(passage: Passage, best: PassageSentence, given: BriefStory) -> float:
    """A report counts one at its top and a half after a hundred words; all that more as the
    headlines have words of the sentence, and less as it is short."""
    first: dict[str, int] = {}
    for one in passage.core():
        if not given.is_headline(one.quote):
            first[one.report] = min(given.before(one.quote), first.get(one.report, 10**9))
    early = sum(1 / (1 + words / _HUNDRED) for words in first.values())
    words = best.quote.quote
    long = min(1.0, len(words.split()) / _LONG)
    return round(early * long * (1 + given.in_headlines(words)), 6)


# What differs


def figures(given: BriefStory) -> Iterator[BriefSentence]:
    """Yields where figures differ, both sentences quoted: figures of one counted thing, then
    passages whose figures differ."""
    shown: list[Span] = [
        account.quote for point in given.story.disputed() for account in point.accounts
    ]
    for point in given.story.points:
        if (
            author_of(point) is None
            and point.status is Status.VARIED
            and point.kind in (PointKind.COUNT, PointKind.SHARE)
        ):
            sides = [_speaking(given, point, version) for version in point.versions[:2]]
            sentences = [whole_sentence(given, side.quote) or side.quote for side in sides]
            if not _is_shown(sentences, shown):
                yield BriefSentence(
                    f"Figures differ: {' and '.join(_words(given, side) for side in sides)}.",
                    tuple(side.id for side in sides),
                )
    for passage in given.story.passages:
        if MarkKind.FIGURE in passage.differs:
            two = foremost(passage)
            if all(_is_whole(one.quote.quote) for one in two) and not _is_shown(
                [one.quote for one in two], shown
            ):
                both = " and ".join(_quoted_sentence(given, one) for one in two)
                yield BriefSentence(f"Figures differ: {both}.", tuple(one.id for one in two))


def _is_shown(spans: Sequence[Span], shown: list[Span]) -> bool:
    """Whether all of these were quoted before; takes them down."""
    before = all(any(span.overlaps(other) for other in shown) for span in spans)
    shown += spans
    return before


def _words(given: BriefStory, account: Account) -> str:
    """Returns the sentence of an account with outlet and speaker; its bare words if the sentence is
    torn or missing."""
    sentence = whole_sentence(given, account.quote)
    return _quoted(given, sentence.quote if sentence else account.quote.quote, account)


# What is disputed or has changed: only where an author says so; the question is not told, both
# sides are quoted


def disputed(given: BriefStory) -> Iterator[BriefSentence]:
    """Yields conflicts, both sides in their words, with the mark of who reads them so."""
    for point in _asked(given, "disputed"):
        sides = [_speaking(given, point, version) for version in _in_conflict(point)]
        words = [_words(given, side) for side in sides]
        answers = (
            " against ".join(words)
            if len(words) < 3
            else "; ".join(f"{letter(i)}: {one}" for i, one in enumerate(words))
        )
        yield _row(
            point,
            "Disputed",
            answers,
            f"read as a dispute by {readers_of(point, RelationKind.CONFLICT)}",
            sides,
        )


def _in_conflict(point: Point) -> list[Version]:
    """Returns the answers in conflict; of many those that most reports give, and one that each of
    the first excludes."""
    reports = {version.id: version.reports for version in point.versions}
    pairs = sorted(
        ((r.a, r.b) for r in point.relations if r.kind is RelationKind.CONFLICT),
        key=lambda pair: -sum(reports.get(end, 0) for end in pair),
    )
    shown = list(dict.fromkeys(end for pair in pairs for end in pair))[:_SIDES]
    return [version for version in point.versions if version.id in shown]


def changed(given: BriefStory) -> Iterator[BriefSentence]:
    """Yields answers that a later one replaces, both in their words, with the mark of who reads
    them so."""
    for point in _asked(given, "updated", "disputed"):
        by_id = {version.id: version for version in point.versions}
        found = [
            r
            for r in point.relations
            if r.kind is RelationKind.UPDATE and r.a in by_id and r.b in by_id
        ]
        for relation in sorted(found, key=lambda r: (-by_id[r.b].reports, -by_id[r.a].reports))[:1]:
            sides = [
                _speaking(given, point, by_id[relation.a]),
                _speaking(given, point, by_id[relation.b]),
            ]
            words = f"first {_words(given, sides[0])}, later {_words(given, sides[1])}"
            yield _row(
                point,
                "Updated",
                words,
                f"read as later news by {readers_of(point, RelationKind.UPDATE)}",
                sides,
            )


def _row(
    point: Point, heading: str, words: str, read: str, sides: Sequence[Account]
) -> BriefSentence:
    called = f"{label}: " if (label := shorten(point.label or "", 100)) else ""
    return BriefSentence(f"{heading}: {called}{words}; {read}.", tuple(side.id for side in sides))


def _asked(given: BriefStory, *statuses: str) -> list[Point]:
    """Rows of these statuses, what a person asked first."""
    found = [point for point in rows_of(given.story) if shown_status(point) in statuses]
    return sorted(found, key=lambda point: not is_person(author_of(point) or ""))


def _speaking(given: BriefStory, point: Point, version: Version) -> Account:
    """Returns the account that speaks for an answer: in a whole sentence, of a named speaker, in
    the fewest words."""

    def rank(account: Account) -> tuple[object, ...]:
        sentence = whole_sentence(given, account.quote)
        clear = sentence is not None and _stands_alone(sentence.quote)
        return (
            not clear,
            account.stance is Stance.HEDGES,
            account.speaker is None,
            len(account.quote.quote),
            account.quote,
        )

    return min(accounts_of(point, version), key=rank)


# What was found in one report only


def only_one(source: BriefStory) -> Iterator[BriefSentence]:
    """Yields what only one report tells, one sentence a report: tolls first, then what speakers who
    are named deny or put in figures."""
    elsewhere = _ToldElsewhere(source)
    once = found_once(source.story, source.reports.values())
    given: set[str] = set()
    found: list[Account | Statement] = [*_single_tolls(source), *_said(source)]
    for one in found:
        report = one.quote.report
        span = next((each for each in once.get(report, ()) if each.overlaps(one.quote)), None)
        sentence = whole_sentence(source, span) if span else None
        if (
            sentence is None
            or report in given
            or source.is_past(sentence)
            or not _stands_alone(sentence.quote)
            or elsewhere.tells(sentence)
        ):
            continue
        given.add(report)
        named_by = one.by if isinstance(one, Statement) else one.speaker_by
        who = _whose(source, report, one.speaker, named_by, None)
        yield BriefSentence(f"Found only in {who}: “{flat(sentence.quote)}”.", (one.id,))


def _single_tolls(given: BriefStory) -> Iterator[Account]:
    for point in given.story.points:
        people = point.about is not None and point.about.measure in _CASUALTIES
        if people and point.status is Status.SINGLE and author_of(point) is None:
            yield point.accounts[0]


def _said(given: BriefStory) -> Iterator[Statement]:
    """Yields statements of named speakers, denials and figures first."""

    def rank(said: Statement) -> tuple[object, ...]:
        weight = (said.stance is Stance.DENIES) + bool(re.search(r"\d", said.quote.quote))
        return -weight, given.before(said.quote), said.quote, said.id

    named = (said for said in given.story.statements if said.speaker and not said.anonymous)
    yield from sorted(named, key=rank)


class _ToldElsewhere:
    """Looks for a sentence in the other reports of a story."""

    def __init__(self, given: BriefStory) -> None:
        self._sentences = {
            name: [_stems(one.quote) for one in sentences_of(report)]
            for name, report in given.reports.items()
        }
        self._rows = [
            account.quote
            for point in rows_of(given.story)
            if len(point.reports()) > 1
            for account in point.accounts
        ]

    def tells(self, span: Span) -> bool:
        """Whether a sentence of another report has many of its words, or a question that several
        reports answer quotes it."""
        mine = _stems(span.quote)
        least = _ELSEWHERE * len(mine)
        others = (
            words
            for name, wording in self._sentences.items()
            if name != span.report
            for words in wording
        )
        return any(span.overlaps(quote) for quote in self._rows) or any(
            len(mine & words) >= least for words in others
        )


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word[:_STEM]
        for word in (match[0].casefold() for match in _WORD.finditer(text))
        if word not in _SMALL
    )
