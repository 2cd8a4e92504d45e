"""Finds words of an author that accuse somebody of what the sentences behind them do not say of
that person or body (`Accusing`)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rashomon.answers.charges import (
    DOES,
    IS,
    SUFFERS,
    Charge,
    alike_at,
    charges_in,
    named_in,
    passes_on,
    phrases_at,
    senses_at,
    senses_of,
)
from rashomon.answers.harm_elsewhere import harms_in
from rashomon.answers.people_meant import NOBODY, Meant, PeopleMeant, is_description
from rashomon.answers.story_sentences import lies_in
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.model.name import Names
from rashomon.model.record import record
from rashomon.model.span import Span, Stretches
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import Pages
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import Polarity
from rashomon.text.word_families import family_of

_PROCESS = set_of("accusing.process")
_ARREST = frozenset({"arrest"})
_OF_CROWDS = {"flee", "panic"}  # which blame nobody where many do so
_OF_TEXTS = {"misleading", "sentence", "wrong"}
_TELLING = ("accusing.telling", "passages.sources", "passages.hedges")


@record
class _Told:
    """What a passage says of people, whom it names, and the families of all its words and of its
    verbs of saying."""

    charges: list[Charge]
    named: Meant
    families: set[str]
    sayings: set[str]


class Accusing:
    """Says whether words may stand as their author wrote them. `names` are those of the story,
    `pages` its reports."""

    def __init__(self, names: Names, pages: Pages) -> None:
        self._people = PeopleMeant(names, pages)
        self._told: dict[Span, _Told] = {}

    def hold(self, part: Facts, sentences: Sentences, aside: Stretches = ()) -> "HeldAgainst":
        """Returns words, compared with sentences. `aside`: those that name a report by its
        headline."""
        return HeldAgainst(part=part, passages=sentences, read=self._read, aside=aside)

    def hold_above(self, words: Facts, sentences: Sentences, story: Sentences) -> "HeldAgainst":
        """Returns words that stand above others, compared with a story: with those of its sentences
        that name whom they name. Where they only say what somebody is, they mean those of whom
        the `sentences` below them tell."""
        told = self._read(words)
        called = told.named.called
        if called:
            story = [facts for facts in story if called & self._read(facts).named.called]
        elif any(is_description(charge.word) for charge in told.charges):
            story = sentences
        return HeldAgainst(part=words, passages=story, read=self._read, aside=(), named=told.named)

    def needs_sentence(self, held: "HeldAgainst", story: Sentences) -> bool:
        """Whether a part of an answer accuses a person or body of something harmful that neither
        the sentences behind it, nor those beside them, nor any other of the story say. Then a
        report's sentence has to stand in place of the author's words.

        What it says of a thing, or of nobody by name, may stand.
        """
        if not (held.lays_harm() or held.is_new_harm()):
            return False
        held = self.hold(held.part, story, held.aside)
        if not held.lays_harm():
            return held.is_new_harm()
        if not held.part.read_whole:
            return True
        for charge in held.unsaid:
            is_somebody = charge.who.is_person and not charge.who.is_anyone
            if is_somebody or charge.who.is_body:
                return True
        return False

    def _read(self, passage: Facts) -> _Told:
        """Returns what a passage says of people. It is read only once."""
        if passage.span not in self._told:
            charges = [*charges_in(passage, self._people)]
            told = _Told(charges, named_in(passage, self._people), set(), set())
            for word in passage.own_words:
                families = _families_at(word)
                told.families.update(families)
                if passes_on(word):
                    told.sayings.update(families)
            self._told[passage.span] = told
        return self._told[passage.span]


class HeldAgainst:
    """A part, compared with what sentences say of people, and with all their words. `aside`: words
    of it that are left out; `unsaid`: what it says of people that may hurt them, and that the
    sentences do not say of them. To tell that somebody suffered a deed does not accuse them."""

    def __init__(
        self,
        part: Facts,
        passages: Sentences,
        read: Callable[[Facts], _Told],
        aside: Stretches,
        named: Meant = NOBODY,
    ) -> None:
        self.part = part
        self.aside = aside
        self._charges = []
        self._families = set()
        self._sayings = set()
        self._senses = set[str]()
        self._has_others = False  # of languages that are not parsed
        for passage in passages:
            if passage.read_whole:
                told = read(passage)
                self._charges += told.charges
                self._families |= told.families
                self._sayings |= told.sayings
            else:
                self._has_others = True
                self._senses.update(*harms_in(passage.quote))
        self._families |= self._senses
        for charge in self._charges:
            if charge.stance is Polarity.AFFIRMED:
                self._senses |= charge.senses
        self.named = named
        self._own = []
        for charge in read(part).charges:  # "Ann Tarn: thief" calls her so
            self._own.append(charge if charge.who else replace(charge, who=named))
        self.unsaid = []
        for charge in self._own:
            is_aside = _is_harmless(charge) or lies_in(charge.word, aside)
            if not (is_aside or self._says(charge)):
                self.unsaid.append(charge)

    def unsaid_of_somebody(self) -> list[Charge]:
        """Returns what of this the part says of people whom it names or describes."""
        return [charge for charge in self.unsaid if not charge.who.is_anyone]

    def lays_harm(self) -> bool:
        """Whether the part has a word of harm that the sentences do not have, or do not say of the
        same people."""
        part = self.part
        if not part.read_whole:
            return any(harm.isdisjoint(self._senses) for harm in harms_in(part.quote))
        for charge in self.unsaid:
            if charge.senses:
                return True
        for word in part.own_words:
            if senses_of("harming").get(word.base, _ARREST) != _ARREST:
                deeds = _deeds_above(word)
                for charge in self.unsaid:
                    if charge.word in deeds:
                        return True
        return False

    def is_new_harm(self) -> bool:
        """Whether the part denies a harm that none of the sentences mentions, and names people who
        may be meant: "nobody stopped him from the crime"."""
        for charge in self._own:
            is_denied = charge.senses and charge.stance is Polarity.NEGATED and not charge.who
            if is_denied and not self._has(charge):
                return True
        return False

    def _says(self, charge: Charge) -> bool:
        """Whether the sentences say the same of the same people, or it can hurt nobody."""
        his = []
        is_of_others = False
        for printed in self._charges:
            if not _is_alike(charge, printed):
                continue
            # whoever only suffers may be told of without a name: "the arrest came on Friday"
            is_open = charge.role == SUFFERS or (
                charge.who is self.named and not is_description(charge.word)  # "the arsonist"
            )
            if (is_open and not printed.who) or charge.who.may_be(printed.who):
                his.append(printed)
            is_of_others |= _is_of_others(charge, printed)
        if charge.senses:
            # "threatened to sue" is no deed, "threatened a suit" might be one
            is_saying = not self._sayings.isdisjoint(_families_at(charge.word))
            return is_saying or self._says_harm(charge, his)
        if self._has_others or not charge.who:
            return True
        if _weighs(charge):
            return self._bears(charge, his) or (charge.who.is_anyone and self._has(charge))
        if charge.who.is_role and charge.role == DOES and not his:
            return self._has(charge)
        return bool(his) or not is_of_others

    def _says_harm(self, charge: Charge, his: Sequence[Charge]) -> bool:
        if charge.stance is Polarity.NEGATED:
            return all(printed.stance is not Polarity.AFFIRMED for printed in his)
        is_of_nobody = not charge.who
        if (is_of_nobody or charge.who.is_anyone) and charge.word.base in _OF_TEXTS:
            return True  # "shares a sentence with the Herald"
        if is_of_nobody:
            return self._has(charge)
        is_elsewhere = self._has_others and not self._senses.isdisjoint(charge.senses)
        return is_elsewhere or self._bears(charge, his)

    def _has(self, charge: Charge) -> bool:
        """Whether the sentences have a word of the same harm; for one without harm, of the same
        family."""
        alike = charge.senses | {charge.word.base} if charge.senses else _families_at(charge.word)
        return not self._families.isdisjoint(alike)

    def _bears(self, charge: Charge, his: Sequence[Charge]) -> bool:
        """Whether the sentences say just as surely that the same people did it, or suffered it. If
        they only pass it on as somebody's words, the part has to do so, too."""
        # nobody need be named for what is denied or left open, or for a deed of authorities
        is_idle = charge.stance is not Polarity.AFFIRMED or not charge.senses.isdisjoint(_PROCESS)
        is_free = is_idle
        for word in self.part.own_words:
            # the part gives it as somebody's words
            is_free = is_free or word.listed(*_TELLING) or passes_on(word)
        # "Vale stabbed in bed" tells what Vale suffered
        may_suffer = charge.role == DOES and not charge.word.has("dobj")
        for printed in his:
            if may_suffer and printed.role == SUFFERS:
                return True
            is_one = charge.role == printed.role or IS in (charge.role, printed.role)
            is_own = is_free or not printed.is_passed_on
            is_as_sure = charge.stance in (Polarity.UNCLEAR, printed.stance)
            if is_one and is_own and is_as_sure:
                return True
        return False


def _families_at(word: ParsedWord) -> set[str]:
    """Returns what a word shares with words of the same meaning: its families and its senses."""
    return {word.base, family_of(word.base), *senses_at(word), *alike_at(word)}


def _is_harmless(charge: Charge) -> bool:
    """Whether it accuses nobody: they suffer it, do it as authorities, or flee with many others."""
    is_process = not charge.senses.isdisjoint(_PROCESS)
    if not charge.senses.isdisjoint(set_of("accusing.mutual")):
        return False
    is_of_crowd = charge.who.is_plural and not charge.senses.isdisjoint(_OF_CROWDS)
    return is_of_crowd or charge.role == (DOES if is_process else SUFFERS)


def _is_alike(charge: Charge, printed: Charge) -> bool:
    if charge.senses:
        return not charge.senses.isdisjoint(printed.senses)
    return not _families_at(charge.word).isdisjoint(_families_at(printed.word))


def _weighs(charge: Charge) -> bool:
    """Whether a word that is harmless in itself may hurt whoever does the deed ("left the
    children"), or fails to do it ("did not call for help")."""
    deeds = "accusing.duties" if charge.stance is Polarity.NEGATED else "accusing.weighing"
    is_told = not set_of(deeds).isdisjoint(phrases_at(charge.word))
    is_somebody = charge.who.is_person or charge.who.is_body
    return is_somebody and charge.role == DOES and is_told


def _deeds_above(word: ParsedWord) -> list[ParsedWord]:
    """Returns the words above a word: what is done with it. What stands after, before or despite
    something is not done with it."""
    above = [word]
    while word.head != word:
        word = word.head
        above.append(word)
        if word.listed("attribution.circumstances"):
            return []
    return above


def _is_of_others(charge: Charge, printed: Charge) -> bool:
    """Whether the sentence says something like it of somebody else, or of one person where the part
    says it of several."""
    is_common = charge.word.base_listed("accusing.common")
    if is_common or not printed.who or charge.role != printed.role:
        return False
    is_several = charge.who.is_plural and not printed.who.is_plural
    return is_several or bool(charge.who.names and printed.who.names)
