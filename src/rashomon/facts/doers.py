"""Finds what a sentence has the other way round than others: who does something to whom
(`turned_deed`)."""

from collections.abc import Iterable, Iterator

from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import SUBJECTS, ParsedWords

_MUTUAL = {"meet", "marry", "fight", "face", "join", "play", "know"}
_OTHERS = ("dobj", "dative", "prep", "nsubjpass", "oprd")
_ASIDE = {"relcl", "acl", "appos", "advcl"}


@record
class Deed:
    """What somebody does: the words for him, and for those to whom he does it. Pronouns are no such
    words."""

    words: Span
    doers: frozenset[str]
    others: frozenset[str]

    def is_turned(self, deed: "Deed") -> bool:
        """Whether he who does the one is only among the others of the other, and the other way
        round, so far as both are named."""
        moved = (self.doers & deed.others) - deed.doers - self.others
        back = (deed.doers & self.others) - self.doers - deed.others
        return bool(moved) and bool(back or not (deed.doers and self.others))

    def is_same(self, deed: "Deed") -> bool:
        """Whether both have somebody in common who does it, and somebody to whom it is done."""
        return not (self.doers.isdisjoint(deed.doers) or self.others.isdisjoint(deed.others))


def turned_deed(facts: Facts, sentences: Sentences) -> tuple[Span, Sentences] | None:
    """Returns a verb of a sentence, with those of the others that have it the other way round;
    None if one has it so, too."""
    told = [(other, *deed) for other in sentences for deed in _deeds_in(other)]
    for lemma, deed in _deeds_in(facts):
        alike = [(other, its) for other, verb, its in told if verb == lemma]
        turned = [other for other, its in alike if deed.is_turned(its)]
        if turned and not any(deed.is_same(its) for _, its in alike):
            return deed.words, turned
    return None


def _deeds_in(facts: Facts) -> Iterator[tuple[str, Deed]]:
    """Yields what somebody does to somebody, with the lemma of its verb."""
    words = facts.words
    for place in facts.places:
        lemma = words.base[place]
        if words.pos[place] != "VERB" or lemma in _MUTUAL | set_of("turns.light"):
            continue
        subject = place
        while words.subject(subject) is None and words.dep[subject] in {"conj", "xcomp"}:
            subject = words.head[subject]
        doing = words.below(subject, *SUBJECTS)
        if words.has(place, "nsubjpass"):
            doing = words.below(place, "agent")
        others = words.below(place, *_OTHERS)
        if doing and others:
            told = facts.page.report.span(words.starts[place], words.ends[place])
            yield lemma, Deed(told, _named(words, doing), _named(words, others))


def _named(words: ParsedWords, heads: Iterable[int]) -> frozenset[str]:
    """Returns the nouns and names below some words, without what clauses say of them."""
    tree = [*heads]
    for place in tree:  # which grows meanwhile
        tree += [child for child in words.children[place] if words.dep[child] not in _ASIDE]
    return frozenset(words.lower[place] for place in tree if words.is_noun(place))
