"""How the wording of a part stands in its sentences: whether both say no, are as sure and give the
words to the same speaker (`turned`, `hedges`), and which words they lack (`strange_places`)."""

from collections.abc import Container, Iterator, Sequence

from rashomon.answers.charges import alike_at, senses_at
from rashomon.facts.matching import contradicted
from rashomon.facts.sentence_facts import FactKind, Facts, Sentences
from rashomon.model.answer import FaultKind, PartFault
from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.polarity import NEGATIONS, Polarity
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import standing_at
from rashomon.text.word_families import family_of

_TURNED = {
    FactKind.POLARITY: FaultKind.POLARITY,
    FactKind.CERTAINTY: FaultKind.CERTAINTY,
    FactKind.FREQUENCY: FaultKind.CERTAINTY,
    FactKind.SPEAKER: FaultKind.SPEAKER,
}
_OPPOSITES = {Polarity.AFFIRMED, Polarity.NEGATED}
_PARTS = ("nsubj", "nsubjpass", "dobj", "attr", "pobj")
_TELLING = ("NOUN", "VERB", "ADJ")
_MODIFIERS = ("prep", "advcl", "conj", "relcl", "acl", "appos", "npadvmod")
_NAMING = (*_TELLING, "PROPN", "NUM")
_DENYING = ("negation.denying", "negation.denials", "negation.failing", "negation.retracting")
_HEDGES = set_of("turns.modals", "turns.hedging", "passages.hedges")
_LEAVING_OPEN = set_of("turns.modals", "answers.hedges") - {"could"}
OF_REPORTS = frozenset(map(family_of, set_of("answers.of_reports", "answers.texts")))


def turned(part: Facts, sentences: Sentences, quoted: Sequence[Span]) -> Iterator[PartFault]:
    """Yields what a part says of a thing, how surely, how often or by whom, where its sentences
    have this otherwise and none has it so; of each kind once. What it has letter by letter
    (`quoted`), or hedges by the word by which they do, is as sure as theirs."""
    faults = dict[FaultKind, PartFault]()
    hedging = set[str]().union(*map(_hedges_in, sentences))
    is_hedged_alike = not hedging.isdisjoint(_hedges_in(part))
    for fact, others in contradicted(part, sentences):
        kind = _TURNED[fact.kind]
        is_as_sure = is_hedged_alike or fact.words.meets(quoted)
        is_alike = kind is FaultKind.POLARITY and negations(part) in map(negations, others)
        if not is_alike and (kind is not FaultKind.CERTAINTY or not is_as_sure):
            faults.setdefault(kind, PartFault(kind, fact.words.quote, others[0].span))
    if all(facts.page.read_whole for facts in (part, *sentences)):
        for fault in _turned_round(part, sentences):
            faults.setdefault(fault.kind, fault)
    yield from faults.values()


def _turned_round(part: Facts, sentences: Sentences) -> Iterator[PartFault]:
    """What a part affirms and its sentences only deny ("was warned" of "no record of a warning"),
    or the other way round."""
    printed = by_key(
        (family, (polarity, facts)) for facts in sentences for family, polarity in _standings(facts)
    )
    for family, polarity in _standings(part, ("VERB",)):
        others = {other for other, _ in printed[family]}
        is_affirmed = polarity is Polarity.AFFIRMED
        is_turned = {polarity, *others} == _OPPOSITES and polarity not in others
        is_negated = negations(part) > 0
        sides_differ = is_negated is not any(map(negations, sentences))
        if is_turned and sides_differ and is_affirmed is not is_negated:
            yield PartFault(FaultKind.POLARITY, family, printed[family][0][1].span)


def negations(facts: Facts) -> int:
    """Returns how many words of a sentence negate or deny: "denied that there was no drill" has
    two."""
    words = facts.words
    number = 0
    for place in facts.places:
        number += words.lower[place] in NEGATIONS or words.base_listed(place, *_DENYING)
    return number


def _standings(
    facts: Facts, kinds: Container[str] = ("VERB", "NOUN")
) -> Iterator[tuple[str, Polarity]]:
    """Yields the families of verbs and of their subjects and objects, with how they stand."""
    words = facts.words
    for place in facts.places:
        above = words.head[place]
        is_part = words.pos[place] == "NOUN" and words.dep[place] in _PARTS
        is_part = is_part and (words.pos[above] in {"VERB", "AUX"} or words.lower[above] == "of")
        is_shared = words.dep[place] == "conj"  # what negates the first may not negate it
        is_told = words.pos[place] == "VERB" or is_part
        is_told = is_told and words.pos[place] in kinds
        if is_told and not (is_shared or words.common[place]):
            yield family_of(words.lemma[place]), standing_at(words, place).polarity


def hedges(part: Facts, sentences: Sentences) -> list[str]:
    """Returns the words by which a part leaves open what none of these sentences does."""
    own = sorted(_hedges_in(part) & _LEAVING_OPEN)
    return [] if own and any(map(_hedges_in, sentences)) else own


def _hedges_in(facts: Facts) -> set[str]:
    words = facts.words
    found = set[str]()
    for place in facts.places:
        if words.pos[place] != "PROPN":  # "Theresa May"
            found |= _HEDGES & {words.lower[place], words.base[place]}
    return found


def strange_places(part: Facts, near: Sentences) -> set[int]:
    """Returns the places of the words of a part of which none of these sentences has anything."""
    words = part.words
    families = OF_REPORTS.union(*(facts.families for facts in near))
    alike = set[str]()
    for facts in near:
        alike.update(*(alike_at(facts.words, place) for place in facts.places))
    strange = set()
    for place in part.places:
        is_telling = words.pos[place] in _TELLING and words.text[place].isalpha()
        is_known = words.common[place] or verb_cue(words.lemma[place]) is not None
        is_known |= family_of(words.lemma[place]) in families
        is_known |= not alike.isdisjoint(alike_at(words, place))
        if is_telling and not is_known:
            strange.add(place)
    return strange


def details(part: Facts, strange: set[int]) -> list[str]:
    """Returns the strange words of phrases that have several, and no other words that tell."""
    words = part.words
    told = set()
    for place in part.places:
        below = [i for i in words.under(place) if words.pos[i] in _NAMING and not words.common[i]]
        if words.dep[place] in _MODIFIERS and len(below) > 1 and strange.issuperset(below):
            told.update(below)
    return [words.text[place] for place in sorted(told)]


def unkind(words: ParsedWords, strange: set[int]) -> list[str]:
    """Returns the strange words of ill sense, but for what the harm table knows by sense."""
    told = []
    for place in sorted(strange):
        is_unkind = words.listed(place, "unkind.words") or words.base_listed(place, "unkind.words")
        if is_unkind and not senses_at(words, place):
            told.append(words.text[place])
    return told
