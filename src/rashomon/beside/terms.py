"""What a sentence tells, in terms that can be compared with those of another report's sentences
(`SentenceTerms`): the terms from which the shipped weights were learned."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from rashomon.beside.laid_sentences import LaidSentence, LaidStory
from rashomon.beside.printed_marks import Mark, MarkKind
from rashomon.model.number import Limit, Number
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.text.gathering import Overlaps, by_report
from rashomon.text.parsed_report import Annotations
from rashomon.text.word_families import family_of

# What begins such a term, and no word; and how rare these are taken to be.
_SIGNS = {MarkKind.NAME: "\x01", MarkKind.DAY: "\x02", MarkKind.NUMBER: "\x03"}
_RARITY = {"\x01": 9.0, "\x02": 7.0, "\x03": 8.0}
_SMALL = 2  # a number up to this one is no rare word


@record
class SentenceTerms:
    """What a sentence tells: weights of its terms, of pairs of neighbouring terms and of pieces of
    words; the names, days and values among its terms; and who speaks in it."""

    sentence: LaidSentence
    language: str
    terms: Mapping[str, float]
    pairs: Mapping[str, float]
    pieces: Mapping[str, float]
    names: frozenset[str]
    days: frozenset[str]
    values: frozenset[str]
    voices: frozenset[str]


def terms_of(story: LaidStory) -> list[SentenceTerms]:
    """Returns what every sentence of the story tells, in their order. How often a report uses a
    term influences the term's weight."""
    sentences = by_report(story.sentences)
    numbers = by_report(story.numbers)
    statements = by_report(story.statements)
    terms: list[SentenceTerms] = []
    for ident, page in story.pages.items():
        said = Overlaps(
            (found.quote.start, found.quote.end, found.speaker_name or found.speaker or "")
            for found in statements[ident]
        )
        terms += _terms_in(page, sentences[ident], numbers[ident], said)
    return terms


def _terms_in(
    page: Annotations,
    sentences: Sequence[LaidSentence],
    numbers: Sequence[Number],
    said: Overlaps[str],
) -> list[SentenceTerms]:
    vague = {number.span for number in numbers if not _is_telling(number)}
    read = [_read(page, sentence, vague) for sentence in sentences]
    term_counts = Counter[str]()
    piece_counts = Counter[str]()
    for terms, pieces in read:
        term_counts.update(set(terms))
        piece_counts.update(set(pieces))
    found = []
    for sentence, (terms, pieces) in zip(sentences, read, strict=True):
        weights = {term: _damped(rarity, term_counts[term]) for term, rarity in terms.items()}
        kinds = defaultdict(set)
        for term in terms:
            kinds[term[0]].add(term)
        found.append(
            SentenceTerms(
                sentence=sentence,
                language=("en" if page.read_whole else page.report.language) or "",
                terms=weights,
                pairs={
                    f"{term} {following}": weights[term] + weights[following]
                    for term, following in pairwise(terms)
                },
                pieces={piece: _damped(1.0, piece_counts[piece]) for piece in pieces},
                names=frozenset(kinds[_SIGNS[MarkKind.NAME]]),
                days=frozenset(kinds[_SIGNS[MarkKind.DAY]]),
                values=frozenset(kinds[_SIGNS[MarkKind.NUMBER]]),
                voices=frozenset(said.at(sentence.span.start, sentence.span.end)) - {""},
            )
        )
    return found


def _is_telling(number: Number) -> bool:
    """Whether a number is exact enough, and no small one without a unit, to tell sentences
    apart."""
    is_small = number.low == number.high and (number.low or 0) <= _SMALL
    return number.limit is not Limit.VAGUE and not (is_small and not number.unit)


def _read(
    page: Annotations, sentence: LaidSentence, vague: set[Span]
) -> tuple[Mapping[str, float], Sequence[str]]:
    """Returns a sentence's terms with their rarity, and the pieces of its words.

    A term is a name, a day, an exact number or the family of any other word with a meaning of its
    own: of "Harn counted nine goats", a name, two families and a number.
    """
    words = page.words
    mark_at: dict[int, str] = {}
    for mark in sentence.marks:
        if mark.kind in _SIGNS and mark.span not in vague:
            for token in words.of(mark.span):
                mark_at.setdefault(token, _SIGNS[mark.kind] + _without_limit(mark))
    terms: dict[str, float] = {}
    pieces: list[str] = []
    for token in words.of(sentence.span):
        if words.is_sign(token):
            continue
        has_meaning = _has_meaning(page, token)
        if has_meaning:
            pieces += letter_pieces(words.lower[token])
        term = mark_at.get(token) or (family_of(words.base[token]) if has_meaning else None)
        if term is not None:
            rarity = _RARITY.get(term[0]) or load_rarity().of_word(words.base[token])
            terms.setdefault(term, max(0.2, rarity - 5.0))  # what is no rarer than 5 tells nothing
    return terms, pieces


def _without_limit(mark: Mark) -> str:
    return mark.value.rpartition("/")[0] if mark.kind is MarkKind.NUMBER else mark.value


def _has_meaning(page: Annotations, token: int) -> bool:
    """Whether a token is a word, and none of the small ones ("the", "of", "has")."""
    word = page.words.lower[token]
    if not any(map(str.isalnum, word)):
        return False
    return not page.words.common[token] if page.read_whole else word not in every_small_word()


def _damped(rarity: float, often: int) -> float:
    """Returns the weight of a term that this many sentences of its own report have."""
    return rarity / (1 + 0.25 * (often - 1))  # each further sentence takes a quarter from it


@lru_cache(maxsize=32768)
def letter_pieces(word: str) -> tuple[str, ...]:
    """Returns the pieces of four letters of a word. Its edges count as letters."""
    edged = f"_{word}_"
    return tuple(edged[start : start + 4] for start in range(len(edged) - 3)) or (edged,)
