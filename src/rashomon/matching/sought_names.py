"""The names of a passage, how they stand in a sentence, and which of them are outlets (`names_of`,
`is_outlet_of`)."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from rashomon.copies.direction import is_medium
from rashomon.facts.sentence_facts import FactKind, Facts, Sentences
from rashomon.matching.sought_values import Match, Sought
from rashomon.matching.story_sentences import BEGINNING, StorySentences
from rashomon.matching.value_kinds import ValueKind
from rashomon.matching.values_elsewhere import is_written
from rashomon.model.name import NameKind
from rashomon.text.name_words import fold
from rashomon.text.report_names import bare_words, has_initials, is_called

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
                kind=ValueKind.NAME, span=words, look=look, value=ident, is_firm=not is_printed
            )


def reports_called(part: Facts, story: StorySentences) -> Iterator[Sought]:
    """Yields the reports that a part calls just as they are called here: "Harn Post", "12.txt"."""
    look = partial(_match_name, story, is_person=False)
    for called in dict.fromkeys(story.called.values()):
        for match in re.finditer(rf"(?<![\w.]){re.escape(called)}(?!\w)", part.quote):
            yield Sought(kind=ValueKind.NAME, span=part.stretch(match), look=look, is_firm=False)


def _match_name(story: StorySentences, value: Sought, facts: Facts, *, is_person: bool) -> Match:
    """Compares a name with a sentence. In a language that is not parsed a person is only absent if
    the whole report does not have the name; other names may be translated."""
    idents = set(story.names_in(facts))
    for statement in facts.statements:
        if statement.speaker_name:
            idents.add(statement.speaker_name)
    if value.value in idents or _is_printed(value.words, facts):
        return Match.SAME
    if facts.read_whole:
        return Match.ABSENT
    is_person = is_person or story.kinds.get(value.value) is NameKind.PERSON
    is_named = is_written(bare_words(value.words), facts.page.report.text)
    return Match.ABSENT if is_person and is_named is False else Match.OPEN


def _is_printed(name: str, facts: Facts) -> bool:
    """Whether a sentence has a name, its initials, the name with another ending ("Syria",
    "Syrian"), or as another language writes it."""
    words = bare_words(name)
    words_there = set(fold(facts.quote).split())
    is_there = all(word in words_there or word.removesuffix("s") in words_there for word in words)
    if is_there or has_initials(facts.quote.split(), name):
        return True
    if not facts.read_whole:
        return is_written(words, facts.quote) is True
    is_long = len(words) == 1 and len(words[0]) >= BEGINNING
    return is_long and any(word.startswith(words[0][:BEGINNING]) for word in words_there)


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
    name: Sought, named_sentences: Sentences, names: Sequence[Sought], story: StorySentences
) -> bool:
    """Tells whether a name is that of the outlet or agency of a report that has a named sentence,
    or of a paper or station that is called otherwise here.

    Beside such a one others may be named, too. `names`: all of the part.
    """
    if not is_outlet(name.words, story):
        return name.value is None and is_medium(name.words.replace("-", " "))
    printing = [*named_sentences]
    for facts in named_sentences:
        printing += story.alike(facts)
    for facts in printing:
        for outlet in (story.called[facts.report], *facts.page.report.agencies):
            if any(is_called(outlet, other_name.words) for other_name in names):
                return True
    return False


# Whom a sentence means without naming.
