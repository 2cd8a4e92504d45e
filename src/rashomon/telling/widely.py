"""What many reports tell (`tell_widely`): claims, each by the sentence that says least beyond what
its reports share."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta

from rashomon.model.claim import Claim, Origins
from rashomon.model.date import Date
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import PieceRole
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.quantities.read_quantities import read_quantities
from rashomon.telling.make_pieces import quote_piece, words_piece
from rashomon.telling.newly_told import content_of, is_headline, share_most
from rashomon.telling.view import FirstView, SpanPlaces
from rashomon.telling.wording import independent
from rashomon.text.gathering import by_key
from rashomon.text.polarity import NEGATIONS

_LEAST = 3  # reports of what is told widely
_STAGE = timedelta(7)  # how far apart reports of one stage of a story are published


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """A sentence of a claim: its words that tell something, the numbers and days in it, and whether
    it says no."""

    span: Span
    words: frozenset[str]
    facts: frozenset[str]
    says_no: bool


def tell_widely(view: FirstView) -> Iterator[Entry]:
    """Yields what at least half of the reports tell within a week, three at least, and not all from
    one origin. No sentence holds a version of an open difference, and none is a headline where
    reports are of several days."""
    least = max(_LEAST, (len(view.story.reports) + 1) // 2)
    quotes = []
    for difference in view.story.open_differences():
        quotes += [quote.span for quote in difference.quotes()]
    dates = by_key((date.span.report, date) for date in view.story.dates)
    denials = {said.id for said in view.story.statements if said.stance is Stance.DENIES}
    for claim in view.story.claims:
        if claim.reports >= least and claim.origins.most > 1:
            sentences = _sentences(claim, dates, denials)
            span, reports = _best(claim, sentences, view, quotes, least)
            if span is not None:
                yield _entry(claim, span, reports, view)


def _best(
    claim: Claim,
    sentences: Sequence[ToldSentence],
    view: FirstView,
    quotes: Sequence[Span],
    least: int,
) -> tuple[Span | None, int]:
    """The sentence by which a claim is told, and how many reports tell most of it. It is understood
    alone, holds no version of a difference, and no number or day that fewer than half of the
    claim's reports have; of those that so many reports tell, one that most do, a headline only
    where there is no other."""
    common = _common_facts(sentences, max(2, (claim.reports + 1) // 2))
    places = SpanPlaces(sentence.span for sentence in sentences)
    versions = {quote.quote for quote in quotes if places.meet(quote)}
    words = _words_by_report(sentences)
    best: Span | None = None
    worth = (False, 0, 0)
    for sentence in sentences:
        span = sentence.span
        reports = _reports_telling(sentence, words[sentence.says_no], view)
        own_worth = (not is_headline(span), reports, -len(span.quote))
        if reports < least or not sentence.facts <= common:
            continue
        if (best is None or own_worth > worth) and _fits(span, view, versions):
            best, worth = span, own_worth
    return best, worth[1]


def _sentences(
    claim: Claim, dates: Mapping[str, Sequence[Date]], denials: Set[str]
) -> list[ToldSentence]:
    """The sure sentences of a claim. `dates`: by report; `denials`: statements (ids) that deny
    something."""
    sentences = []
    for sentence in claim.sure():
        span = sentence.span
        facts = {f"{q.low} {q.high} {q.unit}" for q in read_quantities(span.quote)}
        for date in dates.get(span.report, ()):
            if span.contains(date.span):
                facts.add(f"{date.earliest}/{date.latest or date.span.line}")
        says_no = _has_negation(span) or not denials.isdisjoint(sentence.statements)
        sentences.append(ToldSentence(span, content_of(span), frozenset(facts), says_no))
    return sentences


def _has_negation(span: Span) -> bool:
    for word in span.quote.lower().split():
        if word in NEGATIONS or word.endswith(("n't", "n’t")):
            return True
    return False


def _common_facts(sentences: Sequence[ToldSentence], least: int) -> set[str]:
    """The numbers and days that stand in sentences of so many reports."""
    reports: dict[str, set[str]] = {}
    for sentence in sentences:
        for fact in sentence.facts:
            reports.setdefault(fact, set()).add(sentence.span.report)
    return {fact for fact, having in reports.items() if len(having) >= least}


def _words_by_report(sentences: Sequence[ToldSentence]) -> dict[bool, dict[str, set[str]]]:
    """The words of each report's sentences, of those that say no apart from the others."""
    words: dict[bool, dict[str, set[str]]] = {True: {}, False: {}}
    for sentence in sentences:
        words[sentence.says_no].setdefault(sentence.span.report, set()).update(sentence.words)
    return words


def _reports_telling(sentence: ToldSentence, words: Mapping[str, Set[str]], view: FirstView) -> int:
    """How many reports of the same days have most of the words of a sentence. `words`: by report,
    of sentences that say no as it does, or do not."""
    day = view.days.get(sentence.span.report)
    telling = 0
    for report, own in words.items():
        is_near = day is None or abs(view.days.get(report, day) - day) <= _STAGE
        telling += is_near and share_most(sentence.words, own)
    return telling


def _fits(span: Span, view: FirstView, versions: set[str]) -> bool:
    """Whether a sentence can stand for what is told widely."""
    if is_headline(span) and view.lasts:
        return False
    if any(version in span.quote for version in versions):
        return False
    return view.stands(span, may_lean=True)


def _entry(claim: Claim, span: Span, reports: int, view: FirstView) -> Entry:
    most = min(reports, view.story.independent.most)
    origins = Origins(min(claim.origins.most, most))
    counts = f"similar in {reports} of {len(view.story.reports)} reports, {independent(origins)}"
    if claim.origins.most < most:
        counts += f", {FixedWords.COPIED}"
    pieces = (quote_piece(span), words_piece(counts, PieceRole.REPORTS))
    return Entry(Section.WIDELY, claim.id, claim.by, pieces=pieces)
