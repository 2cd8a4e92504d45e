"""Decides the speaker's stance: asserts, denies or hedges."""

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.model.statement import Stance
from rashomon.statements.draft import Draft
from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.polarity import Polarity, is_negated, is_negative, is_none, polarity_of_verb
from rashomon.text.verbs import lemma_of

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
        negated = is_negated(clause.verb)
        if clause.stance == "denies":
            granted = lemma_of(clause.verb.lemma_) in set_of(
                "attribution.admissions"
            )  # "does not accept that": what is not granted is denied
            return Stance.HEDGES if negated and not granted else Stance.DENIES
        if clause.nominal and clause.verb.lemma_ == "doubt" and is_none(clause.verb):
            return Stance.ASSERTS  # "has no doubt that it holds"
        if clause.stance == "hedges":
            return Stance.DENIES if _is_disbelieved(clause.verb) else Stance.HEDGES
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


def _is_disbelieved(cue: Token) -> bool:
    """Whether the cue says that somebody thinks it is not so: "does not believe that", "nobody seems to think that"."""
    return lemma_of(cue.lemma_) in ("believe", "think", "suppose") and polarity_of_verb(cue, cue.i + 1) is Polarity.NEGATED


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
    negated = is_negated(verb)
    if not negated and any(word.lower_ in _MODALS and word.dep_ == "aux" and word.tag_ == "MD" for word in words):
        return True
    if _thinks(verb, words):
        return verb.tag_ != "VBD" or _subject(words) not in _SPEAKER  # "I thought it was a shot" tells what was
    if negated and lemma_of(verb.lemma_) in set_of("attribution.expected"):
        return False
    if (verb.lemma_ in ("suggest", "appear", "seem")) and not negated:
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
    return thought and clause and _subject(words) in (_SPEAKER if is_negated(verb) else _OWN)


def _rejected(what: Token, words: list[Token]) -> bool:
    """Whether a claim or figure is called wrong, premature or similar."""
    told = what.lower_ in set_of("attribution.claims") or what.like_num
    return told and any(
        word.lower_ in set_of("attribution.rejections") and word.dep_ in ("acomp", "attr", "oprd", "ccomp") for word in words
    )


def _untrue(verb: Token, children: list[Token]) -> bool:
    """Whether the truth is denied: "is not true", "does not correspond to reality", "has nothing to do with the truth"."""
    if not is_negated(verb):
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
    false = next((w for w in children if w.lower_ in set_of("attribution.falsehoods") and w.dep_ in ("acomp", "attr", "oprd")), None)
    if verb.lemma_ in _COPULAS and false is not None:
        return not (is_negated(verb) or is_none(false))
    if _untrue(verb, children):
        return True
    if verb.tag_ == "VBN" and verb.lower_ in set_of("attribution.falsehoods"):
        return not is_negated(verb)
    if verb.lemma_ == "be" and subject is not None and _rejected(subject, children):
        return not is_negated(verb)
    negated = is_negated(verb)
    if any(w.lower_ in ("party", "part", "role", "hand", "knowledge") and is_none(w) for w in children):
        return True  # "was no party to it", "had no part in it"
    if subject is not None and verb.lemma_ == "exist" and (negated or is_none(subject)):
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
