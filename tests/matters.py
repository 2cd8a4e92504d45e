"""Matters laid side by side from invented sentences with their real parse (mark such a test
`weights`): a report a text, called a, b, c."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factories import parse_report
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.claim import Counted, Claim, ClaimSentence
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.claims.find_claims import ClaimMaker
from rashomon.claims.slots import SlotSentence
from rashomon.claims.terms import NOTHING, Known, SentenceTerms, terms_in
from rashomon.text.parsed_report import Annotations


def pages_of(*texts: str, **fields: object) -> list[Annotations]:
    """Reports a, b, c of these texts."""
    return [parse_report(text, chr(ord("a") + n), **fields) for n, text in enumerate(texts)]


@dataclass(frozen=True)
class Laid:
    """One matter: all sentences of some reports, what each tells by its id, and their pages."""

    passage: Claim
    terms: Mapping[str, SentenceTerms]
    pages: Mapping[str, Annotations]

    def of(self, words: str) -> ClaimSentence:
        """Its first sentence that holds these words."""
        return next(one for one in self.passage.sentences if words in one.quote.quote)


def by_reports(sentences: Sequence[ClaimSentence]) -> Counted:
    """Counted each report as a line of its own."""
    reports = len({one.report for one in sentences})
    return Counted(reports, reports, reports)


def laid(
    pages: Sequence[Annotations],
    *,
    perhaps: str = "",
    names: Sequence[Name] = (),
    statements: Sequence[Statement] = (),
    dates: Sequence[Date] = (),
) -> Laid:
    """All sentences of these reports as one matter; those that hold `perhaps` are not sure of
    it."""
    maker = ClaimMaker(
        pages,
        names=names,
        statements=statements,
        dates=dates,
        copies=(),
        count=by_reports,
        alike=lambda _: (),
    )
    held = tuple(
        replace(one, possible=bool(perhaps) and perhaps in one.quote.quote)
        for one in maker.sentences(()).values()
    )
    sure = len([one for one in held if not one.possible])
    made = Claim("r-1", held[0].id, held, reports=sure, strength=0.9)
    passage = maker.remade(made) if sure > 1 else made
    return Laid(passage, maker.terms(), {page.report.id: page for page in pages})


Known_words = Iterable[tuple[str, str]]


def known_words(page: Annotations, *, names: Known_words = (), days: Known_words = ()) -> Known:
    """What is known of a report in which these words stand for a name, or a day."""

    def places(some: Known_words) -> list[tuple[int, int, str]]:
        text = page.report.text
        return sorted((text.index(w), text.index(w) + len(w), key) for w, key in some)

    return Known(places(names), places(days), ())


def slots_of(text: str, ident: str = "a", **known: Known_words) -> SlotSentence:
    """The first sentence of a report with the places that its parse opens."""
    page = parse_report(text, ident)
    found = known_words(page, **known) if known else NOTHING
    return SlotSentence(terms_in(page, found)[0], page.words)


def words_at(spans: Iterable[Span]) -> list[str]:
    """The words of spans."""
    return [span.quote for span in spans]
