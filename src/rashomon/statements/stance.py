"""Decides the speaker's stance: asserts, denies or hedges. A denial has a word of denial or calls a
claim false; a negative sentence is none."""

from collections.abc import Mapping
from dataclasses import field

from spacy.tokens import Token

from rashomon.model.record import record
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.shipped.words import set_of
from rashomon.statements.context import Choice
from rashomon.statements.draft import CueClause, Draft
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.source_phrases import object_of
from rashomon.text.parsed_report import HELPERS, SUBJECTS, any_of, any_word, first_of
from rashomon.text.polarity import is_negated, is_none, nobody_does
from rashomon.text.speaker_words import lemma_of, verb_cue

_OWN = {"he", "she", "it", "they", "we", "i"}
_CLAIMS, _REJECTIONS, _FALSEHOODS = (
    set_of(f"attribution.{name}") for name in ("claims", "rejections", "falsehoods")
)
_EXPECTED, _HEDGES = (set_of(f"attribution.{name}") for name in ("expected", "hedges"))
_ADMISSIONS = set_of("attribution.admissions")
_FALSELY = set_of("negation.falsely")
_GUILT, _MISDOING, _BROKEN, _LYING = (
    set_of(f"attribution.{name}") for name in ("guilt", "misdoing", "broken", "lying")
)
_SEEMING = ("xcomp", "ccomp", "acomp", "oprd", "advcl")  # but "she will appear"
_SHORT = 3  # words of what is nothing but a rejection
_Tokens = list[Token]


def stance_of(reading: ReportStretches, draft: Draft) -> Stance:
    """The stance given by the cue, the speaker's own thought, or the content's main clause."""
    clause = draft.clause
    by_cue = _stance_of_cue(clause) if clause else None
    if by_cue is not None:
        return by_cue
    if (
        clause
        and clause.frames & {"naming", "as"}
        and clause.verb.lemma_ in set_of("saying.naming")
        and _names_false(reading, draft)
    ):
        return Stance.DENIES
    if _asks(reading, draft):
        return Stance.HEDGES
    heads = _main_verbs(reading, draft)
    admits = clause is not None and lemma_of(clause.verb.lemma_) in _ADMISSIONS
    if not admits and (_rejects(reading, draft) or any(map(_is_denial, heads))):
        return Stance.DENIES
    if draft.own_thought or any(_is_hedged(verb, draft.last) for verb in heads):
        return Stance.HEDGES
    return Stance.ASSERTS


def mode_of(reading: ReportStretches, draft: Draft) -> Mode:
    """Direct if the content is all quotation, mixed if part of it is, otherwise indirect."""
    quoted = [reading.in_quotation(i) for i in range(draft.first, draft.last)]
    if all(quoted):
        return Mode.DIRECT
    return Mode.MIXED if any(quoted) else Mode.INDIRECT


def _stance_of_cue(clause: CueClause) -> Stance | None:
    """The stance that the cue alone tells; None for one that asserts."""
    cue = lemma_of(clause.verb.lemma_)
    if clause.stance == "denies":  # "does not accept that": what is not granted is denied
        return (
            Stance.HEDGES if is_negated(clause.verb) and cue not in _ADMISSIONS else Stance.DENIES
        )
    if clause.nominal and cue == "doubt" and is_none(clause.verb):
        return Stance.ASSERTS  # "has no doubt that it holds"
    if clause.stance != "hedges":
        return None
    carrier = clause.verb.head if clause.verb.dep_ == "xcomp" else clause.verb
    disbelieved = cue in {"believe", "think", "suppose"} and any(
        is_negated(verb) or nobody_does(verb) for verb in (clause.verb, carrier)
    )
    return (
        Stance.DENIES if disbelieved else Stance.HEDGES
    )  # "does not believe that", "nobody seems to think that"


def _asks(reading: ReportStretches, draft: Draft) -> bool:
    """Whether the content is a question."""
    content = reading.doc[draft.first : draft.last]
    last = next((token for token in reversed(content) if not token.is_quote), None)
    within = reading.stretch_of[draft.first] == reading.stretch_of[draft.last - 1]
    return within and last is not None and last.text == "?"


def _rejects(reading: ReportStretches, draft: Draft) -> bool:
    """Whether the content is nothing but a rejection: "Nonsense," "A fairy tale," "Not so"."""
    words = reading.words(draft.first, draft.last)
    told = " ".join(token.lower_ for token in words)
    false = any_word(words, _FALSEHOODS)
    verb = reading.has_finite_verb(draft.first, draft.last)
    return told in {"no", "not so", "not true", "not at all", "that is not true"} or (
        false and len(words) <= _SHORT and not verb
    )


def _main_verbs(reading: ReportStretches, draft: Draft) -> _Tokens:
    """The content's main verb (first sentence only), its coordinated verbs, and an opening verb ("I
    think ...")."""
    helping = (*HELPERS, "amod", "compound")
    verbs = [
        t
        for t in reading.doc[draft.first : draft.last]
        if t.pos_ in {"VERB", "AUX"} and t.dep_ not in helping
    ]
    outer = [t for t in verbs if t.dep_ not in {"relcl", "advcl", "acl"}]
    if not outer:
        return []
    above = (t for t in outer if t.head.i == t.i or not draft.first <= t.head.i < draft.last)
    main = next(above, outer[0])
    beside = [t for t in verbs if t.dep_ == "conj" and t.head.i == main.i]
    if main.dep_ == "ccomp":  # "told them that [claims] of a leak [were false]"
        beside += [t for t in outer if t.dep_ == "ccomp" and t.head.i == main.head.i]
    return list(dict.fromkeys([main, outer[0], *beside]))[:4]


def _is_hedged(verb: Token, end: int) -> bool:
    """Whether the main verb leaves the content open: "may", "I hope", "seems", "is possible"."""
    words = [word for word in verb.children if word.i < end]
    modal = {word.lower_ for word in words if word.tag_ == "MD"}
    if modal & {"may", "might"}:  # but "you might think so", "we may not agree"
        granted = ("you", "we") if is_negated(verb) else ("you",)
        return not any(word.lower_ in granted and word.dep_ == "nsubj" for word in words)
    if not is_negated(verb):
        appears = verb.lemma_ == "appear" and any_of(words, *_SEEMING)
        if "could" in modal or appears or verb.lemma_ in {"suggest", "seem"}:
            return True
        if _thinks(verb, words):
            return verb.tag_ != "VBD"  # "I hoped for a shot" tells what was
    said = [word.lower_ for word in words if word.dep_ in {"acomp", "attr"}]
    open_words = set_of("attribution.certain" if is_negated(verb) else "attribution.uncertain")
    if not open_words.isdisjoint(said):
        return True  # "it is possible that", "it was not clear whether"
    estimated = any(word.lower_ == "estimated" and word.i < verb.i for word in verb.subtree)
    return estimated or any_word((verb, *words), _HEDGES)


def _thinks(verb: Token, words: _Tokens) -> bool:
    """Whether the speaker hopes, expects or trusts; "I think that" is how people talk."""
    subject = next((word.lower_ for word in words if word.dep_ == "nsubj"), "")
    if verb.lemma_ == "be":
        return subject in _EXPECTED and any_of(words, "ccomp", "advcl")  # "my hope is that"
    clauses = ("ccomp", "xcomp") + ("dobj",) * (verb.lemma_ in {"expect", "anticipate"})
    return subject in _OWN and lemma_of(verb.lemma_) in _EXPECTED and any_of(words, *clauses)


def _untrue(verb: Token, children: _Tokens) -> bool:
    """Whether the truth is denied: "is not true", "does not correspond to reality", "there is no
    evidence that it leaked"."""
    if verb.lemma_ == "be" and any(map(_is_no_ground, children)):
        return True
    if verb.lemma_ == "believe" and is_negated(verb) and any_of(children, "ccomp"):
        return not any(word.tag_ == "MD" for word in children)  # "I can't believe it is May"
    if verb.lemma_ == "be" and (is_negated(verb) or nobody_does(verb)):
        return any_word(children, set_of("attribution.truths"))
    return (
        verb.lemma_ in {"correspond", "match"}
        and is_negated(verb)
        and any_word(verb.subtree, {"reality", "truth", "facts", "fact"})
    )


def _is_no_ground(word: Token) -> bool:
    """Whether nothing is said to bear out a claim that follows: "no evidence that it leaked"."""
    claimed = any_of(word.rights, "acl", "relcl", "ccomp")
    return claimed and word.lower_ in set_of("negation.grounds") and is_none(word)


def _names_false(reading: ReportStretches, draft: Draft) -> bool:
    """Whether something is named as false: "called the reports a fabrication"."""
    words = list(reading.doc[draft.first : draft.last])
    claimed = any_word(words, _CLAIMS)
    named = claimed or any(word.pos_ == "PRON" for word in words)
    if any(word.lower_ in _FALSEHOODS and (named or word.pos_ != "ADJ") for word in words):
        return True
    return claimed and any_word(words, _REJECTIONS)


def _is_denial(verb: Token) -> bool:
    """Whether the verb calls a claim false, or clears of guilt: "is not true", "the reports were
    baseless", "was falsely accused", "did nothing wrong"."""
    children = list(verb.children)
    negated = is_negated(verb)
    subject = first_of(children, *SUBJECTS)
    said = [w for w in children if w.dep_ in {"acomp", "attr", "oprd"}]
    said += [what for w in said for of in w.rights if (what := object_of(of))]
    said += [word for w in said if w.lower_ in _CLAIMS for word in w.lefts]
    false = next((w for w in said if w.lower_ in _FALSEHOODS), None)  # "a pack of lies"
    if _clears(verb, children, negated=negated) or (
        verb_cue(verb.lemma_) is not None and any_word(children, _FALSELY)
    ):
        return True
    if verb.lower_ in _FALSEHOODS or (false and verb.lemma_ in {"be", "prove", "turn", "remain"}):
        return not (negated or (false and is_none(false)))
    rejected = verb.lemma_ == "be" and subject is not None and _is_rejected(subject, children)
    return _untrue(verb, children) or (rejected and not negated)


def _clears(verb: Token, children: _Tokens, *, negated: bool) -> bool:
    """Whether somebody is said to be guilty of nothing: "broke no law", "is not guilty"."""
    told = [word for child in children for word in (child, *child.children)]
    wrong = verb.lemma_ in _LYING or any(
        word.lower_ in _GUILT or (verb.lemma_ in _MISDOING and word.lower_ in _BROKEN)
        for word in told
    )
    return wrong and (negated or any(map(is_none, told)))


def _is_rejected(what: Token, words: _Tokens) -> bool:
    """Whether a claim or figure is called wrong, premature or similar."""
    return (what.lower_ in _CLAIMS or what.like_num) and any_word(words, _REJECTIONS)


@record
class LocatedStatement:
    """A statement with the token indices of its content (half-open) and its confidence features."""

    statement: Statement
    reading: ReportStretches
    first: int
    last: int
    features: Mapping[str, float] = field(default_factory=dict)
    choice: Choice = ()
