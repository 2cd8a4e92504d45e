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
_FAR = 80  # tokens between a pronoun and whom it means
_STEM = 5  # letters by which "Norland" and "Norlander" are one


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom words mean: the ids of the names that they may be known by, and the descriptions;
    `is_plural`: whether they mean several."""

    names: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    is_plural: bool = False

    def __bool__(self) -> bool:
        """Whether they mean anybody."""
        return bool(self.names or self.called)

    def may_be(self, other: "Meant") -> bool:
        """Whether these words and others may mean the same; several are not one of them."""
        if self.is_plural and not other.is_plural and not other.names - self.names:
            return False
        if self.names and other.names:
            return not self.names.isdisjoint(other.names)
        return not self.called.isdisjoint(other.called)


class PeopleMeant:
    """Says whom a word means; `names`: those of the story, with their places in the `pages`, its
    reports and the author's text."""

    def __init__(self, names: Sequence[Name], pages: Sequence[Annotations]) -> None:
        of_page = by_key((span.report, (span, name)) for name in names for span in name.mentions)
        self._named: dict[str, dict[int, Name]] = {}
        for page in pages:
            self._named[page.report.id] = {
                token: name
                for span, name in of_page[page.report.id]
                for token in page.words.at(span.start, span.end)
            }
        self._spelled = by_key(
            (word, name.id)
            for name in names
            if name.kind is not NameKind.PLACE
            for word in {fold(word) for text in name.spellings for word in text.split()}
        )
        bodies = [name.id for name in names if name.kind is NameKind.ORGANISATION]
        self._bodies = frozenset(bodies) | set_of("accusing.bodies_of_people")
        told = [(name.id, _own_words(name)) for name in names if name.kind is not NameKind.PLACE]
        self._same = by_key(
            (ident, fuller)
            for ident, words in told
            for fuller, others in told
            if words and words <= others
        )
        self._described: defaultdict[str, set[str]] = defaultdict(set)
        for page in pages:
            self._describe(page)

    def _describe(self, page: Annotations) -> None:
        """Notes by which descriptions the people of a report are known."""
        for token, name in self._named[page.report.id].items():
            if name.kind is not NameKind.PLACE:
                for beside in _phrase(page.words, token):
                    if is_description(page.words, beside):
                        self._described[page.words.base[beside]].update(self._same[name.id])

    def at(self, page: Annotations, place: int) -> Meant:
        """Returns whom a word means."""
        words = page.words
        if words.lower[place] in ("it", "its"):
            return self.before(page, place, among=self._bodies)
        if words.lower[place] in _PEOPLE:
            return self.before(page, place, is_plural=words.lower[place] in _PLURALS)
        meant = self._told(page, place)
        determiner = words.child(place, "det")
        is_known = determiner is not None and words.lower[determiner] in ("the", "this", "that")
        is_anyone = is_known and words.base[place] in set_of("accusing.anyone")
        if is_anyone and not meant.names and not meant.is_plural:
            earlier = self.before(page, place)
            return Meant(earlier.names, meant.called | earlier.called)
        return meant

    def _told(self, page: Annotations, place: int) -> Meant:
        """Whom a word means by itself and what stands beside it."""
        words = page.words
        names: set[str] = set()
        called: set[str] = set()
        for token in _phrase(words, place):
            if is_description(words, token) or _speaks(words, token):
                called.add(words.base[token])
            if _is_named(words, token):
                names.update(self._names_at(page, token))
                called.update((fold(words.text[token])[:_STEM], words.lower[token]))
        for word in sorted(called):
            described = self._described.get(word, set())
            if not names and len(described) == 1:
                names |= described
        return Meant(frozenset(names), frozenset(called), _is_plural(words, place))

    def _names_at(self, page: Annotations, token: int) -> Sequence[str]:
        name = self._named.get(page.report.id, {}).get(token)
        if name is not None:
            return self._same.get(name.id, [])
        return self._spelled.get(fold(page.words.text[token]), [])

    def before(
        self,
        page: Annotations,
        place: int,
        *,
        is_plural: bool = False,
        among: frozenset[str] | None = None,
    ) -> Meant:
        """Returns whom the text tells of last before a word, rather as a subject; `among`: only of
        these, by their names or descriptions."""
        words = page.words
        last = Meant()
        for token in range(place - 1, max(-1, place - _FAR), -1):
            is_one = words.pos[token] == "PROPN" or is_description(words, token)
            is_one = is_one or _speaks(words, token) or token in self._named[page.report.id]
            if not is_one or words.dep[token] in ("compound", "appos", "nmod"):
                continue
            meant = self._told(page, token)
            if among is not None and among.isdisjoint(meant.names | meant.called):
                continue
            if meant.is_plural is is_plural and meant:
                if words.dep[token] in SUBJECTS:
                    return meant
                last = last or meant
        return last


def _own_words(name: Name) -> frozenset[str]:
    """The words of a name without those that describe ("Referee Karl Ness")."""
    ends = tuple(set_of("people.endings", "accusing.endings"))
    words = fold(name.name).split()
    return frozenset(word for word in words if word == words[-1] or not word.endswith(ends))


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
        elif words.lower[child] == "of" and words.pos[place] in ("NUM", "DET", "PRON"):
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


def _is_plural(words: ParsedWords, place: int) -> bool:
    is_body = words.base[place] in set_of("accusing.bodies_of_people")
    is_several = (words.tag[place] == "NNS" and not is_body) or words.child(
        place, "conj"
    ) is not None
    return is_several or words.lower[place] in ("both", "all")


def is_description(words: ParsedWords, token: int) -> bool:
    """Whether a noun tells a kind of person, or a body of them."""
    word = words.base[token]
    if words.pos[token] not in ("NOUN", "PROPN") or word in set_of("accusing.no_people"):
        return False
    if word in set_of("people.collective", "people.kin", "accusing.anyone", "accusing.people"):
        return True
    ends = tuple(set_of("people.endings", "accusing.endings"))
    return words.pos[token] == "NOUN" and word.endswith(ends)
