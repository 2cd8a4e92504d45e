"""Finds the sentence in which somebody denies what another sentence tells (`Denials`), so that no
accusation, order or claim of responsibility is told without its denial, nor somebody's words
without the "no" of somebody else that their report sets right behind them."""

from collections.abc import Iterator, Sequence, Set
from itertools import chain
from operator import attrgetter

from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.shipped.words import pattern_of, set_of
from rashomon.show.first_view import FirstView
from rashomon.text.gathering import by_report
from rashomon.text.parsed_report import Annotations
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.polarity import NEGATIONS
from rashomon.text.taken_back import withdrawals

# Share of the words of a denial that tell what is denied: where they have a verb, and otherwise.
_WITH_VERB, _WITHOUT = 0.5, 0.6
_FEWEST = 2
_ASIDE = ("pcomp", "advcl", "acl", "relcl")
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
_TELLS = pattern_of("(?i){retractions.said|retractions.printed|calendar.weekdays}")


@record
class _Denial:
    """A sentence that denies something: the families of the main verbs and of all words of what it
    denies."""

    span: Span
    verbs: frozenset[str]
    families: frozenset[str]

    def denies(self, families: Set[str]) -> bool:
        """Whether it denies what is told in words of these families."""
        share = _WITH_VERB if self.verbs else _WITHOUT
        is_alike = len(self.families & families) >= max(_FEWEST, share * len(self.families))
        return is_alike and (not self.verbs or not self.verbs.isdisjoint(families))


class Denials:
    """The sentences of a story in which somebody denies something, understood alone."""

    def __init__(self, view: FirstView) -> None:
        """Gathers all denials of a story: retractions of reports first, then what speakers deny."""
        self._view = view
        denied = (one for one in view.story.statements if one.stance.is_denial)
        self._denials = [*chain.from_iterable(map(self._of_withdrawals, view.pages.values()))]
        for statement in sorted(denied, key=attrgetter("quote", "id")):
            self._denials += self._of(statement)
        self._denied_at = by_report(denial.span for denial in self._denials)
        self._statements = by_report(statement.quote for statement in view.story.statements)
        self._speakers = {one.quote: one.speaker for one in view.story.statements}

    def _of(self, statement: Statement) -> Iterator[_Denial]:
        """Yields the denial of a statement if its sentence stands alone and tells what is denied,
        and not only who denies."""
        page = self._view.pages.get(statement.report)
        if page is None or statement.report in self._view.unlike:
            return
        span = page.report.trimmed_span(*page.sentence_of(statement.quote))
        words = _content_of(page, statement.quote)
        cued = page.words.of(statement.cue) if statement.cue else ()
        telling_words = [word for word in words if word.i not in cued and not _only_denies(word)]
        families = frozenset(word.family for word in telling_words)
        if len(families) >= _FEWEST and self._view.stands(span, statement.speaker, may_lean=True):
            yield _Denial(span=span, verbs=_main_verbs(telling_words), families=families)

    def _of_withdrawals(self, page: Annotations) -> Iterator[_Denial]:
        """Yields what a report says is not so that its house or others told."""
        for withdrawal in withdrawals(page.report):
            words = _content_of(page, withdrawal.error)
            telling_words = [word for word in words if not _TELLS.fullmatch(word.lower)]
            families = frozenset(word.family for word in telling_words)
            verbs = _main_verbs(telling_words)
            yield _Denial(span=withdrawal.span, verbs=verbs, families=families)

    def beside(self, span: Span) -> Span | None:
        """Returns the sentence that denies what this one tells, the one with most words in common,
        or else the one right behind it in which somebody else says no.

        Returns None if there is none, or the sentence itself tells of a denial.
        """
        page = self._view.pages.get(span.report)
        if page is None or span.meets(self._denied_at.get(span.report, ())):
            return None
        if _says_no(page, span):
            return None
        families = {word.family for word in _content_of(page, span)}
        best = None
        most = 0
        for denial in self._denials:
            shared = len(denial.families & families)
            if shared > most and denial.denies(families):
                best, most = denial.span, shared
        return best or self._no_behind(page, span)

    def _no_behind(self, page: Annotations, span: Span) -> Span | None:
        """Returns the sentence behind one that passes on somebody's words, if there somebody else
        says no to something."""
        text = page.report.text
        start = span.end + len(text[span.end :]) - len(text[span.end :].lstrip())
        if start >= len(text) or "\n" in text[span.end : start]:
            return None
        behind = page.report.trimmed_span(*page.sentence_of(page.report.span(start, start + 1)))
        tellers = self._speakers_within(span)
        others = self._speakers_within(behind)
        # both have speakers who are known, and none of them speaks in both
        is_answer = bool(tellers) and bool(others - {None}) and tellers.isdisjoint(others)
        return behind if is_answer and _says_no(page, behind) else None

    def _speakers_within(self, span: Span) -> set[str | None]:
        """Returns who says something in a sentence, None for words of nobody who is sure."""
        return {
            self._speakers[quote]
            for quote in self._statements.get(span.report, ())
            if span.start <= quote.start < span.end
        }


def _says_no(page: Annotations, span: Span) -> bool:
    return any(page.words.lower[place] in NEGATIONS for place in page.words.of(span))


def _content_of(page: Annotations, span: Span) -> list[ParsedWord]:
    """Returns the words of a span that tell something."""
    words = words_at(page.words, page.words.of(span))
    return [word for word in words if word.pos in _CONTENT and not word.is_common]


def _main_verbs(words: Sequence[ParsedWord]) -> frozenset[str]:
    """Returns the families of the verbs among these words, without those that only say how, why or
    by whom it is done: of "betrayed the miners by selling the pit" the first."""
    verbs = {word for word in words if word.pos == "VERB"}
    return frozenset(
        word.family
        for word in verbs
        if word.dep not in _ASIDE or verbs.isdisjoint(_words_above(word))
    )


def _words_above(word: ParsedWord) -> Iterator[ParsedWord]:
    while word.head != word:
        word = word.head
        yield word


def _only_denies(word: ParsedWord) -> bool:
    """Whether a word only says that something is denied, or that it was claimed."""
    return word.lower in set_of("attribution.claims", "attribution.falsehoods")
