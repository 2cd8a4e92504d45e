"""Words of harm, crime or guilt that no report has, or that the sentences of a statement do not
hold together with the person (`harms_in`)."""

from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.answers.unasked.statement_values import StatementValue
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.answer_marks import MarkKind
from rashomon.model.name import NameKind
from rashomon.shipped.words import set_of, table
from rashomon.text.name_words import fold
from rashomon.text.parsed_word import ParsedWord

_BACK = 3  # sentences back in which whom "he" means is named
_ENDINGS = ("", "s", "es", "d", "ed", "ing")
_VERBAL = ("VERB", "ADJ")  # a participle is often taken for an adjective
_ACTIVE = ("VBD", "VBP", "VBZ", "VBG", "VB")
_NAMING = ("PROPN", "PRON")
_PEOPLE_IN = ("PERSON", "NORP")


@cache
def _senses() -> dict[str, frozenset[str]]:
    """Maps each word of harm to its senses, called by the first words of their lists."""
    senses: dict[str, frozenset[str]] = {}
    for line in table("harm")["senses"]:
        for word in line.split():
            senses[word] = senses.get(word, frozenset()) | {line.split()[0]}
    return senses


@cache
def _bearing() -> dict[str, frozenset[str]]:
    """Maps each sense to those in which a sentence bears it."""
    bearing: dict[str, frozenset[str]] = {}
    for pair in table("harm")["implied"]:
        sense, implying = pair.split()
        bearing[sense] = bearing.get(sense, frozenset()) | {implying}
    return bearing


@cache
def _senses_of_form(word: str) -> frozenset[str]:
    """Returns the senses of a word in any of its forms."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if word.endswith(ending) and len(stem) > 2:
            for form in (stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
                if form in _senses():
                    return _senses()[form]
    return frozenset()


def harm_at(word: ParsedWord) -> frozenset[str]:
    """Returns in which senses a word harms whom it is said of."""
    for particle in word.below("prt", "advmod"):
        if senses := _senses().get(f"{word.base}_{particle.lower}"):
            return senses
    return _senses_of_form(word.base) or _senses_of_form(word.lower)


def harms_in(
    statement: Facts, values: Sequence[StatementValue], named: Sentences, story: StorySentences
) -> Iterator[str]:
    """Yields the words of harm of a statement about people that none of its sentences with their
    neighbours has (no report, if it names none), or none together with a person whom it names. Only
    sentences in English are searched."""
    people = _people_of(statement, story)
    window = story.around(named) if named else story.every
    is_read = all(facts.read_whole for facts in window)
    if not is_read or not (people or speaks_of_people(statement)):
        return
    for word in harming_words(statement, values):
        if not _is_borne(word, window, people if named else set(), story):
            yield word.text


def _is_borne(word: ParsedWord, window: Sentences, people: set[str], story: StorySentences) -> bool:
    """Whether one of these sentences has a word of harm, and of one of these people, if any."""
    for facts in window:
        if says_alike(word, facts) and (not people or _is_of(people, facts, story)):
            return True
    return False


def harming_words(statement: Facts, values: Sequence[StatementValue]) -> Iterator[ParsedWord]:
    """Yields the words of a statement that may hurt whom they are said of, but for those that it
    quotes."""
    quoted = [value for value in values if value.kind is MarkKind.QUOTATION]
    for word in statement.own_words:
        place = word.start - statement.span.start
        is_quoted = any(value.start <= place < value.end for value in quoted)
        if not (is_quoted or _is_harmless(word)) and harm_at(word):
            yield word


def _is_harmless(word: ParsedWord) -> bool:
    """Whether a word blames nobody as it is used: a noun of which only the verb does ("an entry
    charge"), what a victim suffers ("were killed"), a verb by which somebody else accuses."""
    senses = harm_at(word)
    if word.base_listed("harm.only_verbs") and word.pos not in _VERBAL:
        return True
    if word.tag == "VBN" and senses & set_of("harm.suffered"):
        is_passive = word.has("auxpass") or word.dep in {"acl", "amod", "relcl"}
        return is_passive and not word.has("agent")
    if word.tag in _ACTIVE and senses & set_of("harm.telling_of_things"):
        blamed = word.child("dobj")
        return blamed is not None and not (blamed.pos in _NAMING or _is_person(blamed))
    return word.tag in _ACTIVE and bool(senses & set_of("harm.telling"))


def says_alike(word: ParsedWord, facts: Facts) -> bool:
    """Whether a sentence has a word in one of the senses of this one, or in one that bears it."""
    senses = set(harm_at(word))
    for sense in harm_at(word):
        senses |= _bearing().get(sense, frozenset())
    return any(not senses.isdisjoint(harm_at(printed)) for printed in facts.own_words)


def speaks_of_people(statement: Facts) -> bool:
    """Whether a statement names people, or has a word for them."""
    for word in statement.own_words:
        if word.words.entity[word.i] in _PEOPLE_IN or _is_person(word):
            return True
    return False


def _is_person(word: ParsedWord) -> bool:
    """Whether a word stands for a person, or a body of people, without naming one."""
    if word.pos == "PRON":
        return word.listed("small_words.third_persons")
    ends = tuple(set_of("people.endings"))
    is_listed = word.base_listed("people.kin", "people.ranks", "harm.people") or word.base.endswith(
        ends
    )
    return word.pos == "NOUN" and is_listed


def _people_of(statement: Facts, story: StorySentences) -> set[str]:
    """Returns the ids of the people whom a statement names."""
    people = set()
    for word in statement.own_words:
        ident = story.surnames.get(fold(word.text)) if word.text[0].isupper() else None
        if ident and story.kinds[ident] is NameKind.PERSON:
            people.add(ident)
    return people


def _is_of(people: set[str], facts: Facts, story: StorySentences) -> bool:
    """Whether a sentence or those near it name one of these people, or its report does and the
    sentence speaks of a person without a name."""
    for neighbour in (facts, *story.near(facts, _BACK, 1)):
        if people & story.people_in(neighbour):
            return True
    is_unnamed = any(map(_is_person, facts.own_words))
    return is_unnamed and any(
        people & story.people_in(other) for other in story.of_report[facts.report]
    )
