"""The numbers of a sentence in a language whose words are not parsed, with what they count
(`language_numbers_in`)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.quantities.figures_in_languages import Figure, printed_figures
from rashomon.shipped.tables.number_tables import NumberWords, load_number_words
from rashomon.text.parsed_report import Annotations
from rashomon.text.word_forms import stems_of

_WORD = re.compile(r"[^\W\d_]+|[%€]")
_CLAUSE_END = re.compile(r"[,;:()–—\n\"„“”«»]")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_SIGNS = {"%": "%", "€": "EUR"}
_NEIGHBOURS = re.compile(r"(?<![^\W\d_])([^\W\d_]++)(?= ([^\W\d_]+(?:-[^\W\d_]+)*))")
_ELISION = re.compile(r"['’]")
_NOUN_REACH = 3  # words behind a German figure in which its noun stands
_LONG = 3  # letters of a word that says something
_BEFORE = 24  # characters before a figure in which its limit stands


@record
class LanguageNumber:
    """A number of a report in another language than English.

    - `span`: the figure with the noun or unit behind it
    - `limit`: near, low, high or exact
    - `counted`: the stem of the noun, or the unit
    - `noun`: the noun as printed, "" beside a unit
    - `deed`: stems of the words of its clause that may say what happens to the counted
    - `beside`: stems of its sentence; `around`: those and of the one before
    - `names`: the capitalised words of its clause, and of
      those before it, that are no plain nouns
    - `is_apart`: whether its sentence tells of another time, of others or of what is not so
    """

    language: str
    span: Span
    value: float
    limit: str
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
    figures = [figure for figure in printed_figures(text, language) if not _is_year(figure, text)]
    beside = frozenset(_telling_stems(text, words, language))
    around = beside.union(_telling_stems(before.quote if before else "", words, language))
    for place, figure in enumerate(figures):
        if figure.value is None or _is_of_range(place, figures, text):
            continue
        counted = _counted(text, figure, words, language)
        if counted is None:
            continue
        clause = _clause_around(text, figure)
        own_stem = {counted.key}
        yield LanguageNumber(
            language=language,
            span=page.report.span(sentence.start + figure.start, sentence.start + counted.end),
            value=figure.value * counted.scale,
            limit=_limit_of(text, figure, words),
            counted=counted.key,
            noun=counted.noun,
            deed=frozenset(_telling_stems(clause, words, language)).difference(own_stem),
            beside=beside,
            around=around.difference(own_stem),
            names=_names_in(_told_until(text, figure, clause, words), words, language),
            sentence=sentence,
            is_apart=_tells_apart(text, words),
        )


@record
class _Counted:
    """What a figure counts: the key by which it is compared, the noun as printed, what multiplies
    the figure, and where the words end."""

    key: str
    noun: str
    scale: float
    end: int


def _counted(text: str, figure: Figure, words: NumberWords, language: str) -> _Counted | None:
    """Returns what a figure counts; None where no noun or unit follows."""
    end = figure.end
    scale = 1.0
    for word in _words_behind(text, end, _NOUN_REACH):
        lower = word[0].casefold()
        if lower in words.scales:
            scale *= words.scales[lower]
        elif unit := _SIGNS.get(lower) or words.units.get(lower):
            return _Counted(key=unit, noun="", scale=scale, end=word.end())
        elif lower in words.linking and (scale > 1 or language == "de"):
            pass
        elif not _passes_over(word[0], words, language):
            noun = _noun(word[0], words)
            if noun is None:
                return None
            (stem,) = stems_of([lower], language)
            return _Counted(key=stem, noun=noun, scale=scale, end=word.end())
    return None


def _words_behind(text: str, end: int, most: int) -> Iterator[re.Match[str]]:
    """Yields the words that follow a figure with nothing but a blank between them."""
    for _ in range(most + 1):
        word = _WORD.match(text, end + (text[end : end + 1].isspace()))
        if word is None:
            elided = _ELISION.match(text, end)  # "d'euros"
            word = elided and _WORD.match(text, elided.end())
        if word is None:
            return
        yield word
        end = word.end()


def _passes_over(word: str, words: NumberWords, language: str) -> bool:
    """Whether a word stands between a figure and its noun. German nouns are capitalised."""
    return word.casefold() in words.choosing or (language == "de" and word.islower())


def _noun(word: str, words: NumberWords) -> str | None:
    """Returns a word that may be counted."""
    lower = word.casefold()
    is_small = lower in words.idle or lower in words.lengths or len(word) < _LONG
    return None if is_small else word


def _is_year(figure: Figure, text: str) -> bool:
    return _YEAR.fullmatch(text[figure.start : figure.end]) is not None


def _is_of_range(place: int, figures: Sequence[Figure], text: str) -> bool:
    """Whether one word or sign alone stands between this figure and another one: "300 bis 400",
    "von 12 auf 15"."""
    own = figures[place]
    for other in (*figures[place - 1 : place], *figures[place + 1 : place + 2]):
        first, second = sorted((own, other), key=lambda figure: figure.start)
        between = text[first.end : second.start]
        if len(_WORD.findall(between)) <= 1 and not _CLAUSE_END.search(between.strip(" –")):
            return True
    return False


def _clause_around(text: str, figure: Figure) -> str:
    start = 0
    for match in _CLAUSE_END.finditer(text, 0, figure.start):
        start = match.end()
    ending = _CLAUSE_END.search(text, figure.end)
    return text[start : ending.start() if ending else len(text)]


def _telling_stems(text: str, words: NumberWords, language: str) -> list[str]:
    """Returns the stems of the words that say something, in order."""
    telling = []
    for word in _WORD.findall(text.casefold()):
        if len(word) >= _LONG and word not in words.idle and word not in words.lengths:
            telling.append(word)
    return stems_of(telling, language)


def _limit_of(text: str, figure: Figure, words: NumberWords) -> str:
    before = text[max(0, figure.start - _BEFORE) : figure.start].rstrip()
    for limit, pattern in words.limits.items():
        if re.search(rf"{pattern}$", before):
            return limit
    return "exact"


def _tells_apart(text: str, words: NumberWords) -> bool:
    return _compiled(words.apart).search(text) is not None or _YEAR.search(text) is not None


_compiled = cache(re.compile)


def _told_until(text: str, figure: Figure, clause: str, words: NumberWords) -> str:
    """Returns the clauses before that of a figure, but for those that only say who says so, and
    its own: "À l'hôpital Nord, 95 patients"."""
    told = []
    for part in _CLAUSE_END.split(text[: figure.start])[:-1]:
        if not _compiled(words.sources).match(part.strip()):
            told.append(part)
    return ". ".join([*told, clause])


def _names_in(told: str, words: NumberWords, language: str) -> frozenset[str]:
    """Returns the capitalised words but those that open a clause; of German, where every noun is,
    those that stand behind another one: "Klinik Nord"."""
    names = set()
    for match in _NEIGHBOURS.finditer(told):
        is_behind = match[1][0].isupper() and match[1].casefold() not in words.idle
        if match[2][0].isupper() and (language != "de" or is_behind):
            names.add(match[2].casefold())
    return frozenset(names)
