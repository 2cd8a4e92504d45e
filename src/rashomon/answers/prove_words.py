"""How the wording of a part stands in its sentences: whether both say no, are as sure and give the
words to the same speaker (`turned`, `hedges`), and which words they lack (`strange_places`)."""

from collections.abc import Iterator
from functools import partial

from rashomon.answers.charges import alike_at, senses_at
from rashomon.facts.matching import contradicted
from rashomon.facts.sentence_facts import FactKind, Facts, Sentences
from rashomon.model.answer import FaultKind, PartFault
from rashomon.model.span import Stretches
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import HELPERS, SUBJECTS, ParsedWords
from rashomon.text.polarity import NEGATIONS, Polarity
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import ends_at, standing_at
from rashomon.text.token_index import family_at
from rashomon.text.word_families import family_of

_TURNED = {
    FactKind.POLARITY: FaultKind.POLARITY,
    FactKind.CERTAINTY: FaultKind.CERTAINTY,
    FactKind.FREQUENCY: FaultKind.CERTAINTY,
    FactKind.SPEAKER: FaultKind.SPEAKER,
}
_TELLING = ("NOUN", "VERB", "ADJ")
_BELOW = ("xcomp", "pcomp", "advcl", "acl", "relcl")
_DENYING = ("negation.denying", "negation.denials", "negation.failing", "negation.retracting")
_HEDGES = set_of("turns.modals", "turns.hedging", "passages.hedges")
_LEAVING_OPEN = set_of("turns.modals", "answers.hedges") - {"could"}
OF_REPORTS = frozenset(map(family_of, set_of("answers.of_reports", "answers.texts")))


def turned(part: Facts, sentences: Sentences, quoted: Stretches) -> Iterator[PartFault]:
    """Yields what a part says of a thing, how surely, how often or by whom, where its sentences
    have this otherwise and none has it so; of each kind once. What it has letter by letter
    (`quoted`), or hedges by the word by which they do, is as sure as theirs."""
    faults = dict[FaultKind, PartFault]()
    hedging = set[str]().union(*map(_hedges_in, sentences))
    is_hedged_alike = not hedging.isdisjoint(_hedges_in(part))
    for fact, others in contradicted(part, sentences):
        kind = _TURNED[fact.kind]
        is_hedged = fact.kind is FactKind.CERTAINTY and fact.value.is_open  # which `hedges` tells
        is_as_sure = is_hedged or is_hedged_alike or fact.words.meets(quoted)
        is_alike = kind is FaultKind.POLARITY and negations(part) in map(negations, others)
        if not is_alike and (kind is not FaultKind.CERTAINTY or not is_as_sure):
            faults.setdefault(kind, PartFault(kind, fact.words.quote, others[0].span))
    if all(facts.read_whole for facts in sentences):
        for fault in _set_free(part, sentences):
            faults.setdefault(fault.kind, fault)
    yield from faults.values()


def _set_free(part: Facts, sentences: Sentences) -> Iterator[PartFault]:
    """What a part tells outright and its sentences deny, or have only below words that it lacks:
    "was warned" of "no record of a warning", "blames" of "stopped short of blaming", "admits" of
    "declined to comment". Or what it denies and its sentences only affirm."""
    words = part.words
    own = {family_at(words, place) for place in part.places}
    denies = negations(part) > 0
    if denies and any(map(negations, sentences)):
        return
    for place in filter(partial(_is_told_outright, words), part.places):
        found = [*_alike(words, place, sentences)]
        if denies:
            is_negated = standing_at(words, place).polarity is Polarity.NEGATED
            is_turned = is_negated and not _says(words, place)
        else:
            is_turned = all(_is_bound(facts.words, other, own) for facts, other in found)
        if found and is_turned:
            yield PartFault(FaultKind.POLARITY, words.text[place], found[0][0].span)


def _alike(words: ParsedWords, verb: int, sentences: Sentences) -> Iterator[tuple[Facts, int]]:
    """Yields where sentences have a verb or noun of a verb's family, or, for a verb of saying, any
    such."""
    family = family_at(words, verb)
    is_saying = _says(words, verb)
    for facts in sentences:
        printed = facts.words
        for place in facts.places:
            is_it = family_at(printed, place) == family
            is_it = is_it and printed.pos[place] in {"VERB", "NOUN"}
            if is_it or (is_saying and _says(printed, place)):
                yield facts, place


def _is_bound(words: ParsedWords, place: int, families: set[str]) -> bool:
    """Whether a word is denied, or a verb stands below words of none of these families."""
    if standing_at(words, place).polarity is Polarity.NEGATED:
        return True
    return words.pos[place] == "VERB" and not families.issuperset(_governing(words, place))


def _is_told_outright(words: ParsedWords, place: int) -> bool:
    """Whether a word is the verb of a main clause, or of what somebody says."""
    is_idle = words.pos[place] != "VERB" or words.common[place] or words.dep[place] in _BELOW
    is_seen = words.tag[place] in {"VBG", "VBN"} and not words.has(place, *HELPERS)
    is_saying = verb_cue(words.lemma[place]) and not words.has(place, "dobj", "prt")
    return not (is_idle or is_seen or is_saying)


def _governing(words: ParsedWords, place: int) -> set[str]:
    """Returns the families of the verbs, adjectives and adverbs above a word, up to its main
    clause; without those by which somebody only says it."""
    families = set[str]()
    relation = ""
    while words.head[place] != place and relation not in SUBJECTS:
        relation = words.dep[place]
        above = words.head[place]
        is_beside = relation == "conj" or (relation == "prep" and words.has(above, "dobj"))
        if is_beside or ends_at(words, place, relation):
            break
        is_saying = words.base_listed(above, "negation.tellings") or _says(words, above)
        if words.pos[above] in {"VERB", "ADJ", "ADV"} and not (is_saying or words.common[above]):
            families.add(family_at(words, above))
        place = above
    return families


def _says(words: ParsedWords, place: int) -> bool:
    """Whether a word is a verb of saying that asserts."""
    cue = verb_cue(words.lemma[place])
    return words.pos[place] == "VERB" and cue is not None and cue.stance == "asserts"


def negations(facts: Facts) -> int:
    """Returns how many words of a sentence negate or deny: "denied that there was no drill" has
    two."""
    words = facts.words
    number = 0
    for place in facts.places:
        number += words.lower[place] in NEGATIONS or words.base_listed(place, *_DENYING)
    return number


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
        is_known |= family_at(words, place) in families
        is_known |= not alike.isdisjoint(alike_at(words, place))
        if is_telling and not is_known:
            strange.add(place)
    return strange


def unkind(words: ParsedWords, strange: set[int]) -> list[str]:
    """Returns the strange words of ill sense, but for what the harm table knows by sense."""
    told = []
    for place in sorted(strange):
        is_unkind = words.listed(place, "unkind.words") or words.base_listed(place, "unkind.words")
        if is_unkind and not senses_at(words, place):
            told.append(words.text[place])
    return told
