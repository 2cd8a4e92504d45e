"""Finds the sentences of reports that have most of the words of a question (`AskedStory`)."""

import re
from collections.abc import Iterable, Iterator

from rashomon.beside.near import stems_in
from rashomon.checking.checked_draft import SentenceBeside
from rashomon.checking.near_sentences import NearSentences
from rashomon.exact.text_days import days_of_text
from rashomon.exact.text_names import names_of_text
from rashomon.exact.text_numbers import numbers_of_text
from rashomon.model.record import record
from rashomon.model.report import Reports
from rashomon.model.row import Sentence
from rashomon.shipped.words import pattern_of
from rashomon.text.detect_language import language_of_report
from rashomon.text.name_words import fold, in_small_letters
from rashomon.text.word_forms import stems_of

_MOST = 8  # sentences that are shown
_FOUND = 0.6  # share of the weight of a question's words from which a sentence has most of them
_NAME = 2.0  # how much more a name weighs, and the noun that is counted
_BEFORE = 0.4  # how much a word counts that stands in the sentence before
_MARKED = 1.3  # how much more a sentence counts that holds what is asked for
_COUNTING = 1.6  # that counts what is asked for
_UNMARKED = 0.8
_NEARNESS = 0.1  # weight of the likeness of whole sentences
_ASKS = pattern_of(
    r"(?i)\b(?P<asked>how (?:many|much|{answers.measures})|when|who|whom|whose|where)\b"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@record
class Answering:
    """What the sentences of a story have of a question: those nearest to it, the words that no
    sentence has, how much of it the best one has (0 to 1), and in which other languages reports
    were searched only for its names and numbers."""

    sentences: tuple[SentenceBeside, ...]
    missing: tuple[str, ...]
    coverage: float
    in_part: str

    @property
    def is_found(self) -> bool:
        """Whether a sentence has most of its words."""
        return self.coverage >= _FOUND


@record
class _Question:
    """A question: its text and language, the weight of each stem, the stems of what is counted,
    and what is asked for ("how many", "when" ...), "" if it cannot be told."""

    text: str
    language: str
    weights: dict[str, float]
    counted: frozenset[str]
    asks: str


class AskedStory:
    """The sentences of the reports of a story, of which something is asked."""

    def __init__(self, reports: Reports) -> None:
        self._near = NearSentences(reports)
        self._languages = {report.id: language_of_report(report) for report in reports}
        self._words = {
            sentence.id: self._words_of(sentence) for sentence in self._near.nearness.sentences
        }
        self._length = sum(map(len, self._words.values())) / max(1, len(self._words))

    def look_for(self, text: str, language: str) -> Answering:
        """Returns the sentences that have most of the words of a question in a language (ISO code),
        of equal ones the first with the reports that print them."""
        question = self._question(text, language)
        likeness = {
            near.sentence.id: near.likeness
            for near in self._near.nearness.nearest(text, most=200, language=language)
        }
        ranked = []
        best = 0.0
        before: Sentence | None = None
        for place, sentence in enumerate(self._near.nearness.sentences):
            is_next = before is not None and before.span.report == sentence.span.report
            coverage = self._coverage(question, sentence, before if is_next else None)
            before = sentence
            if coverage:
                score = coverage * self._marks(question, sentence) * self._shortness(sentence)
                score += _NEARNESS * likeness.get(sentence.id, 0.0)
                ranked.append((-score, place))
                best = max(best, coverage)
        return Answering(
            sentences=tuple(self._shown(place for _, place in sorted(ranked))),
            missing=tuple(self._missing(text, language)),
            coverage=best,
            in_part=self._searched_in_part(language),
        )

    def _question(self, text: str, language: str) -> _Question:
        names = set[str]()
        for _, _, name in names_of_text(text, language):
            names |= stems_in(name, language)
        asks = _ASKS.search(text)
        counted = frozenset[str]()
        if asks and asks["asked"].casefold().startswith("how"):
            words = _WORD.findall(text[asks.end() :])[:1]
            counted = frozenset(stems_of(words, language))
        weights = {}
        for stem in sorted(stems_in(text, language)):
            factor = _NAME if stem in names or stem in counted else 1.0
            weights[stem] = factor * self._near.nearness.weight(stem)
        asked = asks["asked"].casefold().partition(" ")[0] if asks else ""
        return _Question(text=text, language=language, weights=weights, counted=counted, asks=asked)

    def _words_of(self, sentence: Sentence) -> frozenset[str]:
        quote = sentence.span.quote
        return stems_in(quote, self._languages[sentence.span.report]) | set(fold(quote).split())

    def _coverage(self, question: _Question, sentence: Sentence, before: Sentence | None) -> float:
        """Returns how much of the weight of a question's words a sentence has, 0 to 1. What only
        the sentence before has counts less, and nothing alone."""
        own = self._words[sentence.id]
        earlier = self._words[before.id] if before else frozenset[str]()
        shared = sum(weight for stem, weight in question.weights.items() if stem in own)
        if not shared:
            return 0.0
        shared += sum(
            _BEFORE * weight
            for stem, weight in question.weights.items()
            if stem in earlier and stem not in own
        )
        return shared / (sum(question.weights.values()) or 1.0)

    def _shortness(self, sentence: Sentence) -> float:
        """Returns how much more a short sentence counts than a long one, as in BM25."""
        length = len(self._words[sentence.id]) / self._length
        return 2.5 / (1 + 1.5 * (0.25 + 0.75 * length))

    def _marks(self, question: _Question, sentence: Sentence) -> float:
        """Returns how much more or less a sentence counts that holds a mark of what is asked for, a
        number, a time or a name, or none."""
        quote = sentence.span.quote
        language = self._languages[sentence.span.report]
        if question.asks == "how":
            numbers = [number for number in numbers_of_text(quote, language) if number.amounts]
            if any(not question.counted.isdisjoint(number.nouns) for number in numbers):
                return _COUNTING
            return _MARKED if numbers else _UNMARKED
        if question.asks == "when":
            return _MARKED if days_of_text(quote, language) else _UNMARKED
        if question.asks in {"who", "whom", "whose", "where"}:
            own_words = fold(question.text)
            others = (name for _, _, name in names_of_text(quote, language))
            return _MARKED if any(fold(name) not in own_words for name in others) else _UNMARKED
        return 1.0

    def _shown(self, places: Iterable[int]) -> Iterator[SentenceBeside]:
        """Yields the first sentences at these places, of equal ones the first."""
        words_shown = set[str]()
        for place in places:
            span = self._near.nearness.sentences[place].span
            words = in_small_letters(span.quote)
            if words not in words_shown and len(words_shown) < _MOST:
                words_shown.add(words)
                yield SentenceBeside(span=span, reports=self._near.printing(span))

    def _missing(self, text: str, language: str) -> Iterator[str]:
        every = frozenset[str]().union(*self._words.values())
        for word in dict.fromkeys(_WORD.findall(text)):
            stems = stems_in(word, language)
            if stems and stems.isdisjoint(every):
                yield word

    def _searched_in_part(self, language: str) -> str:
        others = sorted({code for code in self._languages.values() if code != language})
        if not others:
            return ""
        return f"Searched only for names and numbers: the reports in {', '.join(others)}."
