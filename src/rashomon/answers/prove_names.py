"""How a name of a part stands in a sentence (`SoughtName`), and by which other sentence a "he", a
post or "the company" means whom the part names (`bridge`)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import pairwise

from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.findings import Match
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.answer import FaultKind
from rashomon.model.name import NameKind
from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.text.name_words import (
    country_names,
    demonyms,
    fold,
    load_name_words,
    skeleton,
)
from rashomon.text.speaker_words import sex_of_given_name

_HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_IT = frozenset({"it", "its", "they", "their", "them"})
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*")
_KIN = set_of("people.kin")
_BACK = 3  # sentences back in which whom "he" means is named
_NEAR = 6  # words between a name and a post that it has
_LONG = 6  # letters of a name that is known though blanks are set otherwise
_LEAST = 3  # consonants by which two scripts' spellings of a name are known


@dataclass(frozen=True)
class SoughtName:
    """A name of a part. `ident`: the id of the name of the story that is spelled so."""

    span: Span
    ident: str | None
    story: StorySentences = field(repr=False, compare=False)
    kind = FaultKind.NAME

    @property
    def words(self) -> str:
        """As its author wrote it."""
        return self.span.quote

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """Its words in plain letters, without titles before it and an article."""
        words = fold(self.words).split()
        lists = load_name_words()
        while len(words) > 1 and (words[0] == "the" or words[0] in lists.titles | lists.roles):
            words = words[1:]
        return tuple(words)

    @cached_property
    def name_kind(self) -> NameKind | None:
        """What it names, as far as the reports show it."""
        return self.story.kind_of(self.ident)

    @cached_property
    def is_firm(self) -> bool:
        """Whether no word of it stands in any report, nor is spelled much like one."""
        for text in self.story.texts.values():
            for word in self.bare:
                if f" {word} " in text or f" {word[:-1]} " in text or f" {word}s " in text:
                    return False
        return self._code is None and self._initials is None

    def match(self, facts: Facts) -> Match:
        """Returns how it stands in a sentence."""
        text = f" {fold(facts.span.quote)} "
        if self._is_printed(text) or self._is_named_otherwise(facts, text):
            return Match.SAME
        if facts.page.read_whole:
            return Match.ABSENT
        return self._match_foreign(facts)

    def _is_printed(self, text: str) -> bool:
        """Whether a text has all its words, or prints these run together."""
        run_together = "".join(self.bare)
        is_long = len(run_together) >= _LONG
        return set(self.bare) <= set(text.split()) or (
            is_long and run_together in text.replace(" ", "")
        )

    def _is_named_otherwise(self, facts: Facts, text: str) -> bool:
        """Whether the sentence has another spelling of it, its initials, its country's people, or
        words of whom it names."""
        if self.ident is not None:
            speakers = {said.speaker_name for said in facts.statements if said.is_sure}
            if self.ident in speakers or self.ident in self._idents_in(facts):
                return True
        if self._code is not None and self._code in _codes_in(facts.span.quote):
            return True
        if self._initials and self._initials in text.split():
            return True
        is_short = len(self.bare) == 1 and self.words.isupper()
        return is_short and has_initials(facts.span.quote.split(), self.bare[0])

    def _idents_in(self, facts: Facts) -> set[str]:
        return {ident for _, ident in self.story.names_in(facts.span)}

    @cached_property
    def _code(self) -> str | None:
        return _code_of(self.words)

    @cached_property
    def _initials(self) -> str | None:
        """The initials of a name of several words, if a report has them."""
        words = [word for word in self.bare if word not in ("of", "for", "and", "the")]
        initials = "".join(word[0] for word in words)
        is_printed = any(f" {initials} " in text for text in self.story.texts.values())
        return initials if len(words) > 1 and is_printed else None

    def _match_foreign(self, facts: Facts) -> Match:
        """A name in another language may be spelled otherwise; where the sentence has one of the
        same kind in its place, or the report spells it elsewhere, it is not there."""
        sought = skeleton(self.words.split()[-1])
        printed = {skeleton(word) for word in facts.span.quote.split()}
        if len(sought) >= _LEAST and sought in printed:
            return Match.SAME
        text = self.story.texts[facts.span.report]
        is_spelled_there = f" {self.bare[-1]} " in text
        return Match.ABSENT if is_spelled_there else Match.OPEN

    def is_replaced(self, facts: Facts, named: frozenset[str]) -> bool:
        """Whether the sentence names another of its kind, whom the part does not name. `named`: the
        ids of the part's names."""
        for ident in self._idents_in(facts):
            if ident not in named and self.story.kind_of(ident) is self.name_kind:
                return True
        return False


def names_in_part(part: Facts, story: StorySentences) -> list[SoughtName]:
    """Returns the names of a part: those of the story by their spellings, and what else is taken
    for a name; days and months are none."""
    dated = [day.span for day in part.dates]
    named = [fact.words for fact in part.of[FactKind.NAME]]
    for run in _capitalised(part):
        if not any(map(run.overlaps, named)) and _ident_of(run.quote, story):
            named.append(run)
    sought = list[SoughtName]()
    for words in sorted(named):
        if fold(words.quote) and not any(map(words.overlaps, dated)):
            sought.append(SoughtName(words, _ident_of(words.quote, story), story))
    return sought


def _capitalised(part: Facts) -> Iterator[Span]:
    """The runs of capitalised words of a part."""
    for run in _CAPITALISED.finditer(part.span.quote):
        start = part.span.start + run.start()
        yield part.page.report.span(start, start + len(run[0]))


def _ident_of(words: str, story: StorySentences) -> str | None:
    """The name of the story that is spelled so, or the only person's with this last name."""
    plain = fold(words).removeprefix("the ")
    known = story.spellings.get(plain) or story.spellings.get(f"the {plain}")
    return known or story.by_last_name.get(plain.split()[-1])


def _code_of(words: str) -> str | None:
    """The country that a word names, or whose people."""
    plain = words.removeprefix("the ").removeprefix("The ")
    return country_names().get(plain) or demonyms().get(plain)


def _codes_in(text: str) -> set[str]:
    words = [word.strip(".,;:!?()\"'“”‘’") for word in text.split()]
    words = [word.removesuffix("'s").removesuffix("’s") for word in words]
    runs = [*words, *map(" ".join, pairwise(words))]
    return {code for run in runs if (code := _code_of(run))}


def has_initials(words: Sequence[str], initials: str) -> bool:
    """Whether capitalised words that follow one another have these initials."""
    letters = "".join(word[0] for word in words if word[0].isupper())
    return len(initials) > 1 and initials.upper() in letters


# Whom a sentence means without naming.


class Bridge(Enum):
    """That a sentence may mean somebody else."""

    OTHER = "other"


def bridge(name: SoughtName, facts: Facts, named: frozenset[str]) -> Facts | Bridge | None:
    """Returns the sentence of the same report that names whom this sentence means by "he", a post
    or a description; OTHER where it may be somebody else. `named`: the names of the part."""
    if not facts.page.read_whole:
        return None
    naming = [other for other in name.story.of_report(facts.span.report) if _names(name, other)]
    if not naming and name.name_kind is NameKind.PERSON:
        return _by_post(name, facts)
    if name.name_kind is NameKind.PERSON:
        return _person_meant(name, facts, naming, named)
    if name.is_replaced(facts, named):
        return None
    setting = name.story.setting.get(name.ident or "")
    return _lead(name, facts, naming) or _body_meant(name, facts) or setting


def _by_post(name: SoughtName, facts: Facts) -> Facts | None:
    """The sentence of another report that gives a person the post which this sentence tells of,
    where no report gives it to another."""
    posts, giving = _nouns_in(facts), None
    for other in name.story.every if posts else ():
        if other.page.read_whole:
            for ident in {ident for _, ident in name.story.names_in(other.span)}:
                if not posts.isdisjoint(posts_beside(ident, other, name.story)):
                    if ident != name.ident and name.story.kind_of(ident) is NameKind.PERSON:
                        return None
                    giving = giving or (other if ident == name.ident else None)
    return giving


def _names(name: SoughtName, facts: Facts) -> bool:
    return name.match(facts) is Match.SAME


def _person_meant(
    name: SoughtName, facts: Facts, naming: Sequence[Facts], named: frozenset[str]
) -> Facts | Bridge | None:
    posts = _nouns_in(facts)
    for other in naming:
        if not posts.isdisjoint(posts_beside(name.ident, other, name.story)):
            return other
    pronouns = {word for word in _words_in(facts) if word in _HE}
    if not pronouns and not _described(facts):
        return None if name.is_replaced(facts, named) else _lead(name, facts, naming)
    sexes = {_HE[word] for word in pronouns}
    for before in (facts, *name.story.before(facts, _BACK)):
        first = _first_pronoun(facts) if before is facts else before.span.end
        persons = list(_persons_in(before, name.story, sexes, first))
        if persons:
            is_meant = name.ident in (persons[:1] if pronouns else set(persons[:2]))
            return before if is_meant and (pronouns or len(persons) == 1) else Bridge.OTHER
    return None


def _first_pronoun(facts: Facts) -> int:
    words = facts.page.words
    for place in words.at(facts.span.start, facts.span.end):
        if words.lower[place] in _HE:
            return words.starts[place]
    return facts.span.start


def _persons_in(facts: Facts, story: StorySentences, sexes: set[str], end: int) -> Iterator[str]:
    """The persons of a sentence who may be "he", or "she", named before this place."""
    for span, ident in story.names_in(facts.span):
        if span.end <= end and story.kind_of(ident) is NameKind.PERSON:
            given = story.names[ident].name.split()
            sex = sex_of_given_name(given[0]) if len(given) > 1 else None
            if not sexes or sex is None or sex in sexes:
                yield ident


def _words_in(facts: Facts) -> list[str]:
    words = facts.page.words
    return [words.lower[place] for place in words.at(facts.span.start, facts.span.end)]


def _nouns_in(facts: Facts) -> frozenset[str]:
    """The posts and callings that a sentence tells of without a name behind them."""
    words, nouns = facts.page.words, set()
    for place in words.at(facts.span.start, facts.span.end):
        is_post = _is_post(words.base[place])
        is_followed = words.dep[place] == "compound" and words.pos[words.head[place]] == "PROPN"
        if is_post and words.pos[place] == "NOUN" and not is_followed:
            nouns.add(words.base[place])
    return frozenset(nouns)


def _is_post(word: str) -> bool:
    lists = load_name_words()
    return word in lists.roles | lists.titles and word not in _KIN


def _described(facts: Facts) -> bool:
    """Whether a sentence tells of a person by "the" and a noun: "the suspect"."""
    return bool(_nouns_in(facts)) or not {"man", "woman", "boy", "girl"}.isdisjoint(
        _words_in(facts)
    )


def posts_beside(ident: str | None, facts: Facts, story: StorySentences) -> frozenset[str]:
    """Returns the posts that stand close to a name in a sentence."""
    words, posts = facts.page.words, set()
    own = words.at(facts.span.start, facts.span.end)
    for span, other in story.names_in(facts.span):
        if other == ident:
            places = words.at(span.start, span.end)
            for place in own[max(0, places.start - own.start - _NEAR) :][: len(places) + 2 * _NEAR]:
                if _is_post(words.base[place]):
                    posts.add(words.base[place])
    return frozenset(posts)


def _lead(name: SoughtName, facts: Facts, naming: Sequence[Facts]) -> Facts | None:
    """The headline or the first sentences of the report, where they name a place or body: what
    follows is told of it."""
    first = name.story.of_report(facts.span.report)[:_BACK]
    return next((other for other in naming if other in first), None)


def _body_meant(name: SoughtName, facts: Facts) -> Facts | None:
    """The nearest sentence before that names it, where this one has "it", "they" or "the" and its
    last word."""
    words = _words_in(facts)
    if name.bare[-1] not in words and _IT.isdisjoint(words):
        return None
    before = name.story.before(facts, _BACK)
    return next((other for other in before if _names(name, other)), None)
