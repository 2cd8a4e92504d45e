"""Who is meant by a word (`PeopleMeant`): by a name, a description or a pronoun."""

from collections.abc import Iterator

from rashomon.model.name import NameKind, Names
from rashomon.model.record import record
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import Pages
from rashomon.text.parsed_word import ParsedWord

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

    names: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
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

    def at(self, word: ParsedWord) -> Meant:
        """Returns whom a word means, by itself and by what stands beside it; a pronoun anyone."""
        if word.lower in _PEOPLE:
            return Meant(is_plural=word.listed("small_words.plural_pronouns"), is_anyone=True)
        called = set()
        spelled = []
        for part in _phrase(word):
            folded = fold(part.text)
            if is_description(part):
                called |= {part.base, part.base[:_STEM]}
            elif _is_named(part) and not self._is_outlet(folded):
                called |= {folded, folded[:_STEM]}
                if folded in self._spelled:
                    spelled.append(frozenset(self._spelled[folded]))
        is_body = word.words.entity[word.i] in {"ORG", "PERSON"}
        return Meant(
            names=frozenset.intersection(*spelled) if spelled else frozenset(),
            called=frozenset(called),
            is_plural=word.tag in {"NNS", "NNPS"},
            is_anyone=not spelled and _is_anyone(word),
            is_described=is_description(word),
            is_body=is_body or not called.isdisjoint(self._bodies),
        )

    def _is_outlet(self, word: str) -> bool:
        """Whether a word stands among the names of outlets, of whose sites a long one may be a
        part."""
        return (word if len(word) >= _PART else f" {word} ") in self._outlets


def _is_anyone(noun: ParsedWord) -> bool:
    """Whether a noun leaves open who it is: "the man", "a gunman"."""
    if noun.base_listed("accusing.anyone"):
        return True
    return any(child.lower in {"a", "an", "another"} for child in noun.children)


def _phrase(word: ParsedWord) -> Iterator[ParsedWord]:
    """A word with what stands beside it and means the same."""
    yield word
    for child in word.children:
        if child.dep in _BESIDE:
            yield child
        elif child.lower == "of" and _is_part(word):
            yield from child.children  # "one of the guards"
    if word.dep in _BESIDE:
        yield word.head


def _is_named(word: ParsedWord) -> bool:
    is_day = word.text in set_of("calendar.weekdays", "calendar.months")
    is_large = word.text[0].isupper() and word.pos in {"PROPN", "ADJ", "NOUN"}
    return is_large and not is_day


def _is_part(word: ParsedWord) -> bool:
    is_number = word.pos in {"NUM", "DET", "PRON"} or word.base in _MANY
    return is_number or word.base in _COLLECTIVE


def is_description(noun: ParsedWord) -> bool:
    """Whether a noun tells a kind of person, or a body of them."""
    if not noun.is_noun or noun.base_listed("accusing.no_people"):
        return False
    if noun.base_listed("people.collective", "people.kin", "accusing.anyone", "accusing.people"):
        return True
    ends = tuple(set_of("people.endings", "accusing.endings"))
    is_noun = noun.pos == "NOUN" or noun.text.islower()
    return is_noun and noun.base.endswith(ends)
