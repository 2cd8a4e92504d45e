"""How the wording of a part stands in its sentences: whether both say no, are as sure and give the
words to the same speaker (`turned`), and which words no report has (`strange_words`)."""

from collections.abc import Iterator, Sequence

from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.findings import Match
from rashomon.facts.hold import hold
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.answer import FaultKind, PartFault
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
_OPPOSITES = {Polarity.AFFIRMED, Polarity.NEGATED}
_TELLING = ("NOUN", "VERB", "ADJ")
_PARTS = ("nsubj", "nsubjpass", "dobj", "attr", "pobj")
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
    if all(facts.page.read_whole for facts in (part, *sentences)):
        for fault in _turned_round(part, sentences):
            faults.setdefault(fault.kind, fault)
    yield from faults.values()


def _turned_round(part: Facts, sentences: Sequence[Facts]) -> Iterator[PartFault]:
    """What a part affirms and its sentences only deny ("was warned" of "no record of a warning"),
    or the other way round."""
    printed = by_key(
        (family, (polarity, facts)) for facts in sentences for family, polarity in _standings(facts)
    )
    for family, polarity in _standings(part):
        others = {other for other, _ in printed[family]}
        affirming = [part] if polarity is Polarity.AFFIRMED else sentences
        is_turned = {polarity, *others} == _OPPOSITES and polarity not in others
        if is_turned and not any(map(_negates, affirming)):
            yield PartFault(FaultKind.POLARITY, family, printed[family][0][1].span)


def _negates(facts: Facts) -> bool:
    """Whether a sentence has a word of negation, of whatever it is said."""
    words = facts.page.words
    return any(words.lower[i] in NEGATIONS for i in words.at(facts.span.start, facts.span.end))


def _standings(facts: Facts) -> Iterator[tuple[str, Polarity]]:
    """Yields the families of verbs and of their subjects and objects, with how they stand."""
    words = facts.page.words
    for place in words.at(facts.span.start, facts.span.end):
        above = words.head[place]
        is_part = words.pos[place] == "NOUN" and words.dep[place] in _PARTS
        is_part = is_part and (words.pos[above] in {"VERB", "AUX"} or words.lower[above] == "of")
        is_shared = words.dep[place] == "conj"  # what negates the first may not negate it
        is_told = words.pos[place] == "VERB" or is_part
        if is_told and not (is_shared or words.common[place]):
            yield family_of(words.lemma[place]), standing_at(words, place).polarity


def strange_words(part: Facts, story: StorySentences) -> list[str]:
    """Returns the words of a part that tell something and stand in no report."""
    words = part.page.words
    strange = list[str]()
    for place in words.at(part.span.start, part.span.end):
        is_telling = words.pos[place] in _TELLING and words.text[place].isalpha()
        family = family_of(words.lemma[place])
        is_known = fold(words.text[place])[:5] in story.beginnings or family in OF_REPORTS
        if is_telling and not (words.common[place] or is_known or verb_cue(words.lemma[place])):
            strange.append(words.text[place])
    return strange
