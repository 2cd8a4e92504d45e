"""Who is meant by a word (`PeopleMeant`): by a name, a description or a pronoun."""

from collections.abc import Iterator

from rashomon.model.name import NameKind, Names
from rashomon.model.record import WordSet, record
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import Pages, ParsedWords

_BESIDE = ("compound", "appos", "nmod", "flat", "amod")
_PEOPLE = set_of("accusing.pronouns")
_COLLECTIVE = set_of("people.collective", "accusing.bodies_of_people")
_MANY = {"dozen", "hundred", "thousand"}
_PART = 4  # letters of a word that a site may have among others
_STEM = 5  # letters by which "Norland" and "Norlander" are one


@record
class Meant:
    """Whom words mean: the people of the story that they may name, by id, and the words by which
    they are called; `is_plural`: whether they mean several; `is_anyone`: whether they say nothing
    of who that is ("he", "the man"); `is_described`: whether a noun for people stands there;
    `is_body`: whether a name does that is none of the story's, or that of a company or the like."""

    names: WordSet = frozenset()
    called: WordSet = frozenset()
    is_plural: bool = False
    is_anyone: bool = False
    is_described: bool = False
    is_body: bool = False

    def __bool__(self) -> bool:
        """Whether they mean anybody."""
        return bool(self.names or self.called or self.is_anyone)

    @property
    def is_person(self) -> bool:
        """Whether they name or describe people, and no other body."""
        return bool(self.names or self.is_anyone or self.is_described)

    @property
    def is_role(self) -> bool:
        """Whether they say of one person only what he is: "the mayor", "his brother"."""
        is_several = self.is_plural or not _COLLECTIVE.isdisjoint(self.called)
        return self.is_described and not (self.names or self.is_anyone or is_several)

    def may_be(self, other: "Meant") -> bool:
        """Whether these words may mean whom others mean; several are not one of them."""
        is_one = not other.is_plural and _COLLECTIVE.isdisjoint(other.called)
        if self.is_plural and is_one:
            return False
        if self.names and other.names:
            return not self.names.isdisjoint(other.names)
        if not (self.names or self.is_described or _COLLECTIVE.isdisjoint(other.called)):
            return True  # "Harn Dairy", "the company"
        return self.is_anyone or not self.called.isdisjoint(other.called)


NOBODY = Meant()


class PeopleMeant:
    """Says whom a word means; `names`: those of the story; `pages`: its reports, whose outlets are
    nobody."""

    def __init__(self, names: Names, pages: Pages) -> None:
        spelled = []
        self._bodies = set()
        for name in names:
            if name.kind is NameKind.ORGANISATION:
                self._bodies.add(fold(name.name).rpartition(" ")[2])
            elif name.kind is NameKind.PERSON:
                for word in " ".join(name.spellings).split():
                    spelled.append((fold(word), name.id))
        self._spelled = by_key(spelled)
        printing = []
        for page in pages:
            printing += [page.report.outlet or "", *page.report.agencies]
        self._outlets = f" {fold(' '.join(printing).replace('.', ' '))} "

    def at(self, words: ParsedWords, place: int) -> Meant:
        """Returns whom a word means, by itself and by what stands beside it; a pronoun anyone."""
        word = words.lower[place]
        if word in _PEOPLE:
            return Meant(is_plural=word in set_of("small_words.plural_pronouns"), is_anyone=True)
        called = set()
        spelled = []
        for token in _phrase(words, place):
            word = fold(words.text[token])
            if is_description(words, token):
                called |= {words.base[token], words.base[token][:_STEM]}
            elif _is_named(words, token) and not self._is_outlet(word):
                called |= {word, word[:_STEM]}
                if word in self._spelled:
                    spelled.append(frozenset(self._spelled[word]))
        return Meant(
            frozenset.intersection(*spelled) if spelled else frozenset(),
            frozenset(called),
            words.tag[place] in {"NNS", "NNPS"},
            is_anyone=not spelled and _is_anyone(words, place),
            is_described=is_description(words, place),
            is_body=words.entity[place] in {"ORG", "PERSON"} or not called.isdisjoint(self._bodies),
        )

    def _is_outlet(self, word: str) -> bool:
        """Whether a word stands among the names of outlets, of whose sites a long one may be a
        part."""
        return (word if len(word) >= _PART else f" {word} ") in self._outlets


def _is_anyone(words: ParsedWords, place: int) -> bool:
    """Whether a noun leaves open who it is: "the man", "a gunman"."""
    if words.base_listed(place, "accusing.anyone"):
        return True
    return any(words.lower[child] in {"a", "an", "another"} for child in words.children[place])


def _phrase(words: ParsedWords, place: int) -> Iterator[int]:
    """A word with what stands beside it and means the same."""
    yield place
    for child in words.children[place]:
        if words.dep[child] in _BESIDE:
            yield child
        elif words.lower[child] == "of" and _is_part(words, place):
            yield from words.children[child]  # "one of the guards"
    if words.dep[place] in _BESIDE:
        yield words.head[place]


def _is_named(words: ParsedWords, token: int) -> bool:
    is_day = words.text[token] in set_of("calendar.weekdays", "calendar.months")
    is_large = words.text[token][0].isupper() and words.pos[token] in {"PROPN", "ADJ", "NOUN"}
    return is_large and not is_day


def _is_part(words: ParsedWords, place: int) -> bool:
    is_number = words.pos[place] in {"NUM", "DET", "PRON"} or words.base[place] in _MANY
    return is_number or words.base[place] in _COLLECTIVE


def is_description(words: ParsedWords, token: int) -> bool:
    """Whether a noun tells a kind of person, or a body of them."""
    word = words.base[token]
    if words.pos[token] not in {"NOUN", "PROPN"} or word in set_of("accusing.no_people"):
        return False
    if word in set_of("people.collective", "people.kin", "accusing.anyone", "accusing.people"):
        return True
    ends = tuple(set_of("people.endings", "accusing.endings"))
    is_noun = words.pos[token] == "NOUN" or words.text[token].islower()
    return is_noun and word.endswith(ends)
