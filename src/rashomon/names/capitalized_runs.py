"""Finds runs of capitalised words in a paragraph and splits them into pieces that may each be one
name."""

from collections.abc import Iterator, Sequence

from rashomon.names.forms import HEADS, MODIFIERS, TITLES
from rashomon.names.name_tokens import FUNCTION_WORDS, Run, Word, Words, words_as_text
from rashomon.shipped.words import lowered, set_of
from rashomon.text.gazetteer import most_people
from rashomon.text.name_words import PARTICLES, country_names
from rashomon.text.speaker_words import sex_of_given_name

_Runs = Iterator[Run]
_LINKS = set_of("small_words.inside_names")
_OF = {"of", "for"}
_NO_NAMES = set_of("small_words.capitalised")
_DAYS = {*lowered("calendar.weekdays", "calendar.months", "calendar.short_months")} - {"may"}

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


def runs_of(words: Words, links: frozenset[str] = _LINKS | PARTICLES, longest: int = 24) -> _Runs:
    """Yields runs of consecutive capitalised words, including lower-case links such as "of" between
    them."""
    reached = 0
    for word in words:
        if not word.capital or word.start < reached:
            continue
        last = word.words(longest)[-1]
        before = word
        end = word.after
        while before is not end and end.start <= last.start:
            before = end
            end = _goes_on(end, links)
        reached = end.start
        yield word, end


def _goes_on(end: Word, links: frozenset[str]) -> Word:
    """Returns the end of the run after its next capitalised word, or `end` if it does not go on: in
    "Bank of Utopia said", behind "Utopia"."""
    for word in end.words(4):
        if word.capital:
            # no mark may part it from the word before, but for "'s"
            if word.joined or (word is end and _is_owned(word)):
                return word.after
            return end
        if not word.joined or word.lower not in links:
            break
    return end


def _is_owned(word: Word) -> bool:
    """Whether nothing but a possessive's ending stands between the word and the one before."""
    # most characters of "'s" and a space
    return word.before.possessive and word.start - word.before.end <= 3


def _of_house(house_word: Word) -> bool:
    """Whether the possessive before the word is part of an institution's name ("St Mary's
    Hospital")."""
    owner = house_word.before
    if owner.before.lower in {"st", "saint"} and owner.joined:
        return True
    if house_word.lower in set_of("institutions.bodies") and _are_people(owner):
        return True
    return house_word.lower in set_of("institutions.houses") and owner.text not in country_names()


def _are_people(owner: Word) -> bool:
    """Whether a possessive may be of people ("Women's", "Dockers'"), not of a country."""
    people = owner.text.endswith("s") or owner.lower in set_of("people.owners")
    return people and owner.capital and owner.text not in country_names()


def pieces_of(run: Run, entities: Sequence[tuple[int, int, str]]) -> _Runs:
    """Yields the parts of a run that may each be a name: of "Monday Mayor Jane Roe", "Jane Roe".

    Days are taken out first, then small words that open a sentence, then nations, last titles.
    """
    for start, end in _with_entities_joined(run, entities):
        for first, last in _without_days(start, end=end, entities=entities):
            while first is not last and first.opens and first.lower in FUNCTION_WORDS:
                first = first.after  # "The" is kept where it is capitalised in mid-sentence
            if first is not last:
                person = _behind_nation(first, end=last, entities=entities)
                yield from _without_titles(person, end=last, entities=entities)


def _behind_nation(start: Word, end: Word, entities: Sequence[tuple[int, int, str]]) -> Word:
    """Returns where a person's name begins behind a nation that the parser sees stand by itself
    ("American [Jane Roe]"), otherwise `start`."""
    words = start.up_to(end)
    for _, last, label in entities:
        if (last, label) == (start.end, "NORP") and len(words) > 2 and not _is_body(words):
            return start.after
    return start


def _with_entities_joined(run: Run, entities: Sequence[tuple[int, int, str]]) -> _Runs:
    """Splits a run at "of" or "and" if these stand between two names, that is, if the word behind
    does not belong to the name before."""
    start, end = run
    at = start
    while at is not end:
        owned = at is not start and at.capital and _is_owned(at)
        if at.capital and not owned:
            at = at.after
            continue
        behind = at
        while not behind.capital:
            behind = behind.after
        if not _belongs_to_run(start, end=at, behind=behind, entities=entities):
            yield start, at
            start = behind
        at = behind
        if owned:
            at = at.after
    yield start, end


def _belongs_to_run(
    start: Word, end: Word, behind: Word, entities: Sequence[tuple[int, int, str]]
) -> bool:
    """Tells whether the word `behind` continues the name from `start` to before `end` across the
    links between them: in "Bank of Utopia", "Utopia" does."""
    links = {word.lower for word in end.up_to(behind)}
    entity = _one_entity(start.start, end=behind.end, entities=entities)
    if not links and _is_owned(behind):
        return _of_house(behind) or (entity in _WHOLE and _are_people(behind.before))
    is_known_as = start.before.lower == "as" and start.before.before.lower == "known"
    if links <= PARTICLES or is_known_as:
        return True
    # "Jane Roe at Harn", "Roe and the Union": two names
    if "at" in links or {"and", "the"} <= links:
        return False
    return _is_one_name(start.up_to(end), links=links, behind=behind, entity=entity)


def _is_one_name(name: Words, links: set[str], behind: Word, entity: str | None) -> bool:
    """Tells whether `name`, linking words such as "of" (`links`) and the word `behind` them are one
    name: "Bank of Utopia".

    `entity` is the parser's label of the whole. It decides alone only where no word of the tables
    does.
    """
    first = name[0].lower
    last = name[-1].lower
    if last in set_of("name_words.titles_of") - HEADS:
        return False
    is_linked = any(word.lower in _OF for word in name if not word.capital)
    # "and", "in" and their like join two names as often as they stand in one
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


def _is_well_known_place(first: Word) -> bool:
    """Whether a word, or two from there on, name a country or a large town."""
    names = [first.text]
    if first.after.joined:
        names.append(words_as_text(first.words(2)))
    # people: a town of which everybody has heard
    return any(name in country_names() or most_people(name) >= 100_000 for name in names)


def _one_entity(start: int, end: int, entities: Sequence[tuple[int, int, str]]) -> str | None:
    """Returns the label of the parser's entity that covers these offsets, if any."""
    for first, last, label in entities:
        if first <= start and end <= last:
            return label
    return None


def _without_days(start: Word, end: Word, entities: Sequence[tuple[int, int, str]]) -> _Runs:
    """Splits the range at names of days and months, which are dropped, and at words that are no
    names whatever the parser says ("Citing Jane Roe"); "April Roe" is no day."""
    for word in start.up_to(end):
        is_day = word.lower in _DAYS and not _begins_person(word, entities)
        if is_day or word.lower in _NO_NAMES:
            yield start, word
            start = word.after
    yield start, end


def _begins_person(word: Word, entities: Sequence[tuple[int, int, str]]) -> bool:
    """Whether the parser's name of a person begins with this word and goes on behind it."""
    for start, end, label in entities:
        if label == "PERSON" and start == word.start and end > word.end:
            return True
    return False


def _without_titles(start: Word, end: Word, entities: Sequence[tuple[int, int, str]]) -> _Runs:
    """Yields the name after the last title, and the name before the titles, if any: of "Ainworth
    Mayor Jane Roe", "Jane Roe" and "Ainworth".

    What leads an office is taken off first. The end of the run may move before the name is cut at
    the title.
    """
    if _is_in_office(start):
        person = _after_office(start, end=end, entities=entities)
        office = person.before
        if person is not start and office.capital and office.lower not in MODIFIERS | _OFFICES:
            yield start, person
        start = person
    if _before_titles(start, end) is start:
        if words_as_text(start.up_to(end)) in TITLED_BODIES:
            yield start, end
        return
    title = _last_title(start, end)
    if title:
        home = _home_of(title, end)
        if home is not end:
            yield home.after, end
            end = home
    if _is_body(start.up_to(end)):
        yield start, end
    elif title:
        yield from _beside_title(start, title=title, end=end)
    elif end.before.lower in MODIFIERS:
        yield start, end
    else:
        yield start, _before_titles(start, end)  # "Utopian President"


def _last_title(start: Word, end: Word) -> Word | None:
    """Returns the last title that may have a name behind it, or None."""
    for word in reversed(start.up_to(end.before)):
        if word.lower in TITLES and _is_title(word):
            return word
    return None


def _is_body(name: Words) -> bool:
    """Whether a name with a title in it is that of a body or a place ("Governor House")."""
    heads = set_of("name_words.heads", "name_words.place_heads", "name_words.other_heads")
    return name[-1].lower in heads or not _all_capital(name)


def _beside_title(start: Word, title: Word, end: Word) -> _Runs:
    """Yields the name before the titles, if any, and the person behind them."""
    person = title.after
    while person.after is not end and person.lower in MODIFIERS - HEADS:
        person = person.after  # "Chief Executive Jane Roe"
    first = _before_titles(start, person.before)
    if first is not start and (first is not start.after or start.lower not in HEADS):
        yield start, first
    if person.after is not end and person.text == "OF":
        person = person.after
    yield person, end


def _before_titles(start: Word, end: Word) -> Word:
    """Returns the first of the titles at the end of a range."""
    while end is not start and end.before.lower in TITLES:
        end = end.before
    return end


def _before_article(word: Word) -> Word:
    """Returns the word before this one and its article."""
    if word.before.lower == "the":
        return word.before.before
    return word.before


def _home_of(title: Word, end: Word) -> Word:
    """Returns the "of" that leads to where a person comes from ("Speaker Jane Roe [of Ainworth]").
    Returns `end` if there is none."""
    person = title.after
    for of in person.after.up_to(end.before):
        if of.lower == "of":
            if _all_capital(person.up_to(of)) and _is_well_known_place(of.after):
                return of
            break
    return end


def _is_title(word: Word) -> bool:
    """Whether a name may directly follow this title; modifiers ("Vice") need another title first,
    except "Justice"."""
    return word.lower not in MODIFIERS or (
        word.text == "Justice"
        and word.after.lower not in set_of("name_words.titles", "name_words.heads")
    )


def _is_in_office(start: Word) -> bool:
    """Whether what an office is of begins here or goes on: "Secretary of [State]", "Minister of
    Roads and [Bridges Jane Roe]"."""
    of = _before_article(start)
    while of.joined and (of.capital or of.lower == "and"):
        of = of.before
    return of.lower in _OF and of.before.lower in set_of("name_words.titles_of")


def _after_office(start: Word, end: Word, entities: Sequence[tuple[int, int, str]]) -> Word:
    """Returns where the person's name starts after an office ("Secretary of [State] Jane Roe",
    "Mayor of Ainworth Jane Roe"), otherwise `start`."""
    last = end.before
    if last.lower in HEADS or sex_of_given_name(start.text):
        return start  # "head of Utopian Northern Command"
    person = start
    while person is not last and (person.lower in MODIFIERS | _OFFICES or not person.capital):
        person = person.after
    for given_name in person.up_to(last):
        whole_name = (given_name.start, last.end, "PERSON")
        if given_name is not start and (
            sex_of_given_name(given_name.text) or whole_name in entities
        ):
            return given_name  # "Director of National Harbours Jane Roe"
    return person


def _all_capital(words: Words) -> bool:
    return all(word.capital or word.lower in PARTICLES for word in words)
