"""What a sentence tells, in terms that can be compared with those of another report's sentences."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from rashomon.claims.main_clause import MainClause, main_clause
from rashomon.claims.sources import words_for_sources
from rashomon.model.claim import ClaimSentence, sentence_id
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Statement, Statements
from rashomon.quantities.read_quantities import Quantities, Quantity
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import pattern_of
from rashomon.text.gathering import Overlaps, by_key
from rashomon.text.parsed_report import Annotations
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.sentences import WholeSentence, whole_sentences
from rashomon.text.taken_back import is_taken_back
from rashomon.text.word_families import family_of

# What begins such a term, and no word.
A_NAME = "\x01"
A_DAY = "\x02"
_A_FIGURE = "\x03"
_KINDS = {A_NAME: 9.0, A_DAY: 7.0, _A_FIGURE: 8.0}  # how rare they are taken to be
_SMALL = 2  # a figure up to this one is no rare word


@record
class SentenceTerms:
    """A sentence with what it tells: weights of its terms, pairs of terms and pieces of words.
    `content` are its terms and pieces without those of its sources, each weighing 1. `shown` is the
    sentence as it stands in a claim. `places` has, for each term, its half-open offsets in the
    report's text."""

    sentence: WholeSentence
    shown: ClaimSentence
    language: str
    quantities: Quantities
    terms: Mapping[str, float]
    pairs: Mapping[str, float]
    pieces: Mapping[str, float]
    content: Mapping[str, float]
    names: frozenset[str]
    days: frozenset[str]
    values: frozenset[str]
    voices: frozenset[str]
    places: Sequence[tuple[str, int, int]]
    main: MainClause

    @property
    def quote(self) -> Span:
        """Returns the sentence's span."""
        return self.sentence.quote


TermsById = Mapping[str, SentenceTerms]


@record
class FoundBefore:
    """What earlier stages found in one report: where names stand, then days, each in the order of
    its text. `people` are the ids of those who speak and are persons."""

    places: Sequence[tuple[str, int, int, str]]
    statements: Statements
    people: frozenset[str] = frozenset()


def sentences_taking_back(page: Annotations) -> list[WholeSentence]:
    """Returns the sentences in which a report takes back what it told: they stand on the sheet and
    beside answers, and in no claim."""
    return [
        sentence for sentence in whole_sentences(page) if is_taken_back(page.report, sentence.quote)
    ]


def _standing_sentences(page: Annotations) -> list[WholeSentence]:
    return [
        sentence
        for sentence in whole_sentences(page)
        if not is_taken_back(page.report, sentence.quote)
    ]


def terms_in(page: Annotations, page_terms: FoundBefore) -> tuple[SentenceTerms, ...]:
    """Returns the sentences of a report with what they tell, without those in which it takes back
    what it told. How often the report uses a term influences the term's weight."""
    sentences = _standing_sentences(page)
    reader = _TermReader(page, page_terms)
    read_sentences = [reader.read(sentence) for sentence in sentences]
    term_counts = Counter[str]()
    piece_counts = Counter[str]()
    for read in read_sentences:
        term_counts.update(set(read.terms))
        piece_counts.update(set(read.pieces))
    statements = _by_place(page_terms.statements)
    sentence_terms = []
    for sentence, read in zip(sentences, read_sentences, strict=True):
        inner_statements = statements.at(sentence.quote.start, sentence.quote.end)
        weights = {term: damped(reader.rarity[term], term_counts[term]) for term in read.terms}
        kinds = by_key((term[0], term) for term in weights)
        sentence_terms.append(
            SentenceTerms(
                sentence=sentence,
                shown=_claim_sentence_of(sentence, statements=inner_statements, page=page),
                language=("en" if page.read_whole else page.report.language) or "",
                quantities=read.quantities,
                terms=weights,
                pairs={
                    f"{term} {following}": weights[term] + weights[following]
                    for term, following in pairwise(read.terms)
                },
                pieces={piece: damped(1.0, piece_counts[piece]) for piece in read.pieces},
                content=dict.fromkeys(reader.content(read.places) or read.pieces, 1.0),
                names=frozenset(kinds[A_NAME]),
                days=frozenset(kinds[A_DAY]),
                values=frozenset(kinds[_A_FIGURE]),
                voices=_speaker_keys(inner_statements),
                places=read.places,
                main=reader.main_clause(sentence, read),
            )
        )
    return tuple(sentence_terms)


def claim_sentences(
    page: Annotations, statements: Statements, sentences: Iterable[WholeSentence]
) -> list[ClaimSentence]:
    """Returns sentences of a report as they stand in claims, with who speaks in them. `statements`
    are those of the report."""
    quotes = _by_place(statements)
    shown = []
    for sentence in sentences:
        inner_statements = quotes.at(sentence.quote.start, sentence.quote.end)
        shown.append(_claim_sentence_of(sentence, statements=inner_statements, page=page))
    return shown


def _by_place(statements: Statements) -> Overlaps[Statement]:
    return Overlaps((said.quote.start, said.quote.end, said) for said in statements)


def damped(rarity: float, often: int) -> float:
    """Returns the weight of a term that this many sentences of its own report have."""
    return rarity / (1 + 0.25 * (often - 1))  # each further sentence takes a quarter from it


def _rarity_of(key: str, word: str) -> float:
    """Returns how rare a term is, by the word that stands for it."""
    rarity = _KINDS.get(key[0]) or load_rarity().of_word(word)
    return max(0.2, rarity - 5.0)  # what is no rarer than 5 tells nothing


@record
class _ReadSentence:
    """The terms of a sentence in order, the pieces of its words, its figures, and where each term
    stands."""

    terms: Sequence[str]
    pieces: Sequence[str]
    quantities: Quantities
    places: Sequence[tuple[str, int, int]]


class _TermReader:
    """Reads the terms of sentences of one report."""

    def __init__(self, page: Annotations, page_terms: FoundBefore) -> None:
        self._page = page
        self._words = page.words
        self._name_or_day_at: dict[int, str] = {}  # the term of each token of names and days
        self._sources = words_for_sources(page, page_terms.statements, people=page_terms.people)
        self.rarity: dict[str, float] = {}  # of each term, by the first word that stands for it
        for sign, start, end, key in page_terms.places:
            for token in page.words.at(start, end):
                self._name_or_day_at.setdefault(token, sign + key)

    def read(self, sentence: WholeSentence) -> _ReadSentence:
        """Returns a sentence's terms with what goes with them.

        A term is a name, a day, an exact figure or the family of any other word with a meaning of
        its own: of "Harn counted nine goats", a name, two families and a figure.
        """
        quote = sentence.quote
        words = self._words
        quantities = self._page.quantities_in(quote.quote)
        figure_at: dict[int, str | None] = {}
        for quantity in quantities:
            tokens = words.at(quote.start + quantity.start, quote.start + quantity.end)
            figure_at |= dict.fromkeys(tokens, value_of(quantity))
        terms: list[str] = []
        pieces: list[str] = []
        places = []
        for token in sentence.tokens:
            if words.is_sign(token):
                continue
            has_meaning = self._has_meaning(token)
            if has_meaning:
                pieces += letter_pieces(words.lower[token])
            # a vague figure ("dozens") has no value: it counts as a word
            term = self._name_or_day_at.get(token) or figure_at.get(token)
            if term is None:
                if not has_meaning:
                    continue
                term = family_of(words.base[token])
            if term not in self.rarity:
                self.rarity[term] = _rarity_of(term, words.base[token])
            places.append((term, words.starts[token], words.ends[token]))
            # a name of several words is one term
            if not terms or terms[-1] != term:
                terms.append(term)
        return _ReadSentence(terms=terms, pieces=pieces, quantities=quantities, places=places)

    def main_clause(self, sentence: WholeSentence, read: _ReadSentence) -> MainClause:
        """Returns what the main clause of a sentence tells; nothing if it is not parsed."""
        if not self._page.read_whole:
            return MainClause()
        return main_clause(self._words, tokens=sentence.tokens, placed=read.places)

    def content(self, places: Iterable[tuple[str, int, int]]) -> set[str]:
        """Returns the names, days, figures and pieces of words at these places of terms, without
        those of sources."""
        content = set[str]()
        for term, start, _ in places:
            token = bisect_right(self._words.starts, start) - 1
            if token in self._sources:
                continue
            if term[0] in _KINDS:
                content.add(term)
            if self._has_meaning(token):
                content.update(letter_pieces(self._words.lower[token]))
        return content

    def _has_meaning(self, token: int) -> bool:
        """Whether a token is a word, and none of the small ones ("the", "of", "has")."""
        word = self._words.lower[token]
        if not any(map(str.isalnum, word)):
            return False
        if self._page.read_whole:
            return not self._words.common[token]
        return word not in every_small_word()


def value_of(quantity: Quantity) -> str | None:
    """Returns the key of an exact figure. Returns None for vague ones, and for the smallest ones,
    which stand everywhere."""
    low, high = quantity.bounds
    is_small = low is not None and low == high and low <= _SMALL
    if quantity.vague() or (is_small and not quantity.unit):
        return None
    size = quantity.text if low is high is None else f"{low}/{high}"
    return f"{_A_FIGURE}{size}{quantity.unit or ''}"


@lru_cache(maxsize=32768)
def letter_pieces(word: str) -> tuple[str, ...]:
    """Returns the pieces of four letters of a word. Its edges count as letters."""
    edged = f"_{word}_"
    return tuple(edged[i : i + 4] for i in range(len(edged) - 3)) or (edged,)


_SPACE = pattern_of(r"\s+")
_QUOTES = pattern_of(r"[\"“”„«»‘:]|(?<!\w)'\w")


def _claim_sentence_of(
    sentence: WholeSentence, statements: Statements, page: Annotations
) -> ClaimSentence:
    """Returns the sentence as it stands in a claim, with who speaks in most of it, who corrected
    that, and the statements in it. It has no speaker where that is not sure. It has none either
    where the report itself tells most ("scores died in what the mayor called an accident")."""
    quote = sentence.quote
    ids = tuple(statement.id for statement in statements)
    claim_sentence = ClaimSentence(id=sentence_id(page.report, quote), span=quote, statements=ids)
    shares = []
    for statement in statements:
        shared = statement.quote.shared_with(quote)
        shares.append((shared, -statement.quote.start, statement))
    if shares:
        shared, _, largest = max(shares, key=itemgetter(0, 1))
        if largest.by or not _is_mostly_narration(
            sentence, shared=shared, statement=largest, page=page
        ):
            return replace(claim_sentence, speaker=largest.speaker, speaker_by=largest.by)
    return claim_sentence


def _is_mostly_narration(
    sentence: WholeSentence, shared: int, statement: Statement, page: Annotations
) -> bool:
    """Whether the report itself tells the sentence, of which a statement has so many characters."""
    if sentence.title and not _QUOTES.search(sentence.quote.quote):
        return True
    length = sentence.quote.length
    # with less of a sentence, a statement does not lend it its speaker
    return 5 * shared < length or (
        2 * shared < length and _is_aside(statement, shared=shared, page=page)
    )


def _is_aside(statement: Statement, shared: int, page: Annotations) -> bool:
    """Tells whether the report itself tells more of this sentence than the speaker.

    That is so if the verb of saying stands in a clause below or behind its own words, or beside a
    longer clause of its own: "The mill burnt to the ground while Lund said it was safe".
    """
    if not statement.cue or not page.read_whole:
        return False
    words = page.words
    quote = statement.quote
    verb = ParsedWord(words, bisect_right(words.starts, statement.cue.start) - 1)
    while verb.head != verb and _hangs_on(verb):
        verb = verb.head
    top = verb
    while top.head != top:
        top = top.head
    if top != verb:
        return not quote.start <= top.start < quote.end
    for clause in verb.below("conj", "advcl"):
        first = clause.left
        subject = clause.subject
        if subject is None or subject.pos == "PRON" or words.lower[first] == "that":
            continue
        is_said = quote.start <= clause.start < quote.end
        if not is_said and words.ends[words.right[clause.i]] - words.starts[first] > shared:
            return True
    return False


def _hangs_on(verb: ParsedWord) -> bool:
    """Whether a clause is one of whoever speaks in the clause above it."""
    if verb.dep == "conj":
        subject = verb.child("nsubj")
        return subject is None or subject.pos == "PRON"
    if verb.dep in {"advcl", "ccomp"}:
        return not verb.has("nsubj", "mark")
    return verb.dep == "xcomp"


def _speaker_keys(statements: Statements) -> frozenset[str]:
    """Returns the keys of those who surely speak in a sentence."""
    keys = set()
    for statement in statements:
        keys.add(statement.speaker_name or _SPACE.sub(" ", (statement.speaker or "").casefold()))
    return frozenset(keys - {""})
