"""Finds runs of capitalised words in a paragraph and splits them into pieces that may each be one
name."""

from collections.abc import Iterator

from rashomon.model.record import IntIfAny, StringSet, TextIfAny, WordSet
from rashomon.names.forms import HEADS, MODIFIERS, TITLES
from rashomon.names.name_tokens import (
    FUNCTION_WORDS,
    ParagraphWords,
    Run,
    Spans,
    Word,
    Words,
    words_as_text,
)
from rashomon.shipped.words import lowered, set_of
from rashomon.text.gazetteer import most_people
from rashomon.text.name_words import PARTICLES, country_names
from rashomon.text.speaker_words import is_among, sex_of_given_name

_Runs = Iterator[Run]
_LINKS = set_of("small_words.inside_names")
_OF = {"of", "for"}
_DAYS = {
    *lowered("calendar.weekdays", "calendar.months", "calendar.short_months"),
    *set_of("small_words.capitalised"),
} - {"may"}

# What an office is of ("Superintendent of Police", "Leader of the Opposition"): no part of the name
# after it.
_OFFICES = set_of("institutions.offices")
_WHOLE = ("ORG", "FAC", "LAW", "EVENT")  # entities that hold more than one name
TITLED_BODIES = {"General Staff", "Republican Party"}  # made of words that are titles


def is_headline_case(words: Words, line: str) -> bool:
    """Whether a line is in title case, so that capitals do not mark names: a "To" or 75% of its
    words over three letters, and no final full stop."""
    if line.rstrip().rstrip("\"')").endswith("."):
        return False
    if any(word.text == "To" for word in words[1:]):
        return True
    long = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    return len(long) >= 4 and sum(word.text[0].isupper() for word in long) >= 0.75 * len(long)


def runs_of(words: Words, links: WordSet = _LINKS | PARTICLES, longest: int = 24) -> _Runs:
    """Yields half-open index ranges of consecutive capitalised words, including lower-case links
    such as "of" between them."""
    end = 0
    for start, word in enumerate(words):
        if not word.capital or start < end:
            continue
        before = start
        end = start + 1
        while before < end < start + longest:
            before = end
            end = _goes_on(words, end, links)
        yield start, end


def _goes_on(words: Words, end: int, links: WordSet) -> int:
    """Returns the end of the run after its next capitalised word, or `end` if it does not go on."""
    for at, word in enumerate(words[end : end + 4], end):
        if word.capital:
            if word.joined or (at == end and _is_owned(words, at)):
                return at + 1
            return end
        if not word.joined or word.lower not in links:
            break
    return end


def _is_owned(words: Words, at: int) -> bool:
    """Whether nothing but a possessive's ending stands between the word and the one before."""
    # most characters of "'s" and a space
    return words[at - 1].possessive and words[at].start - words[at - 1].end <= 3


def _of_house(words: Words, at: int) -> bool:
    """Whether the possessive before `at` is part of an institution's name ("St Mary's
    Hospital")."""
    owner = words[at - 1]
    house = words[at].lower
    if at > 1 and words[at - 2].lower in {"st", "saint"} and owner.joined:
        return True
    if house in set_of("institutions.bodies") and _are_people(owner):
        return True
    return house in set_of("institutions.houses") and owner.text not in country_names()


def _are_people(owner: Word) -> bool:
    """Whether a possessive may be of people ("Women's", "Dockers'"), not of a country."""
    people = owner.text.endswith("s") or owner.lower in set_of("people.owners")
    return people and owner.capital and owner.text not in country_names()


def pieces_of(line: ParagraphWords, run: Run) -> _Runs:
    """Yields the half-open index ranges within a run that may each be a name."""
    words = line.words
    entities = line.entities
    for start, end in _linked(words, run, entities):
        for first, last in _without_days(words, start, end, entities):
            while first < last and words[first].opens and words[first].lower in FUNCTION_WORDS:
                first += 1  # "The" is kept where it is capitalised in mid-sentence
            if first < last:
                yield from _without_titles(words, first, last, entities)


def _linked(words: Words, run: Run, entities: Spans) -> _Runs:
    """Splits a run at "of" or "and" if these stand between two names, that is, if the word behind
    does not belong to the name before."""
    start = at = run[0]
    while at < run[1]:
        owned = at > start and words[at].capital and _is_owned(words, at)
        if words[at].capital and not owned:
            at += 1
            continue
        behind = at
        while not words[behind].capital:
            behind += 1
        if not _belongs(words, (start, at), behind, entities):
            yield start, at
            start = behind
        at = behind + owned
    yield start, run[1]


def _belongs(words: Words, before: Run, behind: int, entities: Spans) -> bool:
    """Whether the word at `behind` continues the name in the range `before` across the links
    between them."""
    start, end = before
    links = {word.lower for word in words[end:behind]}
    entity = _one_entity(words[start].start, words[behind].end, entities)
    if not links and _is_owned(words, behind):
        return _of_house(words, behind) or (entity in _WHOLE and _are_people(words[behind - 1]))
    is_known_as = [word.lower for word in words[max(0, start - 2) : start]] == ["known", "as"]
    if links <= PARTICLES or is_known_as:
        return True
    if "at" in links or {"and", "the"} <= links:
        return False
    return _is_one_name(words[start:end], links, words[behind : behind + 2], entity)


def _is_one_name(name: Words, links: StringSet, behind: Words, entity: TextIfAny) -> bool:
    """Whether `name`, linking words such as "of" (`links`) and the words after them (`behind`)
    are one name. `entity` is the parser's label of the whole."""
    first = name[0].lower
    last = name[-1].lower
    if last in set_of("name_words.titles_of") - HEADS:
        return False
    is_linked = any(word.lower in _OF for word in name if not word.capital)
    if links.isdisjoint(_OF) or links & {"in", "on", "and", "to"}:
        return entity == "ORG" and (is_linked or any(word.lower in HEADS for word in name))
    if is_linked:
        return True
    if {first, last} & set_of("name_words.heads_of", "name_words.place_of"):
        return True
    heads = set_of("name_words.heads", "name_words.other_heads")
    # "Ainworth Rovers of Utopia": whose they are, no part of the name
    is_owner = links == {"of"} and last not in heads and _is_well_known_place(behind)
    return entity in _WHOLE and not is_owner


def _is_well_known_place(words: Words) -> bool:
    """Whether the first of two words, or both together, name a country or a large town."""
    names = [words[0].text]
    if words[1:] and words[1].joined:
        names.append(words_as_text(words))
    # people: a town of which everybody has heard
    return any(name in country_names() or most_people(name) >= 100_000 for name in names)


def _one_entity(start: int, end: int, entities: Spans) -> TextIfAny:
    """Returns the label of the parser's entity that covers these offsets, if any."""
    for first, last, label in entities:
        if first <= start and end <= last:
            return label
    return None


def _without_days(words: Words, start: int, end: int, entities: Spans) -> _Runs:
    """Splits the range at names of days and months, which are dropped; "April Roe" is no day."""
    first = start
    for i in range(start, end):
        if words[i].lower in _DAYS and not _begins_person(words[i], entities):
            yield first, i
            first = i + 1
    yield first, end


def _begins_person(word: Word, entities: Spans) -> bool:
    """Whether the parser's name of a person begins with this word and goes on behind it."""
    for start, end, label in entities:
        if label == "PERSON" and start == word.start and end > word.end:
            return True
    return False


def _without_titles(words: Words, start: int, end: int, entities: Spans) -> _Runs:
    """Yields the name after the last title, and the name before the titles, if any ("[Ainworth]
    Mayor [Jane Roe]")."""
    person = _behind_body(words, start, end)
    if person is not None:
        yield start, person
        start = person
    if _is_in_office(words, start):
        person = _after_office(words, start, end, entities)
        office = words[person - 1]
        if person > start and office.capital and office.lower not in MODIFIERS | _OFFICES:
            yield start, person
        start = person
    if _before_titles(words, start, end) == start:
        if words_as_text(words[start:end]) in TITLED_BODIES:
            yield start, end
        return
    title = _last_title(words, start, end)
    if title is not None:
        home = _home_of(words, title, end)
        if home < end:
            yield home + 1, end
            end = home
    if _is_body(words[start:end]):
        yield start, end
    elif title is not None:
        yield from _beside_title(words, start, title, end)
    elif words[end - 1].lower in MODIFIERS:
        yield start, end
    else:
        yield start, _before_titles(words, start, end)  # "Utopian President"


def _last_title(words: Words, start: int, end: int) -> IntIfAny:
    """Returns the place of the last title that may have a name behind it, or None."""
    for i in range(end - 2, start - 1, -1):
        if words[i].lower in TITLES and _is_title(words, i):
            return i
    return None


def _is_body(name: Words) -> bool:
    """Whether a name with a title in it is that of a body or a place ("Governor House")."""
    heads = set_of("name_words.heads", "name_words.place_heads", "name_words.other_heads")
    return name[-1].lower in heads or not _all_capital(name)


def _beside_title(words: Words, start: int, title: int, end: int) -> _Runs:
    """Yields the name before the titles, if any, and the person behind them."""
    while title + 2 < end and words[title + 1].lower in MODIFIERS - HEADS:
        title += 1  # "Chief Executive Jane Roe"
    first = _before_titles(words, start, title)
    if first > start + 1 or (first > start and words[start].lower not in HEADS):
        yield start, first
    title += title + 2 < end and words[title + 1].text == "OF"
    yield title + 1, end


def _before_titles(words: Words, start: int, end: int) -> int:
    """Returns where the titles at the end of a range begin."""
    while end > start and words[end - 1].lower in TITLES:
        end -= 1
    return end


def _behind_body(words: Words, start: int, end: int) -> IntIfAny:
    """Returns where a person's name begins behind the body for which the person speaks: "Spokesman
    for the ATC [Jane Roe]". If the role has no article, no comma stands between them. Returns None
    if there is no such name."""
    of = start - 2 if start > 1 and words[start - 1].lower == "the" else start - 1
    if of < 1 or words[of].lower != "for" or end - start < 3:
        return None
    bare = of < 2 or words[of - 2].lower not in FUNCTION_WORDS
    is_body = words[end - 3].text.isupper() or words[end - 3].lower in HEADS
    if bare and is_body and is_among(words[of - 1].lower, "spokespersons"):
        return end - 2
    return None


def _home_of(words: Words, title: int, end: int) -> int:
    """Returns the place of the "of" that leads to where a person comes from ("Speaker Jane Roe [of
    Ainworth]"). Returns `end` if there is none."""
    for of in range(title + 2, end - 1):
        if words[of].lower == "of":
            is_name = _all_capital(words[title + 1 : of])
            if is_name and _is_well_known_place(words[of + 1 : of + 3]):
                return of
            return end
    return end


def _is_title(words: Words, i: int) -> bool:
    """Whether a name may directly follow this title; modifiers ("Vice") need another title first,
    except "Justice"."""
    return words[i].lower not in MODIFIERS or (
        words[i].text == "Justice"
        and words[i + 1].lower not in set_of("name_words.titles", "name_words.heads")
    )


def _is_in_office(words: Words, start: int) -> bool:
    """Whether what an office is of begins here or goes on: "Secretary of [State]", "Minister of
    Roads and [Bridges Jane Roe]"."""
    of = start - 2 if start > 2 and words[start - 1].lower == "the" else start - 1
    while of > 0 and words[of].joined and (words[of].capital or words[of].lower == "and"):
        of -= 1
    if of <= 0 or words[of].lower not in _OF:
        return False
    return words[of - 1].lower in set_of("name_words.titles_of")


def _after_office(words: Words, start: int, end: int, entities: Spans) -> int:
    """Returns where the person's name starts after an office ("Secretary of [State] Jane Roe",
    "Mayor of Ainworth Jane Roe"), otherwise `start`."""
    if words[end - 1].lower in HEADS or sex_of_given_name(words[start].text):
        return start  # "head of Utopian Northern Command"
    person = start
    while person < end - 1 and (
        words[person].lower in MODIFIERS | _OFFICES or not words[person].capital
    ):
        person += 1
    for given in range(max(person, start + 1), end - 1):
        whole = (words[given].start, words[end - 1].end, "PERSON")
        if sex_of_given_name(words[given].text) or whole in entities:
            return given  # "Director of National Harbours Jane Roe"
    return person


def _all_capital(words: Words) -> bool:
    return all(word.capital or word.lower in PARTICLES for word in words)
