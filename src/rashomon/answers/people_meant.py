"""Who is meant by a word (`PeopleMeant`): by a name, a description or a pronoun."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model.name import Name, NameKind
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import SUBJECTS, Annotations, ParsedWords
from rashomon.text.speaker_words import verb_cue

_BESIDE = ("compound", "appos", "nmod", "flat", "amod")
_PLURALS, _PEOPLE = set_of("small_words.plural_pronouns"), set_of("accusing.pronouns")
_ANYONE = set_of("accusing.anyone")
_COLLECTIVE = set_of("people.collective", "accusing.bodies_of_people")
_FAR = 80  # tokens between a pronoun and whom it means
_STEM = 5  # letters by which "Norland" and "Norlander" are one


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom words mean: the people of the story that they may name, by id, and the words by which
    they are called; `is_plural`: whether they mean several; `is_anyone`: whether they say nothing
    of who that is ("he", "the man"); `is_described`: whether a noun for people stands there."""

    names: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    is_plural: bool = False
    is_anyone: bool = False
    is_described: bool = False

    def __bool__(self) -> bool:
        """Whether they mean anybody."""
        return bool(self.names or self.called or self.is_anyone)

    @property
    def is_person(self) -> bool:
        """Whether they name or describe people, and no other body."""
        return bool(self.names or self.is_anyone or self.is_described)

    def may_be(self, other: "Meant") -> bool:
        """Whether these words may mean whom others mean; several are not one of them."""
        is_one = not other.is_plural and _COLLECTIVE.isdisjoint(other.called)
        if self.is_plural and is_one:
            return False
        if self.names and other.names:
            return not self.names.isdisjoint(other.names)
        return self.is_anyone or not self.called.isdisjoint(other.called)


class PeopleMeant:
    """Says whom a word means; `names`: those of the story; `pages`: its reports."""

    def __init__(self, names: Sequence[Name], pages: Sequence[Annotations]) -> None:
        people = [name for name in names if name.kind is NameKind.PERSON]
        self._spelled = by_key((word, name.id) for name in people for word in _words_of(name))
        printing = [page.report.outlet or "" for page in pages]
        for page in pages:
            printing += page.report.agencies
        self._outlets = frozenset(fold(" ".join(printing)).split())
        self._described: defaultdict[str, set[str]] = defaultdict(set)
        for page in pages:
            self._describe(page)

    def _describe(self, page: Annotations) -> None:
        """Notes by which descriptions those whom a report names are known."""
        words = page.words
        for place in range(len(words)):
            if words.pos[place] == "PROPN":
                meant = self._told(page, place)
                for word in meant.called if meant.names else ():
                    self._described[word] |= meant.names

    def at(self, page: Annotations, place: int, since: int) -> Meant:
        """Returns whom a word means; a pronoun whom the text names `since` some word, else
        anyone."""
        words = page.words
        word = words.lower[place]
        if word in _PEOPLE:
            return self._before(page, place, since, is_plural=word in _PLURALS)
        meant = self._told(page, place)
        if meant.names or words.base[place] not in _ANYONE:
            return meant
        determiner = words.child(place, "det")
        if determiner is not None and words.lower[determiner] in ("the", "this", "that"):
            meant = self._before(page, place, since, is_plural=meant.is_plural)
        return Meant(meant.names, meant.called | {words.base[place]}, meant.is_plural, True)

    def _told(self, page: Annotations, place: int) -> Meant:
        """Whom a word means by itself and what stands beside it; outlets are left out."""
        words = page.words
        called: set[str] = set()
        spelled: list[frozenset[str]] = []
        for token in _phrase(words, place):
            word = fold(words.text[token])
            if is_description(words, token) or _speaks(words, token):
                called.add(words.base[token])
            if _is_named(words, token) and word not in self._outlets:
                called |= {word, word[:_STEM]}
                spelled += [frozenset(self._spelled[word])] if word in self._spelled else []
        names = frozenset.intersection(*spelled) if spelled else frozenset()
        for word in sorted(called):
            described = self._described.get(word, set())
            if not names and len(described) == 1:
                names = frozenset(described)
        is_described = is_description(words, place)
        return Meant(names, frozenset(called), _is_plural(words, place), is_described=is_described)

    def _before(self, page: Annotations, place: int, since: int, *, is_plural: bool) -> Meant:
        """Whom the text tells of last before a word, rather as a subject; where it tells of nobody,
        anyone."""
        words = page.words
        last = Meant(is_plural=is_plural, is_anyone=True)
        for token in range(place - 1, max(since, place - _FAR) - 1, -1):
            is_one = words.pos[token] == "PROPN" or is_description(words, token)
            is_one = is_one or _speaks(words, token)
            if not is_one or words.dep[token] in ("compound", "appos", "nmod"):
                continue
            meant = self._told(page, token)
            if meant.is_plural is is_plural and meant:
                if words.dep[token] in SUBJECTS:
                    return meant
                last = meant if last.is_anyone else last
        return last


def _words_of(name: Name) -> set[str]:
    return {fold(word) for text in name.spellings for word in text.split()}


def _phrase(words: ParsedWords, place: int) -> Iterator[int]:
    """A word with what stands beside it and means the same."""
    yield place
    if words.dep[place] == "attr":  # "the last to leave", "a man who left"
        subject = words.child(words.head[place], *SUBJECTS)
        yield from () if subject is None else (subject,)
    for child in words.children[place]:
        if words.dep[child] in _BESIDE:
            yield child
            for below in words.children[child]:
                if words.dep[below] == "compound":
                    yield below
        elif words.pos[child] == "PROPN" and child == place + 1:
            yield child
        elif words.lower[child] == "of" and _is_part(words, place):
            yield from words.children[child]  # "one of the guards"
    if words.dep[place] in ("compound", "appos", "nmod"):
        yield words.head[place]


def _is_named(words: ParsedWords, token: int) -> bool:
    is_day = words.text[token] in set_of("calendar.weekdays", "calendar.months")
    is_large = words.text[token][0].isupper() and words.pos[token] in ("PROPN", "ADJ", "NOUN")
    return is_large and not is_day


def _speaks(words: ParsedWords, token: int) -> bool:
    """Whether a noun is the subject of a verb of saying, as only people and bodies are."""
    above = words.head[token]
    is_thing = words.base[token] in set_of("accusing.no_people")
    is_subject = words.pos[token] == "NOUN" and words.dep[token] == "nsubj" and not is_thing
    return is_subject and words.pos[above] == "VERB" and verb_cue(words.lemma[above]) is not None


def _is_part(words: ParsedWords, place: int) -> bool:
    return words.pos[place] in ("NUM", "DET", "PRON") or words.base[place] in _COLLECTIVE


def _is_plural(words: ParsedWords, place: int) -> bool:
    """Whether words mean several people; a body of people is one, "a group of guards" several."""
    if words.base[place] in _COLLECTIVE:
        return words.child(place, "prep") is not None
    return words.tag[place] == "NNS"


def is_description(words: ParsedWords, token: int) -> bool:
    """Whether a noun tells a kind of person, or a body of them."""
    word = words.base[token]
    if words.pos[token] not in ("NOUN", "PROPN") or word in set_of("accusing.no_people"):
        return False
    if word in set_of("people.collective", "people.kin", "accusing.anyone", "accusing.people"):
        return True
    ends = tuple(set_of("people.endings", "accusing.endings"))
    return words.pos[token] == "NOUN" and word.endswith(ends)
