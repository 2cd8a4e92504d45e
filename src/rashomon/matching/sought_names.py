"""How a name of a part stands in a sentence, and by which other sentence a "he" or a post means
whom the part names (`sentence_meant`)."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from rashomon.facts.sentence_facts import FactKind, Facts, Sentences
from rashomon.lineage.direction import is_medium
from rashomon.matching.faults import FaultKind
from rashomon.matching.quotations import stands_in
from rashomon.matching.sought_values import Match, Sought
from rashomon.matching.story_sentences import BEGINNING, StorySentences
from rashomon.matching.values_elsewhere import is_written
from rashomon.model.name import NameKind
from rashomon.shipped.words import set_of
from rashomon.text.name_words import fold
from rashomon.text.report_names import bare_words, has_initials, is_called

_MEANING = set_of("answers.people", "name_words.titles", "name_words.roles")
_BACK = 3  # sentences back in which whom "he" means is named
_BEGINNING = 200  # characters of a report without a headline that may be its name


def names_of(part: Facts, story: StorySentences) -> Iterator[Sought]:
    """Yields the names of a part: what is taken for one there."""
    dated = [day.span for day in part.dates]
    for fact in part.of[FactKind.NAME]:
        words = fact.words
        if fold(words.quote) and not words.meets(dated):
            is_printed = any(
                word[:BEGINNING] in story.beginnings for word in bare_words(words.quote)
            )
            plain = fold(words.quote).removeprefix("the ")
            ident = story.spellings.get(plain) or story.spellings.get(f"the {plain}")
            ident = ident or story.surnames.get(plain)
            places = part.words.of(words)
            is_person = "PERSON" in part.words.entity[places.start : places.stop]
            look = partial(_match_name, story, is_person=is_person)
            yield Sought(
                kind=FaultKind.NAME, span=words, look=look, value=ident, is_firm=not is_printed
            )


def reports_called(part: Facts, story: StorySentences) -> Iterator[Sought]:
    """Yields the reports that a part calls just as they are called here: "Harn Post", "12.txt"."""
    look = partial(_match_name, story, is_person=False)
    for called in dict.fromkeys(story.called.values()):
        for match in re.finditer(rf"(?<![\w.]){re.escape(called)}(?!\w)", part.quote):
            yield Sought(kind=FaultKind.NAME, span=part.stretch(match), look=look, is_firm=False)


def _match_name(story: StorySentences, sought: Sought, facts: Facts, *, is_person: bool) -> Match:
    idents = set(story.names_in(facts))
    for said in facts.statements:
        if said.speaker_name:
            idents.add(said.speaker_name)
    if sought.value in idents or _is_printed(sought.words, facts):
        return Match.SAME
    if facts.read_whole:
        return Match.ABSENT
    is_person = is_person or story.kinds.get(sought.value) is NameKind.PERSON
    is_named = is_written(bare_words(sought.words), facts.page.report.text)
    return Match.ABSENT if is_person and is_named is False else Match.OPEN


def _is_printed(name: str, facts: Facts) -> bool:
    """Whether a sentence has a name, its initials, the name with another ending ("Syria",
    "Syrian"), or as another language writes it."""
    words = bare_words(name)
    printed = set(fold(facts.quote).split())
    is_there = all(word in printed or word.removesuffix("s") in printed for word in words)
    if is_there or has_initials(facts.quote.split(), name):
        return True
    if not facts.read_whole:
        return is_written(words, facts.quote) is True
    is_long = len(words) == 1 and len(words[0]) >= BEGINNING
    return is_long and any(word.startswith(words[0][:BEGINNING]) for word in printed)


def stands_somewhere(story: StorySentences, sought: Sequence[str]) -> Iterator[bool]:
    """Yields of each of these words or figures whether any report has it."""
    for words in sought:
        plain = words.replace(",", "") if words[:1].isdigit() else words
        yield any(stands_in(plain.rstrip("."), text) for text in story.texts)


# Outlets.


def is_title(value: Sought, story: StorySentences) -> bool:
    """Whether words in quotation marks are the first of a report, by which it is called."""
    if not value.is_quotation:
        return False
    for page in story.pages.values():
        beginning = page.report.title or page.report.text[:_BEGINNING]
        if fold(beginning).startswith(fold(value.words)):
            return True
    return False


def is_outlet(name: str, story: StorySentences) -> bool:
    """Whether a report of the story is called so."""
    return any(is_called(called, name) for called in story.called.values())


def is_outlet_of(
    sought: Sought, named: Sentences, names: Sequence[Sought], story: StorySentences
) -> bool:
    """Whether a name is that of the outlet or agency of a report that has a named sentence, or of a
    paper or station that is called otherwise here; beside such a one others may be named, too.
    `names`: all of the part."""
    if not is_outlet(sought.words, story):
        return sought.value is None and is_medium(sought.words.replace("-", " "))
    printing = [*named]
    for facts in named:
        printing += story.alike(facts)
    for facts in printing:
        for outlet in (story.called[facts.report], *facts.page.report.agencies):
            for name in names:
                if is_called(outlet, name.words):
                    return True
    return False


# Whom a sentence means without naming.


def is_replaced(
    sought: Sought, facts: Facts, names: Sequence[Sought], story: StorySentences
) -> bool:
    """Whether a sentence names another person (or place, or body, whichever `sought` is), whom the
    part does not name. `names`: all names of the part."""
    own = [name.value for name in names]
    for ident in story.names_in(facts):
        if ident not in own and story.kinds[ident] is story.kinds.get(sought.value):
            return True
    return False


def sentence_meant(
    sought: Sought, facts: Facts, names: Sequence[Sought], story: StorySentences
) -> Facts | None:
    """Returns the sentence of the same report that names whom this one means by "he", a post or a
    description, or of what it tells; None where it may mean somebody else."""
    in_report = story.of_report[facts.report]
    naming = [*filter(sought.is_in, in_report)]
    if not facts.read_whole:
        return None
    if story.kinds.get(sought.value) is NameKind.PERSON and _means_somebody(facts):
        before = [facts, *story.near(facts, _BACK)]
        if not naming:  # whom only other reports name
            told = [*before, *story.of_claims(facts)]
            persons = set().union(*map(story.people_in, told))
            return facts if persons.issubset(name.value for name in names) else None
        for earlier in before:
            if persons := story.people_in(earlier):
                return earlier if sought.value in persons else None
        return None
    for lead in in_report[:_BACK]:
        if lead in naming and not is_replaced(sought, facts, names, story):
            return lead
    return None


def _means_somebody(facts: Facts) -> bool:
    """Whether a sentence has a "he", a post, or a word for a person."""
    told = set[str]()
    for word in facts.own_words:
        told |= {word.base, word.lower}
    return not told.isdisjoint(_MEANING)
