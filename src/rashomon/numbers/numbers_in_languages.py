"""The numbers of a sentence in a language whose words are not parsed, with what they count
(`language_numbers_in`)."""

import re
from collections.abc import Iterator
from functools import cache

from rashomon.model.claim import sentence_id
from rashomon.model.content_ids import content_id
from rashomon.model.number import Number
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.numbers.amounts_in_languages import CountedAmount, amounts_in
from rashomon.shipped.tables.number_tables import NumberWords, load_number_words
from rashomon.text.parsed_report import Annotations
from rashomon.text.word_forms import stems_of

_WORD = re.compile(r"[^\W\d_]+")
_PRINTED = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"[,;:()–—\n\"„“”«»](?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NEIGHBOURS = re.compile(r"(?<![^\W\d_])([^\W\d_]++)(?= ([^\W\d_]+(?:-[^\W\d_]+)*))")
_LONG = 3  # letters of a word that says something
_PHRASE = 12  # words by which a reader understands a number


@record
class LanguageNumber:
    """A number of a report in another language than English.

    - `number`: as the ledger has it
    - `span`: the figure with the noun or unit behind it
    - `counted`: the stem of the noun, or the unit
    - `noun`: the noun as printed, "" beside a unit
    - `deed`: stems of the words of its clause that may say what happens to the counted
    - `beside`: stems of its sentence; `around`: those and of the one before
    - `names`: the capitalised words of its clause, and of
      those before it, that are no plain nouns
    - `is_apart`: whether its sentence tells of another time, of others or of what is not so
    """

    language: str
    number: Number
    span: Span
    value: float
    counted: str
    noun: str
    deed: frozenset[str]
    beside: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    sentence: Span
    is_apart: bool

    @property
    def report(self) -> str:
        """Returns the report that gives it."""
        return self.span.report

    @property
    def limit(self) -> str:
        """Returns near, low, high or exact."""
        return self.number.limit

    def told(self) -> tuple[object, ...]:
        """Returns all that is compared of it: copies of a sentence share it."""
        return (
            (self.value, self.limit, self.deed, self.beside, self.around),
            (self.names, self.is_apart),
        )

    def parted(self, other: "LanguageNumber") -> bool:
        """Whether something speaks against it that both are of one thing: another time or
        name, or that each clause tells what the other sentence does not."""
        if self.is_apart or other.is_apart:
            return True
        if self.names and other.names and self.names.isdisjoint(other.names):
            return True
        return not (self.deed <= other.beside or other.deed <= self.beside)


def language_numbers_in(
    sentence: Span, before: Span | None, page: Annotations
) -> Iterator[LanguageNumber]:
    """Yields the numbers of a sentence, of which the noun or unit stands behind the figure;
    `before` is the sentence before it. None are read in a language whose words are not known."""
    language = page.report.language or ""
    words = load_number_words().get(language)
    if words is None:
        return
    text = sentence.quote
    amounts = list(amounts_in(text, words, language))
    if not amounts:
        return
    stems = frozenset(_telling_stems(text, words, language))
    # the sentence before often names the event
    around = stems.union(_telling_stems(before.quote if before else "", words, language))
    is_apart = _tells_apart(text, words)
    for amount in amounts:
        start, end = _clause_around(text, amount)
        counted = amount.unit or stems_of([amount.noun], language)[0]
        told_until = _told_until(text[:start], words)
        clause = text[start:end]
        yield LanguageNumber(
            language=language,
            number=_number_of(amount, sentence=sentence, clause=(start, end), report=page.report),
            span=page.report.span(sentence.start + amount.figure, sentence.start + amount.noun_end),
            value=amount.value,
            counted=counted,
            noun=amount.noun,
            deed=frozenset(_telling_stems(clause, words, language)).difference([counted]),
            beside=stems,
            around=around.difference([counted]),
            names=_names_in(". ".join([*told_until, clause]), words, language),
            sentence=sentence,
            is_apart=is_apart,
        )


def _number_of(
    amount: CountedAmount, sentence: Span, clause: tuple[int, int], report: Report
) -> Number:
    """Returns an amount as the ledger has it."""
    figure = report.span(sentence.start + amount.figure, sentence.start + amount.end)
    low = None if amount.limit == "high" else amount.value
    high = None if amount.limit == "low" else amount.value
    measure = {None: None, "%": "share"}.get(amount.unit, "money")
    return Number(
        id=content_id("n", *report.place_of(figure), low, high),
        span=report.span(sentence.start + amount.start, sentence.start + amount.end),
        phrase=_phrase_around(amount, sentence=sentence, clause=clause, report=report),
        sentence=sentence_id(report, sentence),
        low=low,
        high=high,
        limit=amount.limit,
        counted=amount.noun or None,
        unit=amount.unit,
        measure=measure,
    )


def _phrase_around(
    amount: CountedAmount, sentence: Span, clause: tuple[int, int], report: Report
) -> Span:
    """Returns the words of the clause of an amount, a few on either side if there are many."""
    words = list(_PRINTED.finditer(sentence.quote, *clause))
    own = [place for place, word in enumerate(words) if word.end() > amount.start]
    first = max(0, own[0] - _PHRASE // 2) if len(words) > _PHRASE else 0
    phrase = words[first : first + _PHRASE]
    end = max(phrase[-1].end(), amount.noun_end)
    return report.trimmed_span(sentence.start + phrase[0].start(), sentence.start + end)


def _clause_around(text: str, amount: CountedAmount) -> tuple[int, int]:
    start = 0
    for match in _CLAUSE_END.finditer(text, 0, amount.figure):
        start = match.end()
    ending = _CLAUSE_END.search(text, amount.end)
    return start, ending.start() if ending else len(text)


def _telling_stems(text: str, words: NumberWords, language: str) -> list[str]:
    """Returns the stems of the words that say something, in order."""
    telling = []
    for word in _WORD.findall(text.casefold()):
        if len(word) >= _LONG and word not in words.idle and word not in words.lengths:
            telling.append(word)
    return stems_of(telling, language)


def _tells_apart(text: str, words: NumberWords) -> bool:
    return _compiled(words.apart).search(text) is not None or _YEAR.search(text) is not None


_compiled = cache(re.compile)


def _told_until(text: str, words: NumberWords) -> list[str]:
    """Returns the clauses before that of an amount, but for those that only say who says so:
    "À l'hôpital Nord, 95 patients"."""
    texts = []
    for part in _CLAUSE_END.split(text)[:-1]:
        if not _compiled(words.sources).match(part.strip()):
            texts.append(part)
    return texts


def _names_in(text_before: str, words: NumberWords, language: str) -> frozenset[str]:
    """Returns the capitalised words but those that open a clause; of German, where every noun is,
    those that stand behind another one: "Klinik Nord"."""
    names = set()
    for match in _NEIGHBOURS.finditer(text_before):
        is_behind = match[1][0].isupper() and match[1].casefold() not in words.idle
        if match[2][0].isupper() and (language != "de" or is_behind):
            names.add(match[2].casefold())
    return frozenset(names)
