"""What a number of a report counts: nothing, some of others, others again, and who is told of
beside them."""

from collections.abc import Iterable, Iterator

from rashomon.numbers.amounts import AmountSpan, called_in_the_singular, counts_nothing, is_long_ago
from rashomon.numbers.fates import BEFALLEN, fate_of, fates_of, is_anyone, is_of_those
from rashomon.numbers.number_words import CHOOSING, LONGEST_PHRASE
from rashomon.quantities.measures import is_measured, unit_called
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import ParsedWords, WordPlace
from rashomon.text.polarity import predicate_over
from rashomon.text.standing import is_unreal
from rashomon.text.token_index import TokenIndex, content_keys
from rashomon.text.word_families import Families, family_of

# numbers that no sentence has which tells something, or one thing
_TABLE = 40
_MANY = 7
_SHORT = 4  # tokens


def is_idle_amount(reading: TokenIndex, span: AmountSpan) -> bool:
    """Whether the number counts nothing: part of a name ("Two Rivers"), a label
    ("the 5.50 update"), one of a table, one alone, what would have been or is asked."""
    if len(span.sentence.quantities) > _TABLE:
        return True
    words = reading.words
    (first, last) = span.answer
    noun = span.noun
    if span.quantity.high == 0 and words.listed(first, "amounts.none"):
        harmed = noun is not None and words.base_listed(noun, "fates.harmed")
        return not harmed and not fates_of(words, first, last, noun)
    lone = words.lower[first:last] == ["one"]
    here = span.sentence.tokens
    told = any(words.text[i].isalpha() for i in here if not first <= i < last)
    asked = words.pos[here[0]] == "AUX" and words.text[here[-1]] == "?"
    named = reading.name_at.get(first)
    if (
        (lone and (noun is None or words.says(last, "of")))
        or asked
        or not told
        or is_unreal(words, predicate_over(words, last - 1))
        or (named and named in (reading.name_at.get(first - 1), reading.name_at.get(last)))
    ):
        return True
    quantity = span.quantity
    sizeless = quantity.bounds == (None, None)  # "many", "most ambitious"
    if quantity.unit:
        return sizeless and noun is None
    alone = (
        noun == last
        and not span.is_age
        and quantity.low not in (None, 1.0)
        and words.tag[last] == "NN"
        and words.text[last] != "-"
        and not is_measured(words.lemma[last])
        and not words.listed(last, "people.collective")
    )
    idle = alone or sizeless or counts_nothing(words, first, last, noun)
    return idle and fate_of(words, first, last, noun) is None


def choosing_words(reading: TokenIndex, noun: WordPlace) -> Families:
    """The words that choose which ones are meant: adjectives, names, and what they are of."""
    if noun is None:
        return frozenset()
    words = reading.words
    chosen = [
        i for i in words.below(noun, *CHOOSING) if words.pos[i] in {"ADJ", "NOUN", "PROPN", "VERB"}
    ]
    for i in words.children[noun]:
        if words.lower[i] == "of":
            chosen += words.below(i, "pobj")
    keys = (
        f"={reading.name_at[i].id}" if i in reading.name_at else words.base[i].replace("-", "")
        for i in chosen
    )
    return frozenset(keys) - set_of("fates.no_choice")


def is_told_aside(reading: TokenIndex, span: AmountSpan) -> bool:
    """Whether it stands in a list or table, where no verb tells of it, or in brackets behind its
    like in another unit."""
    words = reading.words
    sentence = span.sentence
    first = span.answer[0]
    told = sentence.title or any(map(words.is_verb, sentence.tokens))
    bracket = words.text[first - 1] in {"(", "["} or words.text[first - 2] == "("
    beside = any(start < first < end + 5 for _, start, end in sentence.quantities)
    again = bracket and beside and is_measured(span.unit)
    short = sentence.end - sentence.start < LONGEST_PHRASE and not sentence.title
    headed = short and ":" in words.text[sentence.start : first]  # "The mill fire: 12 dead"
    listed = len(sentence.quantities) > _MANY or not told
    unit = unit_called(span.unit)
    behind = span.answer[1] + 1
    related = words.says(behind, "before") or words.says(behind, "after")
    timed = related and unit is not None and unit.dimension == "time"
    return again or headed or listed or timed or is_long_ago(reading, span.answer[1])


def company_of(
    reading: TokenIndex, span: AmountSpan, noun: WordPlace
) -> tuple[Families, bool] | None:
    """Who is told of beside those counted, and whether the number holds them: "275 people with
    their families" are all of them, "275 fighters with their families" are the fighters."""
    words = reading.words
    sentence = span.sentence
    (first, last) = span.answer
    near = range(
        max(sentence.start, first - LONGEST_PHRASE), min(sentence.end, last + LONGEST_PHRASE)
    )
    led = next((i for i in near if words.listed(i, "fates.beside")), None)
    if led is None:
        return None
    inside = words.listed(led, "fates.parts")
    inside = inside or is_anyone(called_in_the_singular(words, noun), None)
    company = (i for i in near if led <= i <= led + _SHORT and words.pos[i] == "NOUN")
    return families_of(reading, company), inside


def is_part_of_others(words: ParsedWords, first: int, last: int, noun: WordPlace) -> bool:
    """Whether it counts some of others: "nine of the injured", "including three children"."""
    top = noun if noun is not None else last - 1
    verb = words.head[top]
    there = {
        words.base[k]
        for i in words.below(verb, "prep")
        if words.pos[verb] == "VERB" and words.listed(i, "fates.at")
        for k in words.children[i]
    }
    led = words.says(first - 2, "of") or words.says(first - 2, "among")
    those = words.lower[first - 1]
    return (
        # "140 came, of whom 58 stayed"
        (led and those in set_of("fates.those"))
        or those in set_of("fates.sequence")  # "their first two drives"
        or (
            words.dep[top] == "pobj"
            and "including" in (words.lower[verb], words.lower[words.head[verb]])
        )
        or not there.isdisjoint(set_of("fates.part_places"))
        or is_of_those(words, last, noun)
    )


def is_further_number(
    words: ParsedWords, span: AmountSpan, before: AmountSpan | None, fate: str | None
) -> bool:
    """Whether it comes to others: "12 more were hurt", but not to whom something else befell:
    "killed five and injured another 40" """
    (first, last) = span.answer
    noun = span.noun
    beside = (first - 1, last, last if noun is None else noun + 1)
    if not any(words.listed(i, "fates.further") for i in beside if 0 <= i < len(words)):
        return False
    if not before or span.sentence.start > before.sentence.end + 1:
        return True
    other = fate_of(words, *before.answer, before.noun)
    return other not in BEFALLEN or other == fate


def governing_words(words: ParsedWords, top: int) -> Iterator[int]:
    """The words that say what was done to or with what is counted, up to the verb."""
    for _ in range(4):
        above = words.head[top]
        if above == top:
            return
        if unit_called(words.lower[above]) is None:  # "94 minutes and 24 seconds"
            yield above
        if words.is_verb(above):
            beside = ["acomp", "attr", "oprd", "dobj", "xcomp"]
            if words.dep[top] == "attr":  # "the ransom was 80,000 euros"
                beside = ["nsubj"]
            yield from (i for i in words.below(above, *beside) if i != top)
            return
        top = above


def families_of_agent(reading: TokenIndex, span: AmountSpan, noun: WordPlace) -> Families:
    """The subject of the clause with its names and adjectives, unless it is what is counted or a
    pronoun."""
    words = reading.words
    clause = span.clause
    subject = clause.subject if clause else None
    if subject is None or subject == noun or not words.is_noun(subject):
        return frozenset()
    return families_of(reading, [subject, *words.below(subject, *CHOOSING)])


def families_of(reading: TokenIndex, tokens: Iterable[int]) -> Families:
    """Returns what these words are compared by: the ids of names, the families of other words,
    without dates and figures."""
    keys = content_keys(reading.doc)
    tokens = [*tokens]
    named = {f"={reading.name_at[i].id}" for i in tokens if i in reading.name_at}
    others = (i for i in tokens if i not in reading.name_at and i not in reading.date_at)
    told = {family_of(key) for i in others if (key := keys[i]) and not key[0].isdigit()}
    return frozenset(named | told)
