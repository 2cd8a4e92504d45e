"""Matters laid side by side from invented sentences with their real parse (mark such a test
`weights`): a report a text, called a, b, c."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factories import parse_report
from rashomon.claims.find_claims import ClaimMaker, sentences_with_terms
from rashomon.claims.terms import SentenceTerms
from rashomon.copies.lines import Counted
from rashomon.model.claim import Claim, ClaimSentence, Origins
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.text.parsed_report import Annotations


def pages_of(*texts: str, **fields: object) -> list[Annotations]:
    """Reports a, b, c of these texts. Each ends otherwise: reports of one text are one report."""
    pages = []
    for number, text in enumerate(texts):
        pages.append(parse_report(text + "\n" * number, chr(ord("a") + number), **fields))
    return pages


@dataclass(frozen=True)
class Laid:
    """One claim: all sentences of some reports, what each tells by its id, and their pages."""

    claim: Claim
    terms: Mapping[str, SentenceTerms]
    pages: Mapping[str, Annotations]

    def of(self, words: str) -> ClaimSentence:
        """Its first sentence that holds these words."""
        return next(one for one in self.claim.sentences if words in one.span.quote)


def by_reports(sentences: Sequence[ClaimSentence]) -> Counted:
    """Counted each report as a line of its own."""
    reports = len({one.report for one in sentences})
    return Counted(reports, Origins(reports), reports)


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
    told = sentences_with_terms(pages, names=names, statements=statements, dates=dates)
    maker = ClaimMaker(told, (), by_reports)
    held = tuple(
        replace(one, possible=bool(perhaps) and perhaps in one.span.quote)
        for one in maker.sentences(()).values()
    )
    sure = len([one for one in held if not one.possible])
    made = Claim("r-1", held[0].id, held, reports=sure, strength=0.9)
    claim = maker.remade(made) if sure > 1 else made
    return Laid(claim, maker.terms(), {page.report.id: page for page in pages})


def words_at(spans: Iterable[Span]) -> list[str]:
    """The words of spans."""
    return [span.quote for span in spans]
