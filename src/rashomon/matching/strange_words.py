"""How the wording of a part stands in its sentences: whether both say no, are as sure and give the
words to the same speaker (`turned`, `hedges`), and which words they lack (`strange_words`)."""

from collections.abc import Iterable, Iterator

from rashomon.facts.matching import contradicted
from rashomon.facts.sentence_facts import FactKind, Facts, Sentences
from rashomon.matching.faults import Fault, FaultKind
from rashomon.matching.story_sentences import are_read_whole, families_in
from rashomon.matching.word_senses import alike_at, senses_at
from rashomon.model.span import Stretches
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import HELPERS, SUBJECTS
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import NEGATIONS, Polarity
from rashomon.text.standing import ends_at, standing_of
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


def turned(part: Facts, sentences: Sentences, quoted: Stretches) -> Iterator[Fault]:
    """Yields what a part says of a thing, how surely, how often or by whom, where its sentences
    have this otherwise and none has it so; of each kind once. What it has letter by letter
    (`quoted`), or hedges by the word by which they do, is as sure as theirs."""
    faults = dict[FaultKind, Fault]()
    hedging = set[str]().union(*map(_hedges_in, sentences))
    is_hedged_alike = not hedging.isdisjoint(_hedges_in(part))
    for fact, against in contradicted(part, sentences):
        kind = _TURNED[fact.kind]
        is_hedged = fact.kind is FactKind.CERTAINTY and fact.value.is_open  # which `hedges` tells
        is_as_sure = is_hedged or is_hedged_alike or fact.words.meets(quoted)
        is_alike = kind is FaultKind.POLARITY and negations(part) in map(negations, against)
        if not is_alike and (kind is not FaultKind.CERTAINTY or not is_as_sure):
            faults.setdefault(kind, Fault(kind, fact.words.quote, against[0].span))
    if are_read_whole(sentences):
        for fault in _set_free(part, sentences):
            faults.setdefault(fault.kind, fault)
    yield from faults.values()


def _set_free(part: Facts, sentences: Sentences) -> Iterator[Fault]:
    """What a part tells outright and its sentences deny, or have only below words that it lacks:
    "was warned" of "no record of a warning", "blames" of "stopped short of blaming", "admits" of
    "declined to comment". Or what it denies and its sentences only affirm."""
    own = {word.family for word in part.own_words}
    denies = negations(part) > 0
    if denies and any(map(negations, sentences)):
        return
    for verb in filter(_is_told_outright, part.own_words):
        alike = [*_alike(verb, sentences)]
        if denies:
            is_turned = _is_negated(verb) and not _says(verb)
        else:
            is_turned = all(_is_bound(printed, own) for _, printed in alike)
        if alike and is_turned:
            yield Fault(FaultKind.POLARITY, verb.text, alike[0][0].span)


def _alike(verb: ParsedWord, sentences: Sentences) -> Iterator[tuple[Facts, ParsedWord]]:
    """Yields where sentences have a verb or noun of a verb's family, or, for a verb of saying, any
    such."""
    family = verb.family
    is_saying = _says(verb)
    for facts in sentences:
        for word in facts.own_words:
            is_it = word.family == family and word.pos in {"VERB", "NOUN"}
            if is_it or (is_saying and _says(word)):
                yield facts, word


def _is_negated(word: ParsedWord) -> bool:
    return standing_of(word).polarity is Polarity.NEGATED


def _is_bound(word: ParsedWord, families: set[str]) -> bool:
    """Whether a word is denied, or a verb stands below words of none of these families."""
    if _is_negated(word):
        return True
    return word.pos == "VERB" and not families.issuperset(_governing(word))


def _is_told_outright(word: ParsedWord) -> bool:
    """Whether a word is the verb of a main clause, or of what somebody says."""
    is_idle = word.pos != "VERB" or word.is_common or word.dep in _BELOW
    is_seen = word.tag in {"VBG", "VBN"} and not word.has(*HELPERS)
    is_saying = word.cue and not word.has("dobj", "prt")
    return not (is_idle or is_seen or is_saying)


def _governing(word: ParsedWord) -> set[str]:
    """Returns the families of the verbs, adjectives and adverbs above a word, up to its main
    clause; without those by which somebody only says it."""
    families = set[str]()
    relation = ""
    while word.head != word and relation not in SUBJECTS:
        relation = word.dep
        above = word.head
        is_beside = relation == "conj" or (relation == "prep" and above.has("dobj"))
        is_beside |= relation == "oprd" and above.base == "leave"  # "left two people hurt"
        if is_beside or ends_at(word):
            break
        is_saying = above.base_listed("negation.tellings") or _says(above)
        if above.pos in {"VERB", "ADJ", "ADV"} and not (is_saying or above.is_common):
            families.add(above.family)
        word = above
    return families


def _says(word: ParsedWord) -> bool:
    """Whether a word is a verb of saying that asserts."""
    cue = word.cue
    return word.pos == "VERB" and cue is not None and cue.stance == "asserts"


def negations(facts: Facts) -> int:
    """Returns how many words of a sentence negate or deny: "denied that there was no drill" has
    two."""
    return len(_negating(facts))


def denied_alike(part: Facts, sentences: Sentences) -> bool:
    """Whether one of these sentences denies by the very words by which a part does, whatever the
    parser makes of how far these reach."""
    own = _negating(part)
    return bool(own) and own in map(_negating, sentences)


def _negating(facts: Facts) -> list[str]:
    return sorted(
        word.family
        for word in facts.own_words
        if word.lower in NEGATIONS or word.base_listed(*_DENYING)
    )


def hedges(part: Facts, sentences: Sentences) -> list[str]:
    """Returns the words by which a part leaves open what none of these sentences does."""
    own = sorted(_hedges_in(part) & _LEAVING_OPEN)
    return [] if any(map(_hedges_in, sentences)) else own


def _hedges_in(facts: Facts) -> set[str]:
    hedging = set[str]()
    for word in facts.own_words:
        if word.pos != "PROPN":  # "Theresa May"
            hedging |= _HEDGES & {word.lower, word.base}
    return hedging


def strange_words(part: Facts, near: Sentences) -> list[ParsedWord]:
    """Returns the words of a part of which none of these sentences has anything."""
    families = OF_REPORTS | families_in(near)
    alike = set[str]()
    for facts in near:
        alike.update(*map(alike_at, facts.own_words))
    strange = []
    for word in part.own_words:
        is_telling = word.pos in _TELLING and word.text.isalpha()
        is_known = word.is_common or word.cue is not None
        is_known |= word.family in families or not alike.isdisjoint(alike_at(word))
        if is_telling and not is_known:
            strange.append(word)
    return strange


def unkind(strange: Iterable[ParsedWord]) -> list[str]:
    """Returns the strange words of ill sense, but for what the harm table knows by sense."""
    told = []
    for word in strange:
        is_unkind = word.listed("unkind.words") or word.base_listed("unkind.words")
        if is_unkind and not senses_at(word):
            told.append(word.text)
    return told
