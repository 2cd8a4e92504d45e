"""How the wording of a part stands in sentences: how near it is to one, what of it none has, and
whether both say no, are as sure and give the words to the same speaker (`word_faults`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.findings import Match
from rashomon.facts.hold import hold
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.answer import FaultKind, PartFault
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
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
_TELLING = ("NOUN", "VERB", "ADJ")
_DENYING = set_of(
    "negation.denying", "negation.failing", "negation.denials", "negation.called_false"
)
_OF_REPORTS = frozenset(map(family_of, set_of("answers.of_reports")))
_PARTS = ("nsubj", "nsubjpass", "dobj", "attr", "pobj")
_PREFIXES = ("un", "in", "im")
_UNDOING = set_of("turns.undoing") | {"rule"}


@dataclass(frozen=True, slots=True)
class Strange:
    """A word of a part that none of its sentences has."""

    words: str
    family: str


def closeness(part: Facts, facts: Facts, story: StorySentences) -> float:
    """Returns how much of what a part tells, rare words before common ones, a sentence has."""
    told = story.families_in(part)
    total = sum(map(story.weight, sorted(told)))
    shared = sum(map(story.weight, sorted(told & story.families_in(facts))))
    return shared / total if total else 0.0


def turned(part: Facts, sentences: Sequence[Facts]) -> Iterator[PartFault]:
    """Yields what a part says of a thing, how surely, how often or by whom, where its sentences
    have this otherwise and none has it so; of each kind once."""
    faults = dict[FaultKind, PartFault]()
    for finding in hold(part, sentences):
        kind = _TURNED.get(finding.fact.kind)
        if kind and finding.match is Match.OTHERWISE:
            place = finding.at(Match.OTHERWISE)[0]
            faults.setdefault(kind, PartFault(kind, finding.fact.words.quote, place.facts.span))
    if FaultKind.POLARITY not in faults:
        for fault in (*_denied_alone(part, sentences), *_denied_there(part, sentences)):
            faults.setdefault(fault.kind, fault)
    yield from faults.values()


def _denied_alone(part: Facts, sentences: Sequence[Facts]) -> Iterator[PartFault]:
    """A word of negation or denial of a part whose sentences have none."""
    denials = list(_denials(part))
    is_read = all(facts.page.read_whole for facts in sentences)
    if denials and sentences and is_read:
        is_denied = (any(_denials(facts)) or _has_negative(facts) for facts in sentences)
        if not any(is_denied):
            yield PartFault(FaultKind.POLARITY, denials[0], sentences[0].span)


def _denials(facts: Facts) -> Iterator[str]:
    words = facts.page.words
    for place in words.at(facts.span.start, facts.span.end):
        is_denial = words.lower[place] in NEGATIONS or words.lower[place] == "without"
        if is_denial or words.base[place] in _DENYING:
            yield words.text[place]


def _has_negative(facts: Facts) -> bool:
    """Whether a sentence has a word that turns itself round: "unnecessary", "ruled out"."""
    words = facts.page.words
    for place in words.at(facts.span.start, facts.span.end):
        is_prefixed = words.lower[place].startswith(_PREFIXES) and words.pos[place] == "ADJ"
        is_prefixed = is_prefixed and words.lower[place][2:] in load_rarity().known
        is_prefixed = is_prefixed or words.lower[place] == "non"
        if is_prefixed or words.base[place] in _UNDOING:
            return True
    return False


def _denied_there(part: Facts, sentences: Sequence[Facts]) -> Iterator[PartFault]:
    """What a part affirms and its sentences only deny ("was warned" of "no record of a warning"),
    or the other way round."""
    words = part.page.words
    verbs = [words.pos[place] for place in words.at(part.span.start, part.span.end)]
    if "VERB" not in verbs:
        return
    told, negated = dict(_standings(part)), set[str]()
    for place in words.at(part.span.start, part.span.end):
        if words.child(place, "neg") is not None:
            negated.add(family_of(words.lemma[place]))
    printed = by_key(
        (family, (polarity, f)) for f in sentences for family, polarity in _standings(f)
    )
    for family, polarity in sorted(told.items()):
        others = {other for other, _ in printed[family]}
        is_turned = polarity is Polarity.AFFIRMED and others == {Polarity.NEGATED}
        is_turned = is_turned and not any(_denials(part))
        if is_turned or (family in negated and others == {Polarity.AFFIRMED}):
            yield PartFault(FaultKind.POLARITY, family, printed[family][0][1].span)


def _standings(facts: Facts) -> Iterator[tuple[str, Polarity]]:
    """Yields the families of the verbs and of what nouns are said to be, with how they stand."""
    if not facts.page.read_whole:
        return
    words = facts.page.words
    for place in words.at(facts.span.start, facts.span.end):
        is_verb = words.pos[place] == "VERB"
        is_part = words.pos[place] == "NOUN" and words.dep[place] in _PARTS
        above = words.head[place]
        is_part = is_part and (words.pos[above] in ("VERB", "AUX") or words.lower[above] == "of")
        is_shared = words.dep[place] == "conj"  # what negates the first may not negate it
        if (is_verb or is_part) and not (is_shared or words.common[place]):
            yield family_of(words.lemma[place]), standing_at(words, place).polarity


def strange_words(part: Facts, sentences: Sequence[Facts], story: StorySentences) -> list[Strange]:
    """Returns the words of a part that tell something and stand in no report."""
    if not part.page.read_whole or not all(facts.page.read_whole for facts in sentences):
        return []
    words, strange = part.page.words, list[Strange]()
    for place in words.at(part.span.start, part.span.end):
        is_word = words.pos[place] in _TELLING and words.text[place].isalpha()
        if is_word and not words.common[place]:
            family = family_of(words.lemma[place])
            is_known = fold(words.text[place])[:5] in story.beginnings or story.families[family]
            is_known = is_known or family in _OF_REPORTS
            if not is_known and not verb_cue(words.lemma[place]):
                strange.append(Strange(words.text[place], family))
    return strange
