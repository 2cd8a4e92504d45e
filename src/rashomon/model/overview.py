"""Sentences that one report alone tells."""

from rashomon.model.record import record
from rashomon.model.span import OfSpan, Span


@record
class Alone(OfSpan):
    """A sentence that only one report tells: its id, its words, and whose words they are.

    `Story.alone` has the sentences of four words or more that surely belong to no claim of two
    reports, the most telling first: those with figures and days of their own, rare words, a speaker
    or a denial. They are sorted neither by report nor by place.

    Three kinds of sentences are left out: furniture; sentences that share little with the other
    reports (a third of these reports, and three at least, have less than a seventh of the
    sentence's names, numbers and words); and sentences of which one sentence of another report
    tells three tenths or more. Other reports may still tell a sentence in other words.

    `report`, `start` and `end` are those of its `span`.
    """

    sentence: str
    span: Span
    speaker: str | None = None
    statements: tuple[str, ...] = ()
