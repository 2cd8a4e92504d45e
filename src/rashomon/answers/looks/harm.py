"""Words of harm, crime or guilt in a statement, which a person may want to look at first
(`harming_words`). Whether reports bear them is not said: there are too many ways to say it."""

from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.answers.looks.statement_values import StatementValue
from rashomon.facts.sentence_facts import Facts
from rashomon.model.answer_marks import MarkKind
from rashomon.shipped.words import set_of, table
from rashomon.text.parsed_word import ParsedWord

_ENDINGS = ("", "s", "es", "d", "ed", "ing")
_VERBAL = ("VERB", "ADJ")  # a participle is often taken for an adjective
_ACTIVE = ("VBD", "VBP", "VBZ", "VBG", "VB")
_NAMING = ("PROPN", "PRON")


@cache
def _senses() -> dict[str, frozenset[str]]:
    """Maps each word of harm to its senses, called by the first words of their lists."""
    senses: dict[str, frozenset[str]] = {}
    for line in table("harm")["senses"]:
        for word in line.split():
            senses[word] = senses.get(word, frozenset()) | {line.split()[0]}
    return senses


@cache
def _senses_of_form(word: str) -> frozenset[str]:
    """Returns the senses of a word in any of its forms."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if word.endswith(ending) and len(stem) > 2:
            # "killing"; "injuring", which lost its "e"; "stabbed", with one "b" more
            for form in (stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
                if form in _senses():
                    return _senses()[form]
    return frozenset()


def _harm_at(word: ParsedWord) -> frozenset[str]:
    """Returns in which senses a word harms whom it is said of."""
    for particle in word.below("prt", "advmod"):
        if senses := _senses().get(f"{word.base}_{particle.lower}"):
            return senses
    return _senses_of_form(word.base) or _senses_of_form(word.lower)


def harming_words(statement: Facts, values: Sequence[StatementValue]) -> Iterator[ParsedWord]:
    """Yields the words of a statement that may hurt whom they are said of, but for those that it
    quotes."""
    quoted = [value for value in values if value.kind is MarkKind.QUOTATION]
    for word in statement.own_words:
        place = word.start - statement.span.start
        is_quoted = any(value.start <= place < value.end for value in quoted)
        if not (is_quoted or _is_harmless(word)) and _harm_at(word):
            yield word


def _is_harmless(word: ParsedWord) -> bool:
    """Whether a word blames nobody as it is used: a noun of which only the verb does ("an entry
    charge"), what a victim suffers ("were killed"), a verb by which somebody else accuses."""
    senses = _harm_at(word)
    if word.base_listed("harm.only_verbs") and word.pos not in _VERBAL:
        return True
    if word.tag == "VBN" and senses & set_of("harm.suffered"):
        is_passive = word.has("auxpass") or word.dep in {"acl", "amod", "relcl"}
        return is_passive and not word.has("agent")
    if word.tag in _ACTIVE and senses & set_of("harm.telling_of_things"):
        blamed = word.child("dobj")
        return blamed is not None and not (blamed.pos in _NAMING or _is_person(blamed))
    return word.tag in _ACTIVE and bool(senses & set_of("harm.telling"))


def _is_person(word: ParsedWord) -> bool:
    """Whether a word stands for a person, or a body of people, without naming one."""
    if word.pos == "PRON":
        return word.listed("small_words.third_persons")
    ends = tuple(set_of("people.endings"))
    is_listed = word.base_listed("people.kin", "people.ranks", "harm.people") or word.base.endswith(
        ends
    )
    return word.pos == "NOUN" and is_listed
