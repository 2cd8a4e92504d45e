"""What a number of a report counts: nothing, or whom, and who is told of beside them."""

from collections.abc import Iterable, Iterator

from rashomon.numbers.amounts import AmountSpan, called_in_the_singular, is_long_ago
from rashomon.numbers.fates import GRADES, fate_of, fates_of, is_anyone
from rashomon.numbers.names_with_numbers import is_number_called, is_part_of_name, is_score
from rashomon.numbers.number_words import CHOOSING, LONGEST_PHRASE
from rashomon.quantities.measures import dimension_of, is_measured, unit_called
from rashomon.shipped.words import set_of
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.standing import is_unreal
from rashomon.text.token_index import TokenIndex, content_key
from rashomon.text.word_families import family_of

_HURT = 5  # words behind a number in which it is told how badly people are hurt
_MANY = 7  # numbers that no sentence has which tells one thing


def is_idle_amount(span: AmountSpan) -> bool:
    """Tells whether the number counts nothing.

    It may be part of a name ("the Three Mills Bridge"), a label ("the 5.50 update"), one of a
    table, one alone, what would have been or is asked. None and "one" have rules of their own,
    since both are common words.
    """
    if len(span.sentence.quantities) > 40:  # of a table
        return True
    words = span.words
    (first, last) = span.answer
    noun = span.noun
    quantity = span.quantity
    if quantity.high == 0 and words.listed(first, "amounts.none"):
        is_harm = noun and noun.base_listed("fates.harmed")
        return not is_harm and not fates_of(span)
    # "one of the goats", "no one": a pronoun
    if words.lower[first:last] == ["one"] and (not noun or words.says(last, "of")):
        return True
    if _is_alone_or_asked(span) or is_unreal(span.last_word.predicate):
        return True
    sizeless = quantity.bounds == (None, None)  # "many", "most ambitious"
    if quantity.unit:
        return sizeless and not noun  # "many metres" of nothing that is named
    idle = sizeless or _modifies(span) or _is_name_or_score(span)
    return idle and fate_of(span) is None


def _is_name_or_score(span: AmountSpan) -> bool:
    """Whether the number tells a thing from others ("Orlo 11"), gives a score ("34-6") or is called
    for help ("911")."""
    (first, last) = span.answer
    if is_score(span.words, first=first, last=last) or is_number_called(
        span.words, first=first, last=last
    ):
        return True
    return is_part_of_name(span.words, noun=span.noun, first=first, last=last)


def _is_alone_or_asked(span: AmountSpan) -> bool:
    """Whether no other word stands in the sentence, a question asks for the number, or the number
    belongs to the name beside it."""
    words = span.words
    sentence_places = span.sentence.tokens
    (first, last) = span.answer
    if words.pos[sentence_places[0]] == "AUX" and words.text[sentence_places[-1]] == "?":
        return True
    name = span.reading.name_at.get(first)
    if name and name in (span.reading.name_at.get(first - 1), span.reading.name_at.get(last)):
        return True
    words_around = (
        *words.text[sentence_places.start : first],
        *words.text[last : sentence_places.stop],
    )
    return not any(map(str.isalpha, words_around))


def _modifies(span: AmountSpan) -> bool:
    """Whether the number says of which sort one thing is: "the 5.50 update"."""
    noun = span.noun
    if not noun or noun.i != span.answer[1] or span.is_age or span.quantity.low in (None, 1.0):
        return False
    if noun.tag != "NN" or noun.text == "-":
        return False
    return not is_measured(noun.lemma) and not noun.listed("people.collective")


def choosing_words(span: AmountSpan) -> frozenset[str]:
    """Returns the words that choose which ones are meant: adjectives, names, and what they are of
    or from; of an age who is so old.

    Of "nine young goats of Harn", "young" and "Harn".
    """
    above = span.top.head
    if span.is_age and above.lower == "of":
        return frozenset([above.head.base])
    noun = span.noun
    if not noun:
        return frozenset()
    chosen = []
    for word in noun.below(*CHOOSING):
        # "Thirteen" may be parsed as an adjective, but chooses nobody
        is_amount = word.i in range(*span.answer)
        if not is_amount and word.pos in {"ADJ", "NOUN", "PROPN", "VERB"}:
            chosen.append(word)
    for child in noun.children:
        if child.lower in {"of", "from"}:  # "two children from Harn"
            chosen += child.below("pobj")
    keys = set()
    for word in chosen:
        name = span.reading.name_at.get(word.i)
        keys.add(f"={name.id}" if name else word.base.replace("-", ""))
    return frozenset(keys - set_of("fates.no_choice"))


def grade_of(span: AmountSpan) -> str | None:
    """Returns the word by which a number counts only some of the hurt: "critically" of "18 are
    critically injured". No other number may stand between them."""
    words = span.words
    (first, last) = span.answer
    for i in range(max(0, first - 2), min(span.sentence.end - 1, last + _HURT)):
        word = words.lower[i]
        grade = word.removesuffix("ly")
        is_graded = grade in GRADES and (
            grade != word or words.lemma[i + 1] in set_of("fates.wounds")
        )
        if is_graded and "NUM" not in words.pos[last : i + 1]:
            return grade
    return None


def is_told_aside(span: AmountSpan) -> bool:
    """Tells whether the number is told only in passing.

    It may stand in a list or table without a verb, in brackets as the same amount in another unit
    ("two miles (3.2 km)"), or as how long before or after something was.
    """
    words = span.words
    sentence = span.sentence
    (first, last) = span.answer
    if is_long_ago(span.reading, last) or len(sentence.quantities) > _MANY:
        return True
    if not sentence.title:
        if not any(word.is_verb for word in words_at(words, sentence.tokens)):
            return True
        is_short = sentence.end - sentence.start < LONGEST_PHRASE
        if is_short and ":" in words.text[sentence.start : first]:  # "The mill fire: 12 dead"
            return True
    is_from = words.says(last + 1, "before") or words.says(last + 1, "after")
    if is_from and dimension_of(span.unit) == "time":
        return True
    before = span.first_word.before
    in_brackets = before.text in {"(", "["} or before.before.text == "("
    if not in_brackets or not is_measured(span.unit):
        return False
    return any(start < first < end + 5 for _, start, end in sentence.quantities)


def company_of(span: AmountSpan) -> tuple[frozenset[str], bool] | None:
    """Returns who is told of beside those counted, and whether the number holds them: "275 people
    with their families" are all of them, "275 fighters with their families" are the fighters."""
    words = span.words
    sentence = span.sentence
    (first, last) = span.answer
    start = max(sentence.start, first - LONGEST_PHRASE)
    end = min(sentence.end, last + LONGEST_PHRASE)
    for preposition in words_at(words, range(start, end)):
        if preposition.listed("fates.beside"):
            places_behind = range(preposition.i, min(end, preposition.i + 5))
            company = [i for i in places_behind if words.pos[i] == "NOUN"]
            is_included = preposition.listed("fates.parts")
            is_included = is_included or is_anyone(called_in_the_singular(span.noun), None)
            return families_of(span.reading, company), is_included
    return None


def governing_words(top: ParsedWord) -> Iterator[int]:
    """Yields the places of the words that say what was done to or with what is counted, up to the
    verb: of "the flood left nine goats dead", "left" and "dead". Of "Norrby, a town of 2,400
    people, fled" it is "town": nothing is told of these people."""
    counted = top
    for _ in range(4):
        above = top.head
        if above == top or (top.dep == "appos" and top != counted):
            return
        if unit_called(above.lower) is None:  # "94 minutes and 24 seconds"
            yield above.i
        if above.is_verb:
            dependencies = ["acomp", "attr", "oprd", "dobj", "xcomp"]
            if top.dep == "attr":  # "the ransom was 80,000 euros"
                dependencies = ["nsubj"]
            for word in above.below(*dependencies):
                if word != top:
                    yield word.i
            return
        top = above


def families_of_agent(span: AmountSpan) -> frozenset[str]:
    """Returns the subject of the clause with its names and adjectives, unless it is what is counted
    or a pronoun."""
    subject = span.clause.subject if span.clause else None
    if subject is None or subject == span.noun or not subject.is_noun:
        return frozenset()
    return families_of(span.reading, [word.i for word in (subject, *subject.below(*CHOOSING))])


def families_of(reading: TokenIndex, tokens: Iterable[int]) -> frozenset[str]:
    """Returns what these words are compared by: the ids of names, the families of other words,
    without dates and figures."""
    families = set()
    for i in tokens:
        key = content_key(reading.words, i)
        if i in reading.name_at:
            families.add(f"={reading.name_at[i].id}")
        elif key and i not in reading.date_at and not key[0].isdigit():
            families.add(family_of(key))
    return frozenset(families)
