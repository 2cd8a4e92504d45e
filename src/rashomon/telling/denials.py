"""Finds the sentence in which somebody denies what another sentence tells (`Denials`), so that no
accusation, order or claim of responsibility is told without its denial."""

from collections.abc import Iterator, Set
from operator import attrgetter

from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.shipped.words import set_of
from rashomon.telling.view import FirstView
from rashomon.text.gathering import by_report
from rashomon.text.parsed_report import Annotations
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.polarity import NEGATIONS

# Share of the words of a denial that tell what is denied: where they have a verb, and otherwise.
_WITH_VERB, _WITHOUT = 0.5, 0.6
_FEWEST = 2
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")


@record
class _Denial:
    """A sentence that denies something: the families of the verbs and of all words of what it
    denies."""

    span: Span
    verbs: frozenset[str]
    families: frozenset[str]

    def denies(self, told: Set[str]) -> bool:
        """Whether it denies what is told in words of these families."""
        share = _WITH_VERB if self.verbs else _WITHOUT
        is_alike = len(self.families & told) >= max(_FEWEST, share * len(self.families))
        return is_alike and (not self.verbs or not self.verbs.isdisjoint(told))


class Denials:
    """The sentences of a story in which somebody denies something, understood alone."""

    def __init__(self, view: FirstView) -> None:
        self._view = view
        denied = (one for one in view.story.statements if one.stance.is_denial)
        self._denials = [
            denial
            for statement in sorted(denied, key=attrgetter("quote", "id"))
            for denial in self._of(statement)
        ]
        self._denied_at = by_report(denial.span for denial in self._denials)

    def _of(self, statement: Statement) -> Iterator[_Denial]:
        """Yields the denial of a statement if its sentence stands alone and tells what is denied,
        and not only who denies."""
        page = self._view.pages.get(statement.report)
        if page is None or statement.report in self._view.unlike:
            return
        span = page.report.trimmed_span(*page.sentence_of(statement.quote))
        words = _content_of(page, statement.quote)
        cued = page.words.of(statement.cue) if statement.cue else ()
        told = [word for word in words if word.i not in cued and not _only_denies(word)]
        families = frozenset(word.family for word in told)
        if len(families) >= _FEWEST and self._view.stands(span, statement.speaker, may_lean=True):
            verbs = frozenset(word.family for word in told if word.pos == "VERB")
            yield _Denial(span=span, verbs=verbs, families=families)

    def beside(self, span: Span) -> Span | None:
        """Returns the sentence that denies what this one tells, the one with most words in common.
        Returns None if nobody denies it, or the sentence itself tells of a denial."""
        page = self._view.pages.get(span.report)
        if page is None or span.meets(self._denied_at.get(span.report, ())):
            return None
        places = page.words.of(span)
        if any(page.words.lower[place] in NEGATIONS for place in places):
            return None
        told = {word.family for word in _content_of(page, span)}
        best = None
        most = 0
        for denial in self._denials:
            shared = len(denial.families & told)
            if shared > most and denial.denies(told):
                best, most = denial.span, shared
        return best


def _content_of(page: Annotations, span: Span) -> list[ParsedWord]:
    """Returns the words of a span that tell something."""
    words = words_at(page.words, page.words.of(span))
    return [word for word in words if word.pos in _CONTENT and not word.is_common]


def _only_denies(word: ParsedWord) -> bool:
    """Whether a word only says that something is denied, or that it was claimed."""
    return word.lower in set_of("attribution.claims", "attribution.falsehoods")
