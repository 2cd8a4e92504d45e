"""How the wording of a part stands in its sentences: whether both say no, are as sure and give the
words to the same speaker (`turned`, `hedged`), and which words they lack (`StrangeWords`)."""

from collections.abc import Iterator, Sequence

from rashomon.answers.charges import phrases_at, senses_at, senses_of
from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.findings import Match
from rashomon.facts.hold import hold
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.answer import FaultKind, PartFault
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import standing_at
from rashomon.text.word_families import family_of

_TURNED = {
    FactKind.POLARITY: FaultKind.POLARITY,
    FactKind.CERTAINTY: FaultKind.CERTAINTY,
    FactKind.FREQUENCY: FaultKind.CERTAINTY,
    FactKind.SPEAKER: FaultKind.SPEAKER,
}
_TELLING = ("NOUN", "VERB", "ADJ")
_MODIFIERS = ("prep", "advcl", "conj", "relcl", "acl", "appos", "npadvmod")
_NAMING = (*_TELLING, "PROPN", "NUM")
_UNKIND = set_of("unkind.words")
_SAID_OF = ("attr", "acomp", "oprd")
_CLEARING = set_of("accusing.clearing")
_HEDGES = set_of("turns.modals", "turns.hedging", "passages.hedges")
_LEAVING_OPEN = set_of("turns.modals", "answers.hedges") - {"could"}
OF_REPORTS = frozenset(map(family_of, set_of("answers.of_reports", "answers.texts")))


def turned(part: Facts, sentences: Sequence[Facts]) -> Iterator[PartFault]:
    """Yields what a part says of a thing, how surely, how often or by whom, where its sentences
    have this otherwise and none has it so; of each kind once."""
    faults = dict[FaultKind, PartFault]()
    for finding in hold(part, sentences):
        kind = _TURNED.get(finding.fact.kind)
        if kind and finding.match is Match.OTHERWISE:
            found = finding.sentences[0].span
            faults.setdefault(kind, PartFault(kind, finding.fact.words.quote, found))
    yield from faults.values()


def hedged(part: Facts, sentences: Sequence[Facts], beside: Sequence[Facts]) -> str | None:
    """Returns the word by which a part leaves open what neither its sentences nor those beside
    them do; or the verb of what they leave open and it does not."""
    own = _hedges_in(part)
    if not own & _LEAVING_OPEN:
        known = by_key(pair for facts in sentences for pair in _openness(facts))
        for family, is_open in () if own else _openness(part):
            if known[family] and all(known[family]) and not is_open:
                return family
        return None
    is_open = any(map(_hedges_in, (*sentences, *beside)))
    return None if is_open else min(own)


def _hedges_in(facts: Facts) -> set[str]:
    words = facts.page.words
    hedges = set[str]()
    for place in words.at(facts.span.start, facts.span.end):
        if words.pos[place] != "PROPN":  # "Theresa May"
            hedges |= _HEDGES & {words.lower[place], words.base[place]}
    return hedges


def _openness(facts: Facts) -> Iterator[tuple[str, bool]]:
    """Yields the families of what a sentence tells, and whether a hedge leaves it open."""
    words = facts.page.words
    for place in words.at(facts.span.start, facts.span.end):
        if words.pos[place] in {"VERB", "NOUN"} and not words.common[place]:
            standing = standing_at(words, place)
            is_open = any(words.lower[opening] in _LEAVING_OPEN for opening in standing.opened_by)
            yield family_of(words.lemma[place]), is_open or _is_cleared(words, place)


def _is_cleared(words: ParsedWords, place: int) -> bool:
    """Whether a clause above a word calls it nonsense, or a jest."""
    while words.head[place] != place and words.dep[place] not in {"relcl", "conj"}:
        place = words.head[place]
        called = (child for child in words.children[place] if words.dep[child] in _SAID_OF)
        if any(words.base[told] in _CLEARING for told in (place, *called)):
            return True
    return False


class StrangeWords:
    """The words of a part of which neither the sentences behind it nor those beside them
    (`near`) have anything."""

    def __init__(self, part: Facts, near: Sequence[Facts], story: StorySentences) -> None:
        self._words = words = part.page.words
        self._part = words.at(part.span.start, part.span.end)
        self._story = story
        printed = {word[:5] for facts in near for word in fold(facts.span.quote).split()}
        families = OF_REPORTS.union(*map(story.families_in, near))
        self._alike = {sense for facts in near for sense in _alike_in(facts)}
        self._strange = set[int]()
        for place in self._part:
            is_telling = words.pos[place] in _TELLING and words.text[place].isalpha()
            is_known = fold(words.text[place])[:5] in printed
            is_known = is_known or family_of(words.lemma[place]) in families
            is_known = is_known or words.common[place] or verb_cue(words.lemma[place]) is not None
            if is_telling and not is_known:
                self._strange.add(place)

    def details(self) -> list[str]:
        """Returns those of phrases of which nothing is known."""
        words = self._words
        told = set[int]()
        for place in self._part:
            if words.dep[place] in _MODIFIERS:
                below = [i for i in words.under(place) if words.pos[i] in _NAMING]
                own = [i for i in below if not words.common[i]]
                if self._strange.issuperset(own) and (len(own) > 1 or self._is_joined(place)):
                    told.update(own)
        return [words.text[place] for place in sorted(told)]

    def _is_joined(self, place: int) -> bool:
        """Whether a word is only joined to others, and stands in no report."""
        is_printed = fold(self._words.text[place])[:5] in self._story.beginnings
        return self._words.dep[place] == "conj" and place in self._strange and not is_printed

    def unkind(self) -> list[str]:
        """Returns those of ill sense, but for what the harm table knows by sense."""
        words = self._words
        told = []
        for place in sorted(self._strange):
            is_unkind = not _UNKIND.isdisjoint((words.lower[place], words.base[place]))
            alike = senses_of("alike").get(words.base[place], frozenset())
            if is_unkind and alike.isdisjoint(self._alike) and not senses_at(words, place):
                told.append(words.text[place])
        return told


def _alike_in(facts: Facts) -> Iterator[str]:
    """Yields in which senses words of a sentence are alike."""
    words = facts.page.words
    for place in words.at(facts.span.start, facts.span.end):
        for word in (words.base[place], *phrases_at(words, place)):
            yield from senses_of("alike").get(word, ())
