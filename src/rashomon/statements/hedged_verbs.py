"""Says whether a verb leaves open what it tells ("may", "I hope", "seems", "is possible")."""

from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import any_of, any_word, first_of, is_form_of, those_of
from rashomon.text.polarity import is_negated, nobody_does
from rashomon.text.speaker_words import is_among, lemma_of

_EXPECTED = set_of("attribution.expected")


def is_hedged(verb: Token, end: int) -> bool:
    """Whether the main verb leaves the content open: "may", "I hope", "seems", "is possible"."""
    words = [word for word in verb.children if word.i < end]
    modal = {word.lower_ for word in words if word.tag_ == "MD"}
    negated = is_negated(verb)
    if modal & {"may", "might"}:
        return not _is_granted(verb, words=words, negated=negated)
    if not negated:
        if "could" in modal and not _is_able(verb, words):
            return not any_word(words, {"have"})  # "it could have been worse"
        if seems(verb, words):
            return True
        if _is_own_expectation(verb, words):
            return verb.tag_ not in {"VBD", "VBN"}  # "I hoped for a shot" tells what was
    return is_left_open(verb, words=words, negated=negated) or _has_hedge(
        verb, words=words, negated=negated
    )


def _is_granted(verb: Token, words: Sequence[Token], negated: bool) -> bool:
    """Whether what may be so is only granted: "you might think so", "we may not agree", "however
    old it may be, it holds"."""
    granting = ("you", "we") if negated else ("you",)
    before = (word for word in verb.doc[verb.sent.start : verb.i] if not word.nbor().is_punct)
    is_open_to_all = any_word(before, set_of("attribution.conceding"))
    return is_open_to_all or any_word(those_of(words, "nsubj"), granting)


def _is_overtaken(verb: Token) -> bool:
    """Whether a verb tells how something looked before more was known: "at first it seemed"."""
    early = (word for word in verb.subtree if word.dep_ == "advmod" or word.head.lower_ == "at")
    return any_word(early, set_of("fates.at_first"))


def _leaves_unknown(words: Sequence[Token], verb: Token) -> bool:
    """Whether somebody does not know or cannot confirm a thing: "she could not say whether he was
    aboard", not "I don't know why I laughed"."""
    subject = first_of(words, "nsubj")
    speaks_of_self = subject and subject.lower_ in set_of("attribution.own_pronouns") - {"i"}
    if not speaks_of_self:
        return False
    able = verb.lemma_ == "know" or any_word(words, {"could", "can", "ca"})
    if not able or not is_form_of(verb, "attribution.knowing"):
        return False
    asked = {"whether", "if", "who", "whose", "where", "when", "how", "which"}
    return any(clause.left_edge.lower_ in asked for clause in those_of(words, "ccomp"))


def seems(verb: Token, words: Sequence[Token]) -> bool:
    """Whether a verb says how something looks: "seems to leak", not "seemed boring", "she will
    appear", "no evidence suggests a link"."""
    if _is_overtaken(verb):
        return False
    if verb.lemma_ == "appear":
        infinitives = (word for word in words if any_word(word.lefts, {"to"}))
        return any_of(words, "xcomp", "ccomp", "acomp", "oprd") or any_of(infinitives, "advcl")
    if verb.lemma_ == "seem":
        return not any_of(words, "acomp", "oprd")
    return verb.lemma_ == "suggest" and not nobody_does(verb)


def _has_hedge(verb: Token, words: Sequence[Token], negated: bool) -> bool:
    """Whether a word beside the verb leaves it open: "is probably late", "an estimated 40 died"."""
    before = (word for word in verb.subtree if word.i < verb.i)
    hedging = set_of("attribution.hedges")
    if negated:  # "can't possibly know"
        hedging -= {"possibly"}
    return any_word(before, {"estimated"}) or any_word((verb, *words), hedging)


def is_left_open(verb: Token, words: Sequence[Token], negated: bool) -> bool:
    """Tells whether a verb says that something is open.

    "It is possible that", "it is not clear whether" and "she does not know whether" do; "the rules
    are unclear" does not.
    """
    if negated and _leaves_unknown(words, verb):
        return True
    open_words = set_of("attribution.certain" if negated else "attribution.uncertain")
    for word in those_of(words, "acomp", "attr"):
        if word.lower_ in open_words:
            if word.lower_ == "possible" and any_of((*words, *word.rights), "xcomp"):
                return False  # "it is possible to see them": they can be seen
            is_of_rules = word.lower_ == "unclear" and not any_of(word.rights, "ccomp", "xcomp")
            subject = first_of(words, "nsubj")
            return not is_of_rules or subject is None or subject.lower_ in {"it", "what"}
    return False


def _is_able(verb: Token, words: Sequence[Token]) -> bool:
    """Whether somebody or something is told to be able to do something: "he could help", "the hall
    could hold 300"."""
    if is_form_of(verb, "attribution.holding") and any_of(words, "dobj"):
        return True
    subject = first_of(words, "nsubj")
    if subject is None:
        return False
    is_thing = subject.lower_ in {"it", "that", "this", "these", "those", "which", "there"}
    if is_among(subject.lemma_, "persons"):
        return True
    return subject.pos_ in {"PRON", "PROPN"} and not is_thing


def _is_own_expectation(verb: Token, words: Sequence[Token]) -> bool:
    """Whether the speaker hopes, expects or trusts; "I think that" is how people talk."""
    head = first_of(words, "nsubj")
    subject = head.lower_ if head else ""
    if verb.lemma_ == "be":
        return subject in _EXPECTED and any_of(words, "ccomp", "advcl")  # "my hope is that"
    clauses = ("ccomp", "xcomp")
    thinks = lemma_of(verb.lemma_) in _EXPECTED and any_of(words, *clauses)
    return thinks and subject in set_of("attribution.own_pronouns")
