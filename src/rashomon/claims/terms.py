"""What a sentence tells, in terms that can be compared with those of another report's sentences."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from rashomon.claims.sentences import WholeSentence, whole_sentences
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Statement, Statements
from rashomon.quantities.read_quantities import Quantities, Quantity, read_quantities
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.text.gathering import Overlaps, by_key, by_report
from rashomon.text.gazetteer import one_id_a_place
from rashomon.text.parsed_report import Annotations
from rashomon.text.word_families import family_of

# What begins such a term, and no word.
_A_NAME = "\x01"
_A_DAY = "\x02"
_A_FIGURE = "\x03"
_KINDS = {_A_NAME: 9.0, _A_DAY: 7.0, _A_FIGURE: 8.0}  # how rare they are taken to be
_FLOOR = 5.0  # what is no rarer tells nothing
_LEAST = 0.2
_SMALL = 2  # a figure up to this one is no rare word
_HARDLY = 5  # a statement that is less than such a part of a sentence does not lend it its speaker
_OFTEN = 0.25  # how much each further sentence of its report that has it takes from a term

TermWeights = Mapping[str, float]  # of terms and the like
_Ids = frozenset[str]  # of names, days, values, voices


@record
class SentenceTerms:
    """A sentence with what it tells: weights of its terms, pairs of terms and pieces of words.
    `places` has, for each term, its half-open offsets in the report's text."""

    sentence: WholeSentence
    language: str
    speaker: str | None
    speaker_by: str | None
    statements: tuple[str, ...]
    quantities: Quantities
    terms: TermWeights
    pairs: TermWeights
    pieces: TermWeights
    names: _Ids
    days: _Ids
    values: _Ids
    voices: _Ids
    places: tuple[tuple[str, int, int], ...] = ()

    @property
    def quote(self) -> Span:
        """Returns the sentence's span."""
        return self.sentence.quote


@record
class _Known:
    """What earlier stages found in one report, in the order of its text."""

    names: Sequence[tuple[int, int, str]]
    days: Sequence[tuple[int, int, str]]
    statements: Statements


def known_in(
    names: Iterable[Name], dates: Iterable[Date], statements: Iterable[Statement]
) -> Mapping[str, _Known]:
    """Returns what was found in each report."""
    ids = one_id_a_place(names)
    named = by_key(
        (span.report, (span.start, span.end, ids[name.id]))
        for name in names
        for span in name.mentions
    )
    days = by_key(
        (d.report, (d.span.start, d.span.end, f"{d.earliest}/{d.latest}"))
        for d in dates
        if d.earliest and d.tells == "event"
    )
    said = by_report(statements)
    return {
        report: _Known(
            sorted(named[report]),
            sorted(days[report]),
            sorted(said[report], key=lambda one: (one.quote, one.id)),
        )
        for report in {*named, *days, *said}
    }


NOTHING = _Known((), (), ())


def terms_in(page: Annotations, known: _Known) -> tuple[SentenceTerms, ...]:
    """Returns the sentences of a report with what they tell. How often the report uses a term
    influences the term's weight."""
    sentences = whole_sentences(page)
    keys = _KeyReader(page, known)
    read = [keys.of(one) for one in sentences]
    often = Counter(term for terms, *_ in read for term in set(terms))
    many = Counter(piece for _, pieces, *_ in read for piece in set(pieces))
    said = Overlaps((one.quote.start, one.quote.end, one) for one in known.statements)
    out = []
    for one, (terms, pieces, quantities, places) in zip(sentences, read, strict=True):
        inside = said.at(one.quote.start, one.quote.end)
        weights = {term: damped(keys.rarity[term], often[term]) for term in dict.fromkeys(terms)}
        kinds = by_key((term[0], term) for term in weights)
        out.append(
            SentenceTerms(
                one,
                ("en" if page.read_whole else page.report.language) or "",
                *_voice(one, inside, page),
                quantities,
                weights,
                {f"{a} {b}": weights[a] + weights[b] for a, b in pairwise(terms)},
                {piece: damped(1.0, many[piece]) for piece in dict.fromkeys(pieces)},
                frozenset(kinds[_A_NAME]),
                frozenset(kinds[_A_DAY]),
                frozenset(kinds[_A_FIGURE]),
                _voices(inside),
                tuple(places),
            )
        )
    return tuple(out)


def term_kind(term: str) -> str:
    """Returns what a term is: "name", "day", "number" or "word"."""
    return {_A_NAME: "name", _A_DAY: "day", _A_FIGURE: "number"}.get(term[0], "word")


def damped(rarity: float, often: int) -> float:
    """Returns the weight of a term that this many sentences of its own report have."""
    return rarity / (1 + _OFTEN * (often - 1))


class _KeyReader:
    """Reads the terms of sentences of one report."""

    def __init__(self, page: Annotations, known: _Known) -> None:
        self._page = page
        self._words = page.words
        self._covered: dict[int, str] = {}
        self.rarity: dict[str, float] = {}  # of each term, by the first word that stands for it
        for sign, places in ((_A_NAME, known.names), (_A_DAY, known.days)):
            for start, end, key in places:
                for token in self._tokens(start, end):
                    self._covered.setdefault(token, sign + key)

    def _tokens(self, start: int, end: int) -> range:
        """Returns the tokens of a stretch of text, with the one before it where it begins in a
        blank."""
        starts = self._words.starts
        return range(bisect_right(starts, start) - 1, bisect_left(starts, end))

    def of(
        self, one: WholeSentence
    ) -> tuple[list[str], list[str], Quantities, list[tuple[str, int, int]]]:
        """Returns the terms in order, the pieces of the words, the figures, and where each term
        stands."""
        quote = one.quote
        quantities = (
            read_quantities(quote.quote) if self._page.read_whole else digits_in(quote.quote)
        )
        figures: dict[int, str | None] = {}
        for q in quantities:
            tokens = self._tokens(quote.start + q.start, quote.start + q.end)
            figures |= dict.fromkeys(tokens, value_of(q))
        terms: list[str] = []
        pieces: list[str] = []
        places = []
        words = self._words
        for token in one.tokens:
            if words.space[token] or words.punct[token]:
                continue
            telling = self._telling(token)
            if telling:
                pieces += letter_pieces(words.lower[token])
            key = self._covered.get(token) or figures.get(token)
            if key is None:
                if not telling:
                    continue
                key = family_of(words.base[token])
            if key not in self.rarity:
                rarity = _KINDS.get(key[0]) or load_rarity().of_word(words.base[token])
                self.rarity[key] = max(_LEAST, rarity - _FLOOR)
            places.append((key, words.starts[token], words.ends[token]))
            if not terms or terms[-1] != key:
                terms.append(key)
        return terms, pieces, quantities, places

    def _telling(self, token: int) -> bool:
        word = self._words.lower[token]
        if not any(map(str.isalnum, word)):
            return False
        if self._page.read_whole:
            return not self._words.common[token]
        return word not in every_small_word()


def digits_in(text: str) -> Quantities:
    """Returns the figures in digits of a text in any language. It does not read what they amount
    to."""
    return tuple(
        Quantity(one.start(), one.end(), one.start(), one[0], None, None, None, "exact")
        for one in _DIGITS.finditer(text)
    )


def value_of(q: Quantity) -> str | None:
    """Returns the key of an exact figure. Returns None for vague ones, and for the smallest ones,
    which stand everywhere."""
    if q.vague() or (q.low is not None and q.low == q.high and q.low <= _SMALL and not q.unit):
        return None
    return f"{_A_FIGURE}{q.text if q.low is q.high is None else f'{q.low}/{q.high}'}{q.unit or ''}"


@lru_cache(maxsize=32768)
def letter_pieces(word: str) -> tuple[str, ...]:
    """Returns the pieces of four letters of a word. Its edges count as letters."""
    edged = f"_{word}_"
    return tuple(edged[i : i + 4] for i in range(len(edged) - 3)) or (edged,)


_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SPACE = re.compile(r"\s+")
_QUOTES = re.compile(r"[\"“”„«»‘:]|(?<!\w)'\w")


def _voice(
    sentence: WholeSentence, inside: Sequence[tuple[int, int, Statement]], page: Annotations
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Returns who speaks in most of the sentence, who corrected that, and the statements in it.
    Nobody where that is not sure, where the report itself tells most ("scores died in what the
    mayor called an accident"), nor in a headline that quotes nobody: whom it is about is its
    subject."""
    quote = sentence.quote
    ids = tuple(statement.id for *_, statement in inside)
    found = [
        (min(end, quote.end) - max(start, quote.start), -statement.quote.start, statement)
        for start, end, statement in inside
    ]
    if found:
        shared, _, said = max(found, key=itemgetter(0, 1))
        if said.is_sure and (said.by or not _is_told(sentence, shared, said, page)):
            return said.speaker, said.by, ids
    return None, None, ids


def _is_told(sentence: WholeSentence, shared: int, said: Statement, page: Annotations) -> bool:
    """Whether the report itself tells the sentence, of which a statement has so many characters."""
    if sentence.title and not _QUOTES.search(sentence.quote.quote):
        return True
    length = sentence.quote.end - sentence.quote.start
    return _HARDLY * shared < length or (2 * shared < length and _is_aside(said, shared, page))


def _is_aside(statement: Statement, shared: int, page: Annotations) -> bool:
    """Whether the verb of saying stands in a clause below or behind what the report tells itself,
    or beside a clause of somebody else that is longer than what is said."""
    if not statement.cue or not page.read_whole:
        return False
    words = page.words
    quote = statement.quote
    i = bisect_right(words.starts, statement.cue.start) - 1
    while words.head[i] != i:
        own = words.dep[i] in {"advcl", "ccomp"} and words.has(i, "nsubj", "mark")
        # a clause of whoever speaks above it
        if words.dep[i] == "conj" and (subject := words.child(i, "nsubj")) is not None:
            own = words.pos[subject] != "PRON"
        if words.dep[i] not in {"conj", "ccomp", "xcomp", "advcl"} or own:
            break
        i = words.head[i]
    top = i
    while words.head[top] != top:
        top = words.head[top]
    if top != i:
        return not quote.start <= words.starts[top] < quote.end
    for k in words.below(i, "conj", "advcl"):
        first = words.left[k]
        subject = words.subject(k)
        if (
            subject is not None
            and words.pos[subject] != "PRON"
            and words.lower[first] != "that"
            and not quote.start <= words.starts[k] < quote.end
            and words.ends[words.right[k]] - words.starts[first] > shared
        ):
            return True
    return False


def _voices(inside: Sequence[tuple[int, int, Statement]]) -> _Ids:
    sure = (one for *_, one in inside if one.is_sure)
    keys = (one.speaker_name or _SPACE.sub(" ", (one.speaker or "").casefold()) for one in sure)
    return frozenset(filter(None, keys))
