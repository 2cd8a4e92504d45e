"""Says whether a text and the reports give words to one speaker (`SpeakersInReports`)."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from rashomon.facts.sayings import content_families
from rashomon.model.name import Name, NameKind, Names
from rashomon.model.record import record
from rashomon.model.report import Reports
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_report
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import top_among
from rashomon.text.report_names import bare_words
from rashomon.text.speaker_words import is_among
from rashomon.text.word_families import family_of

_WIDTH = 60  # characters beside a name that may say who that is
_BEFORE = re.compile(r"[^.,;:!?“”\"\n]*,? ?$")
_BEHIND = re.compile(r",? (?:who (?:is|was) )?[^.;:!?“”\"\n]*")
_OF_ANOTHER = re.compile(r"\b(?:of|for) $")  # "the lawyer of" is somebody else
_WHO = re.compile(r",? who\b")
_FULL_NAME = re.compile(r"[^\W\d_a-z]\S+(?: [^\W\d_a-z]\S*)+")
NameKinds = Mapping[str, NameKind]


@record
class SpeakerLook:
    """Who says something in a text.

    - `name`: the id of the name, None of somebody who is only described
    - `kind`: what the name stands for
    - `words`: the words of the name or description
    - `head`: the family of the noun of a description ("the board's chief engineer": engineer)
    - `is_definite`: whether a description is of one person alone ("the chairman")
    """

    name: str | None
    kind: NameKind | None
    words: str
    head: str | None
    is_definite: bool


def speaker_look(statement: Statement, words: ParsedWords, kinds: NameKinds) -> SpeakerLook | None:
    """Returns who says something in a text of these words; None if that is not known or only a
    pronoun says it.

    Of whom it is not sure only a description may say it. `kinds`: what its names stand for, by
    their ids.
    """
    span = statement.speaker_span
    called = statement.speaker or (span.line if span else "")
    if not called:
        return None
    kind = kinds.get(statement.speaker_name or "")
    head = None
    is_definite = False
    if kind is None and span:
        top = top_among(words, words.of(span))
        if top is None or not top.is_noun or not (statement.speaker or top.pos == "NOUN"):
            return None
        head = top.family
        is_definite = any(word.lower == "the" or word.dep == "poss" for word in top.children)
    return SpeakerLook(
        name=statement.speaker_name,
        kind=kind,
        words=called,
        head=head,
        is_definite=is_definite,
    )


class SpeakersInReports:
    """Whom the reports of a story name and how they describe them."""

    def __init__(self, reports: Reports, names: Names) -> None:
        """Gathers by which words each person is known: the last word of their name, and what stands
        beside it."""
        self._texts = texts = {report.id: report.text for report in reports}
        self._people = {name.id: name for name in names if name.kind is NameKind.PERSON}
        self._kinds = {name.id: name.kind for name in names}
        self._last_words = {ident: _last_words(name) for ident, name in self._people.items()}
        self._described = defaultdict[str, set[str]](set)
        for name in self._people.values():
            for mention in name.mentions:
                words_around = _words_beside(mention, texts.get(mention.report, ""))
                self._described[name.id] |= content_families(words_around)

    def are_one(self, voice: SpeakerLook, statement: Statement) -> bool | None:
        """Tells whether a voice is the speaker of a statement of a report; None if it may be.

        Two persons are compared by name, a person and a description by what reports call the
        person, and bodies by their names.
        """
        if not statement.speaker:
            return self._may_be_meant(voice, statement)
        if _is_through(voice, statement):
            return True
        is_person = self.is_person(statement)
        if self._is_person(voice):
            return (
                self._are_one_person(voice, statement)
                if is_person
                else self._is_so(voice, statement)
            )
        if voice.kind is None and voice.head and is_person:
            return self._is_described(voice, statement)
        return self._are_one_body(voice, statement)

    def is_person(self, statement: Statement) -> bool:
        """Whether somebody with a name makes a statement of a report: one whom it calls "she" is
        one, and so is "Quenby, who mends nets", whatever the name is taken for."""
        span = statement.speaker_span
        is_told_of = span and _WHO.match(self._texts[statement.report], span.end)
        if is_told_of or is_by_pronoun(statement):
            return True
        kind = self._kinds.get(statement.speaker_name or "", NameKind.OTHER)
        words = statement.speaker or ""
        may_be_named = kind is NameKind.OTHER or statement.role is not None
        is_named = may_be_named and _FULL_NAME.fullmatch(words) is not None
        return kind is NameKind.PERSON or is_named or _has_title(words)

    def _is_person(self, voice: SpeakerLook) -> bool:
        """Whether a voice is somebody with a name: the reports may know who is called so."""
        if voice.kind is NameKind.PERSON or _has_title(voice.words):
            return True
        words = bare_words(voice.words)
        return len(words) == 1 and any(words[0] in last for last in self._last_words.values())

    def _may_be_meant(self, voice: SpeakerLook, statement: Statement) -> bool | None:
        """Whether "he" or "she" in a report may be a person: surely not one whom it neither names
        nor calls anything that reports call this person."""
        last = bare_words(voice.words)[-1:]
        if not (last and is_by_pronoun(statement) and self._is_person(voice)):
            return None
        text = self._texts[statement.report]
        calling = set[str]().union(
            *(
                self._described[ident]
                for ident, words in self._last_words.items()
                if last[0] in words
            )
        )
        is_called = not calling.isdisjoint(content_families(text) & _people())
        return None if is_called or f" {last[0]} " in f" {fold(text)} " else False

    def _are_one_person(self, voice: SpeakerLook, statement: Statement) -> bool | None:
        """Compares two people by the last words of their names."""
        voice_words = bare_words(voice.words)
        printed_words = bare_words(statement.speaker or "")
        if not (voice_words and printed_words):
            return None
        last_words = {printed_words[-1], *self._last_words.get(statement.speaker_name or "", ())}
        return voice_words[-1] in last_words or printed_words[-1] in voice_words

    def _is_so(self, voice: SpeakerLook, statement: Statement) -> bool | None:
        """Compares a person with somebody whom the report only describes: "Lund" with "the keeper".

        That is another one if the report names this person and describes him otherwise.
        """
        head = fold(statement.speaker or "").rpartition(" ")[2]
        last = bare_words(voice.words)[-1:]
        idents = [ident for ident, words in self._last_words.items() if words.issuperset(last)]
        if any(family_of(head) in self._described[ident] for ident in idents):
            return True
        mentions = [mention for ident in idents for mention in self._people[ident].mentions]
        is_known = statement.report in by_report(mentions)
        return False if is_known and is_among(head, "persons") and not _for_others(head) else None

    def _is_described(self, voice: SpeakerLook, statement: Statement) -> bool | None:
        """Compares somebody who is only described with a person whom a report names: "the keeper"
        with "Lund".

        That is another one if reports describe somebody else so, and never this one.
        """
        ident = statement.speaker_name or ""
        if voice.head in self._described[ident] | content_families(statement.role or ""):
            return True
        is_known = ident in self._people
        if not (is_known and voice.is_definite) or _for_others(voice.head or ""):
            return None
        words_of_others = [words for name, words in self._described.items() if name != ident]
        return False if any(voice.head in words for words in words_of_others) else None

    def _are_one_body(self, voice: SpeakerLook, statement: Statement) -> bool | None:
        """Compares a firm, a body or a place, for which people may speak."""
        kind = self._kinds.get(statement.speaker_name or "")
        return False if voice.kind is kind is NameKind.ORGANISATION else None


def is_by_pronoun(statement: Statement) -> bool:
    """Whether a report calls the speaker of a statement "he" or "she" there."""
    span = statement.speaker_span
    return span is not None and fold(span.quote) in {"he", "she"}


def _is_through(voice: SpeakerLook, statement: Statement) -> bool:
    """Whether both have one name or the same words, or one speaks through the other."""
    if voice.name is not None and voice.name == statement.speaker_name:
        return True
    words = content_families(voice.words)
    through = (statement.speaker or "", statement.affiliation or "", *statement.via)
    return bool(words) and any(words <= content_families(name) for name in through)


def _has_title(words: str) -> bool:
    first, _, name = words.partition(" ")
    return fold(first) in set_of("name_words.titles") and name[:1].isupper()


def _last_words(name: Name) -> set[str]:
    spelled = map(bare_words, name.spellings)
    return {words[-1] for words in spelled if words}


@cache
def _people() -> frozenset[str]:
    """The families of the words for people."""
    return frozenset(map(family_of, set_of("speakers.persons", "speakers.offices")))


def _for_others(noun: str) -> bool:
    return family_of(noun) in set(map(family_of, set_of("turns.spokesmen")))


def _words_beside(name: Span, text: str) -> str:
    """Returns the words before and behind a name that may say who that is."""
    before = _BEFORE.search(text[max(0, name.start - _WIDTH) : name.start])
    behind = _BEHIND.match(text[name.end : name.end + _WIDTH])
    if before and _OF_ANOTHER.search(before[0]):
        before = None
    return " ".join(words[0] for words in (before, behind) if words)
