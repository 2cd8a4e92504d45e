"""Decides the speaker's stance: asserts, denies or hedges."""

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.model.statement import Stance
from rashomon.statements.draft import Draft
from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.polarity import is_negative
from rashomon.text.verbs import lemma_of

# is_negated: whether a negation stands over a verb.

_NEGATIVE = set_of("negation.negations") | {"scarcely", "without"}


def is_negated(verb: Token) -> bool:
    """Whether the verb is negated, directly, through its subject, or by its governing verb ("did not seem to think")."""
    token, steps = verb, 0
    while steps < 4:
        near = [*token.children, *(t for child in token.children if child.dep_ in ("nsubj", "nsubjpass") for t in child.children)]
        if any(child.lower_ in _NEGATIVE and child.dep_ not in ("conj", "cc") and child.i < verb.i + 1 for child in near):
            return True
        if token.dep_ not in ("xcomp", "acomp", "ccomp") or token.head.i == token.i or token.head.i > verb.i:
            return False
        token, steps = token.head, steps + 1
    return False


_MODALS = frozenset({"may", "might", "could"})
_NAMING = set_of("saying.naming")
_INSISTING = frozenset({"insist", "maintain", "swear", "protest", "contend"})
_OWN = frozenset({"he", "she", "it", "they", "we", "i"})
_SPEAKER = frozenset({"i", "we"})
_COPULAS = frozenset({"be", "prove", "turn", "remain"})
_INNER = frozenset({"relcl", "advcl", "acl"})
_HELPING = frozenset({"aux", "auxpass", "amod", "compound"})


def stance_of(reading: ReportStretches, draft: Draft) -> Stance:
    """The stance given by the cue, the speaker's own thought, or the content's main clause."""
    clause = draft.clause
    if clause is not None:
        negated = any(child.dep_ == "neg" for child in clause.verb.children)
        if clause.stance == "denies":
            granted = lemma_of(clause.verb.lemma_) in set_of(
                "attribution.admissions"
            )  # "does not accept that": what is not granted is denied
            return Stance.HEDGES if negated and not granted else Stance.DENIES
        if clause.nominal and clause.verb.lemma_ == "doubt" and any(child.lower_ == "no" for child in clause.verb.lefts):
            return Stance.ASSERTS  # "has no doubt that it holds"
        if clause.stance == "hedges":
            disbelieved = lemma_of(clause.verb.lemma_) in ("believe", "think", "suppose") and is_negated(clause.verb)
            return Stance.DENIES if disbelieved else Stance.HEDGES
    if clause is not None and clause.frames & {"naming", "as"} and clause.verb.lemma_ in _NAMING and _names_false(reading, draft):
        return Stance.DENIES
    if clause is not None and _only_asks_or_reckons(reading, draft):
        return Stance.HEDGES
    heads = _main_verbs(reading, draft)
    granted = clause is not None and lemma_of(clause.verb.lemma_) in set_of("attribution.admissions")
    if not granted and any(_is_denial(verb, first=verb is heads[0]) for verb in heads):
        return Stance.DENIES
    if clause is not None and lemma_of(clause.verb.lemma_) in _INSISTING and heads and _is_flat_no(reading, draft, heads[0]):
        return Stance.DENIES
    if draft.own_thought or any(_is_hedged(verb, draft.last) for verb in heads):
        return Stance.HEDGES
    return Stance.ASSERTS


def _only_asks_or_reckons(reading: ReportStretches, draft: Draft) -> bool:
    """Whether the content is only a request, guess or question: "called on the council to resign", "by his estimate ten left"."""
    clause, doc = draft.clause, reading.doc
    if clause is None:
        return False
    if lemma_of(clause.verb.lemma_) in set_of("attribution.appeals") and doc[clause.verb.i + 1].dep_ == "prep":
        return any(token.lower_ == "to" and token.tag_ == "TO" for token in doc[draft.first : draft.last])
    if any(token.lower_ in set_of("attribution.guesses") for token in doc[slice(*clause.cue)]):
        return True
    words = [token for token in doc[draft.first : draft.last] if not token.is_quote]
    one = words and reading.stretch_of[draft.first] == reading.stretch_of[draft.last - 1]
    return bool(one) and words[-1].text == "?" and reading.in_quotation(draft.first)


def _is_flat_no(reading: ReportStretches, draft: Draft, verb: Token) -> bool:
    """Whether the content flatly negates what is or was, as an accused person does by insisting."""
    if any(token.lemma_ in ("intention", "intend", "plan") for token in reading.doc[draft.first : draft.last]):
        return False
    if any(child.tag_ == "MD" for child in verb.children) or verb.lemma_ in ("know", "think", "believe", "want", "need"):
        return False
    return is_negative([token for token in reading.doc[draft.first : draft.last] if not token.is_punct])


def _main_verbs(reading: ReportStretches, draft: Draft) -> list[Token]:
    """The content's main verb (first sentence only), its coordinated verbs, and an opening verb ("I think ...")."""
    verbs = [t for t in reading.doc[draft.first : draft.last] if t.pos_ in ("VERB", "AUX") and t.dep_ not in _HELPING]
    above = [t for t in verbs if t.head.i == t.i or not draft.first <= t.head.i < draft.last]
    begins = next((t for t in verbs if t.dep_ not in _INNER), None)
    main = next((t for t in above if t.dep_ not in _INNER), None) or begins
    if main is None or begins is None:
        return []
    return list(dict.fromkeys([main, begins, *(t for t in verbs if t.dep_ == "conj" and t.head.i == main.i)]))[:4]


def _is_hedged(verb: Token, end: int) -> bool:
    """Whether the main verb leaves the content open."""
    words = [word for word in verb.children if word.i < end]
    negated = any(word.dep_ == "neg" for word in words)
    if not negated and any(word.lower_ in _MODALS and word.dep_ == "aux" and word.tag_ == "MD" for word in words):
        return True
    if _thinks(verb, words):
        return verb.tag_ != "VBD" or _subject(words) not in _SPEAKER  # "I thought it was a shot" tells what was
    if negated and lemma_of(verb.lemma_) in set_of("attribution.expected"):
        return False
    if any(_is_open(word, words, negated) for word in words if word.dep_ in ("acomp", "oprd", "attr")):
        return True
    if (verb.lemma_ in ("suggest", "appear", "seem") or _looks_like(verb)) and not negated:
        return True
    if any(word.lower_ == "estimated" and word.i < verb.i for word in verb.subtree):
        return True
    if any(
        word.lower_ in set_of("attribution.hedges") and word.dep_ in ("advmod", "acomp", "oprd") for word in words
    ) or verb.lower_ in set_of(f"attribution.{'hedges'}"):
        return True
    return bool(
        lemma_of(verb.lemma_) in set_of("attribution.expected") and verb.tag_ == "VBN" and any(word.dep_ == "auxpass" for word in words)
    )


def _subject(words: list[Token]) -> str:
    return next((word.lower_ for word in words if word.dep_ == "nsubj"), "")


def _thinks(verb: Token, words: list[Token]) -> bool:
    """Whether the speaker thinks, hopes, expects or trusts; a negated "think" counts only with "I" or "we"."""
    thought = lemma_of(verb.lemma_) in set_of("attribution.expected") or (
        verb.lemma_ == "trust" and any(word.dep_ == "ccomp" for word in words)
    )
    object_ = verb.lemma_ in ("expect", "anticipate")
    clause = any(word.dep_ in ("ccomp", "xcomp") or (word.dep_ == "dobj" and object_) for word in words)
    negated = any(word.dep_ == "neg" for word in words)
    return thought and clause and _subject(words) in (_SPEAKER if negated else _OWN)


def _is_open(word: Token, words: list[Token], negated: bool) -> bool:
    """Whether a predicate leaves its subject open: "possible", "not sure", "too early to say", "should be able"."""
    if word.lower_ in set_of("attribution.uncertain"):
        return True
    if word.lower_ in ("early", "soon"):
        return any(child.lower_ == "too" for child in word.children)
    if word.lower_ in ("sure", "certain", "clear"):
        return negated
    return word.lower_ == "able" and word.head.dep_ != "conj" and any(child.lower_ == "should" for child in words)


def _looks_like(verb: Token) -> bool:
    """Whether the verb compares: "looks like a slip", "sounds as if it broke"."""
    return verb.lemma_ in ("look", "sound") and any(token.lower_ in ("like", "as") for token in verb.doc[verb.i + 1 : verb.i + 2])


def _rejected(what: Token, words: list[Token]) -> bool:
    """Whether a claim or figure is called wrong, premature or similar."""
    told = what.lower_ in set_of("attribution.claims") or what.like_num
    return told and any(
        word.lower_ in set_of("attribution.rejections") and word.dep_ in ("acomp", "attr", "oprd", "ccomp") for word in words
    )


def _untrue(verb: Token, children: list[Token]) -> bool:
    """Whether the truth is denied: "is not true", "does not correspond to reality", "has nothing to do with the truth"."""
    if not any(word.dep_ == "neg" for word in children):
        return False
    if verb.lemma_ == "be":
        return any(word.lower_ in set_of("attribution.truths") and word.dep_ in ("acomp", "attr") for word in children)
    return verb.lemma_ in ("correspond", "match") and any(word.lower_ in ("reality", "truth", "facts", "fact") for word in verb.subtree)


def _names_false(reading: ReportStretches, draft: Draft) -> bool:
    """Whether something is named as false: "called the reports a fabrication"."""
    words = list(reading.doc[draft.first : draft.last])
    claimed = any(w.lower_ in set_of("attribution.claims") or w.pos_ == "PRON" for w in words)
    if any(w.lower_ in set_of("attribution.falsehoods") and (claimed or w.pos_ != "ADJ") for w in words):
        return True
    return any(w.lower_ in set_of("attribution.claims") for w in words) and any(w.lower_ in set_of("attribution.rejections") for w in words)


def _is_denial(verb: Token, *, first: bool) -> bool:
    """Whether the verb rejects a possible claim: "was not involved", "had nothing to do with it", "there were no"."""
    children = list(verb.children)
    subject = next((word for word in children if word.dep_ in ("nsubj", "nsubjpass")), None)
    if verb.lemma_ in _COPULAS and any(
        word.lower_ in set_of("attribution.falsehoods") and word.dep_ in ("acomp", "attr", "oprd") for word in children
    ):
        return not any(word.dep_ == "neg" for word in children)
    if _untrue(verb, children):
        return True
    if verb.tag_ == "VBN" and verb.lower_ in set_of("attribution.falsehoods"):
        return not any(word.dep_ == "neg" for word in children)
    if verb.lemma_ == "be" and subject is not None and _rejected(subject, children):
        return not any(word.dep_ == "neg" for word in children)
    negated = any(word.dep_ == "neg" for word in children)
    if any(w.lower_ in ("party", "part", "role", "hand", "knowledge") and any(t.lower_ == "no" for t in w.lefts) for w in children):
        return True  # "was no party to it", "had no part in it"
    if subject is not None and verb.lemma_ == "exist" and (negated or any(t.lower_ == "no" for t in subject.lefts)):
        return True
    if subject is not None and subject.lower_ in _OWN:
        if negated and (
            verb.lemma_ in set_of("attribution.involvement")
            or any(
                word.lower_ in set_of("attribution.involvement")
                for word in children
                if word.dep_ in ("acomp", "attr", "oprd", "prep", "dobj")
            )
        ):
            return True
        behind = verb.doc[verb.i + 1 : verb.i + 7].text.casefold()
        if verb.lemma_ == "have" and behind.startswith("nothing") and (not behind.startswith("nothing to") or "to do with" in behind):
            return True
    return first and _says_there_is_none(verb, children)


def _says_there_is_none(verb: Token, children: list[Token]) -> bool:
    """Whether the verb says there was none of something one could claim: "there was no fire", unlike "there is no doubt"."""
    if verb.lemma_ != "be" or not any(word.dep_ == "expl" for word in children) or any(word.tag_ == "MD" for word in children):
        return False
    no = next((word for word in verb.subtree if verb.i < word.i < verb.i + 3 and word.lower_ in ("no", "never")), None)
    what = no.head if no is not None else None
    if what is None:
        return False
    return what.lemma_ not in set_of("attribution.unclaimed") and not any(child.tag_ in ("JJR", "RBR") for child in what.lefts)
