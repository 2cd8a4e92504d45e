"""Finds what a pronoun may stand for (`words_meant`)."""

from collections.abc import Iterator

from rashomon.shipped.words import texts
from rashomon.text.parsed_report import SUBJECTS
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.speaker_words import is_among, sex_of, sex_of_given_name

_FAR = 6  # sentences, its own among them, in which a pronoun finds its noun
_DESCRIBING = ("compound", "amod", "nmod", "poss", "appos", "prep", "pobj")
_LIKE_SUBJECTS = (*SUBJECTS, "poss")
_PRONOUNS = texts("small_words.pronouns")
_PEOPLE = ("persons", "offices", "spokespersons", "female", "male")
_NO_THINGS = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}


def words_meant(pronoun: ParsedWord, far: int = _FAR) -> list[ParsedWord]:
    """Returns the nouns for which a pronoun may stand, with what describes them: those that fit it
    in the nearest sentence that has any, and, for a subject, rather subjects than others. "This"
    and "that" may stand for the whole sentence before. Returns nothing for any other word."""
    if pronoun.tag in {"WDT", "WP"}:
        noun = _noun_above(pronoun)
        return list(_phrase(noun.head if noun.dep == "appos" else noun))
    if _points(pronoun):
        _, before = _stretches_before(pronoun, 2)
        return before
    if pronoun.lower not in _PRONOUNS:
        return []
    antecedents: list[ParsedWord] = []
    for away, stretch in enumerate(_stretches_before(pronoun, far)):
        for noun in _fitting(pronoun, stretch):
            antecedents += (
                words_meant(noun, far - away) if _stands_for_another(noun) else _phrase(noun)
            )
        # "they" may be a body, or several of whom an earlier sentence tells
        if antecedents and (
            _PRONOUNS[pronoun.lower] != "several" or any(map(_is_plural, antecedents))
        ):
            break
    return antecedents


def _points(word: ParsedWord) -> bool:
    return word.pos == "PRON" and word.lower in {"this", "that"}


def _stands_for_another(word: ParsedWord) -> bool:
    return word.lower in _PRONOUNS or _points(word)


def _noun_above(relative: ParsedWord) -> ParsedWord:
    """Returns the noun to which "who" or "which" refers, else the word itself."""
    verb = relative
    while verb.dep != "relcl" and verb.head != verb:
        verb = verb.head
    return verb.head if verb.dep == "relcl" else relative


def _stretches_before(word: ParsedWord, far: int) -> Iterator[list[ParsedWord]]:
    """Yields the words of a sentence before one of them, then those of the sentences before."""
    words = word.words
    end = word.i
    for _ in range(far):
        start = end
        while start > 0 and not (words.opens[start] and start < end):
            start -= 1
        yield words_at(words, range(start, end))
        end = start


def _fitting(pronoun: ParsedWord, stretch: list[ParsedWord]) -> list[ParsedWord]:
    """Returns the nouns of a stretch for which a pronoun may stand, and pronouns that may stand for
    the same; for a subject rather subjects, for "they" rather several than a body."""
    kind = _PRONOUNS[pronoun.lower]
    fitting = [word for word in stretch if word.head != pronoun.head and _fits(kind, word)]
    if kind == "several":
        fitting = list(filter(_is_plural, fitting)) or fitting
    subjects = [word for word in fitting if word.dep in SUBJECTS]
    return (pronoun.dep in _LIKE_SUBJECTS and subjects) or fitting


def _fits(kind: str, word: ParsedWord) -> bool:
    """Whether a word may be what a pronoun of a kind stands for: by its number and sex, and by
    whether it is a person."""
    if _stands_for_another(word):
        return _PRONOUNS.get(word.lower, "thing") == kind
    if not word.is_noun or word.dep == "compound" or _is_of_no_thing(word):
        return False
    is_person = is_among(word.base, *_PEOPLE) or _entity(word) == "PERSON"
    if kind == "several" or _is_plural(word):
        return kind == "several" and (_is_plural(word) or not is_person)
    return not is_person if kind == "thing" else _is_of_sex(kind, word, is_person)


def _entity(word: ParsedWord) -> str:
    """Returns what a name is taken for."""
    return word.words.entity[word.i] if word.pos == "PROPN" else "THING"


def _is_of_sex(sex: str, word: ParsedWord, is_person: bool) -> bool:
    """Whether a word may be a person of this sex."""
    may_be_person = is_person or _entity(word) not in {"GPE", "LOC", "THING"}
    return may_be_person and _sex(word) in {None, sex}


def _is_of_no_thing(word: ParsedWord) -> bool:
    """Whether a word is of a time or an amount."""
    return word.words.entity[word.i] in _NO_THINGS or word.base_listed("attribution.time")


def _sex(noun: ParsedWord) -> str | None:
    """Returns the sex that a noun, its title or a given name before it implies."""
    for word in (noun, *noun.below("compound")):
        sex = sex_of(word.base) or sex_of_given_name(word.text)
        if sex:
            return sex
    return None


def _is_plural(word: ParsedWord) -> bool:
    return word.tag in {"NNS", "NNPS"} or word.listed("small_words.plural_pronouns")


def _phrase(noun: ParsedWord) -> Iterator[ParsedWord]:
    """Yields a noun and what describes it."""
    yield noun
    for child in noun.below(*_DESCRIBING):
        if not _is_of_no_thing(child):
            yield from _phrase(child)
