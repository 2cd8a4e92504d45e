"""Decides the speaker's stance: asserts, denies or hedges; and finds denials without a cue, which
answer a claim made elsewhere in the story."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rashomon.model.statement import Stance, Statement
from rashomon.shipped.words import either, set_of
from rashomon.statements.draft import CueClause, Draft
from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.parsed_report import HELPERS, SUBJECTS, any_of, first_of
from rashomon.text.polarity import (
    Polarity,
    has_negation,
    is_negated,
    is_negative,
    is_none,
    main_predicate,
    polarity_of_verb,
)
from rashomon.text.speaker_words import lemma_of

_NAMING = set_of("saying.naming")
_INSISTING = frozenset({"insist", "maintain", "swear", "protest", "contend"})
_OWN = frozenset({"he", "she", "it", "they", "we", "i"})
_SPEAKER = frozenset({"i", "we"})
_INNER = frozenset({"relcl", "advcl", "acl"})
_CLAIMS, _REJECTIONS, _FALSEHOODS = (
    set_of(f"attribution.{name}") for name in ("claims", "rejections", "falsehoods")
)
_EXPECTED, _INVOLVEMENT, _HEDGES = (
    set_of(f"attribution.{name}") for name in ("expected", "involvement", "hedges")
)


def stance_of(reading: ReportStretches, draft: Draft) -> Stance:
    """The stance given by the cue, the speaker's own thought, or the content's main clause."""
    clause = draft.clause
    by_cue = _stance_of_cue(clause) if clause is not None else None
    if by_cue is not None:
        return by_cue
    if (
        clause is not None
        and clause.frames & {"naming", "as"}
        and clause.verb.lemma_ in _NAMING
        and _names_false(reading, draft)
    ):
        return Stance.DENIES
    if clause is not None and _only_asks_or_reckons(reading, draft, clause):
        return Stance.HEDGES
    heads, cue = (
        _main_verbs(reading, draft),
        lemma_of(clause.verb.lemma_) if clause is not None else "",
    )
    if cue not in set_of("attribution.admissions") and any(
        _is_denial(verb, first=verb is heads[0]) for verb in heads
    ):
        return Stance.DENIES
    if cue in _INSISTING and heads and _is_flat_no(reading, draft, heads[0]):
        return Stance.DENIES
    if draft.own_thought or any(_is_hedged(verb, draft.last) for verb in heads):
        return Stance.HEDGES
    return Stance.ASSERTS


def _stance_of_cue(clause: CueClause) -> Stance | None:
    """The stance that the cue alone tells; None for one that asserts."""
    cue = lemma_of(clause.verb.lemma_)
    if clause.stance == "denies":  # "does not accept that": what is not granted is denied
        return (
            Stance.HEDGES
            if is_negated(clause.verb) and cue not in set_of("attribution.admissions")
            else Stance.DENIES
        )
    if clause.nominal and cue == "doubt" and is_none(clause.verb):
        return Stance.ASSERTS  # "has no doubt that it holds"
    if clause.stance != "hedges":
        return None
    disbelieved = (
        cue in ("believe", "think", "suppose")
        and polarity_of_verb(clause.verb, clause.verb.i + 1) is Polarity.NEGATED
    )
    return (
        Stance.DENIES if disbelieved else Stance.HEDGES
    )  # "does not believe that", "nobody seems to think that"


def _only_asks_or_reckons(reading: ReportStretches, draft: Draft, clause: CueClause) -> bool:
    """Whether the content is only a request, guess or question: "called on the council to resign",
    "by his estimate ten left"."""
    content = reading.doc[draft.first : draft.last]
    if (
        lemma_of(clause.verb.lemma_) in set_of("attribution.appeals")
        and reading.doc[clause.verb.i + 1].dep_ == "prep"
    ):
        return any(token.tag_ == "TO" for token in content)
    last = next((token for token in reversed(content) if not token.is_quote), None)
    asks = last is not None and last.text == "?"
    return asks and reading.stretch_of[draft.first] == reading.stretch_of[draft.last - 1]


def _is_flat_no(reading: ReportStretches, draft: Draft, verb: Token) -> bool:
    """Whether the content flatly negates what is or was, as an accused person does by insisting."""
    content = reading.doc[draft.first : draft.last]
    if any(token.lemma_ in ("intention", "intend", "plan") for token in content):
        return False
    if any(child.tag_ == "MD" for child in verb.children) or verb.lemma_ in (
        "know",
        "think",
        "believe",
        "want",
        "need",
    ):
        return False
    return is_negative([token for token in content if not token.is_punct])


def _main_verbs(reading: ReportStretches, draft: Draft) -> list[Token]:
    """The content's main verb (first sentence only), its coordinated verbs, and an opening verb ("I
    think ...")."""
    helping = (*HELPERS, "amod", "compound")
    verbs = [
        t
        for t in reading.doc[draft.first : draft.last]
        if t.pos_ in ("VERB", "AUX") and t.dep_ not in helping
    ]
    outer = [t for t in verbs if t.dep_ not in _INNER]
    if not outer:
        return []
    above = (t for t in outer if t.head.i == t.i or not draft.first <= t.head.i < draft.last)
    main = next(above, outer[0])
    return list(
        dict.fromkeys(
            [main, outer[0], *(t for t in verbs if t.dep_ == "conj" and t.head.i == main.i)]
        )
    )[:4]


def _is_hedged(verb: Token, end: int) -> bool:
    """Whether the main verb leaves the content open."""
    words = [word for word in verb.children if word.i < end]
    negated, cue = is_negated(verb), lemma_of(verb.lemma_)
    if not negated and any(
        word.lower_ in ("may", "might", "could") and word.dep_ == "aux" and word.tag_ == "MD"
        for word in words
    ):
        return True
    if _thinks(verb, words, negated=negated):
        return verb.tag_ != "VBD"  # "I thought it was a shot" tells what was
    if negated and cue in _EXPECTED:
        return False
    if verb.lemma_ in ("suggest", "appear", "seem") and not negated:
        return True
    said = [word.lower_ for word in words if word.dep_ in ("acomp", "attr")]
    open_words = set_of("attribution.certain" if negated else "attribution.uncertain")
    if not open_words.isdisjoint(said):
        return True  # "it is possible that", "it was not clear whether"
    if any(word.lower_ == "estimated" and word.i < verb.i for word in verb.subtree):
        return True
    return any(word.lower_ in _HEDGES for word in (verb, *words)) or (
        cue in _EXPECTED and verb.tag_ == "VBN"
    )


def _thinks(verb: Token, words: list[Token], *, negated: bool) -> bool:
    """Whether the speaker thinks, hopes, expects or trusts; a negated "think" counts only with "I"
    or "we"."""
    subject = next((word.lower_ for word in words if word.dep_ == "nsubj"), "")
    if subject not in (_SPEAKER if negated else _OWN):
        return False
    clauses = (
        ("ccomp", "xcomp", "dobj")
        if verb.lemma_ in ("expect", "anticipate")
        else ("ccomp", "xcomp")
    )
    return lemma_of(verb.lemma_) in _EXPECTED and any_of(words, *clauses)


def _untrue(verb: Token, children: list[Token]) -> bool:
    """Whether the truth is denied: "is not true", "does not correspond to reality", "has nothing to
    do with the truth"."""
    if not is_negated(verb):
        return False
    if verb.lemma_ == "be":
        return any(word.lower_ in set_of("attribution.truths") for word in children)
    return verb.lemma_ in ("correspond", "match") and any(
        word.lower_ in ("reality", "truth", "facts", "fact") for word in verb.subtree
    )


def _names_false(reading: ReportStretches, draft: Draft) -> bool:
    """Whether something is named as false: "called the reports a fabrication"."""
    words = list(reading.doc[draft.first : draft.last])
    claimed = any(word.lower_ in _CLAIMS for word in words)
    named = claimed or any(word.pos_ == "PRON" for word in words)
    if any(word.lower_ in _FALSEHOODS and (named or word.pos_ != "ADJ") for word in words):
        return True
    return claimed and any(word.lower_ in _REJECTIONS for word in words)


def _is_denial(verb: Token, *, first: bool) -> bool:
    """Whether the verb rejects a possible claim: "was not involved", "had nothing to do with it",
    "there were no"."""
    children, negated = list(verb.children), is_negated(verb)
    subject = first_of(children, *SUBJECTS)
    false = next(
        (w for w in children if w.lower_ in _FALSEHOODS and w.dep_ in ("acomp", "attr", "oprd")),
        None,
    )
    if verb.lemma_ in ("be", "prove", "turn", "remain") and false is not None:
        return not (negated or is_none(false))
    if _untrue(verb, children):
        return True
    if verb.tag_ == "VBN" and verb.lower_ in _FALSEHOODS:
        return not negated
    if verb.lemma_ == "be" and subject is not None and _is_rejected(subject, children):
        return not negated
    if any(
        w.lower_ in ("party", "part", "role", "hand", "knowledge") and is_none(w) for w in children
    ):
        return True  # "was no party to it", "had no part in it"
    if subject is not None and verb.lemma_ == "exist" and (negated or is_none(subject)):
        return True
    whom = subject is not None and (subject.lower_ in _OWN or subject.pos_ == "PROPN")
    if whom and _is_uninvolved(verb, children, negated=negated):
        return True
    return first and _says_there_is_none(verb, children)


def _is_rejected(what: Token, words: list[Token]) -> bool:
    """Whether a claim or figure is called wrong, premature or similar."""
    return (what.lower_ in _CLAIMS or what.like_num) and any(
        word.lower_ in _REJECTIONS for word in words
    )


def _is_uninvolved(verb: Token, children: list[Token], *, negated: bool) -> bool:
    """Whether the speaker took no part: "was not involved", "had nothing to do with it", "did
    nothing wrong"."""
    parts = (word for word in children if word.dep_ in ("acomp", "attr", "oprd", "prep", "dobj"))
    if negated and (
        verb.lemma_ in _INVOLVEMENT or any(word.lower_ in _INVOLVEMENT for word in parts)
    ):
        return True
    behind = verb.doc[verb.i + 1 : verb.i + 7].text.casefold()
    if verb.lemma_ == "do" and behind.startswith("nothing"):
        return any(word.lower_ in _INVOLVEMENT for word in verb.subtree)
    return (
        verb.lemma_ == "have"
        and behind.startswith("nothing")
        and (not behind.startswith("nothing to") or "to do with" in behind)
    )


def _says_there_is_none(verb: Token, children: list[Token]) -> bool:
    """Whether the verb says there was none of something one could claim: "there was no fire",
    unlike "there is no doubt"."""
    if (
        verb.lemma_ != "be"
        or not any_of(children, "expl")
        or any(word.tag_ == "MD" for word in children)
    ):
        return False
    no = next(
        (
            word
            for word in verb.subtree
            if verb.i < word.i < verb.i + 3 and word.lower_ in ("no", "never")
        ),
        None,
    )
    if no is None or no.head.lemma_ in set_of("attribution.unclaimed"):
        return False
    return not any(child.tag_ in ("JJR", "RBR") for child in no.head.lefts)


# Denials without a denying cue: negated sentences that answer a claim made elsewhere in the story.

# Negations that are stronger than a report of what is not so needs.
_EMPHATIC = re.compile(
    (
        rf"\bno such\b|\bnot (?:a single|one)\b(?!.{{0,60}}\bwithout\b)|\bat no "
        rf"(?:{either('negation.moments')})\b"
        r"|(?:\b"
        rf"|(?=n['’]t))(?:{either('negation.words')})\b.{{0,80}}\b(?:{either('negation.any')})\b"
    ),
    re.IGNORECASE,
)
# What somebody who is accused of it never did or never got.
_NEVER = re.compile(
    rf"\bnever (?:once )?(?:{either('negation.never_did')})\b(?! (?:so|such|anything|more"
    r"|better|a more))",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"\W*(?:that(?:'s| is| was) )?(?:not (?:{either('negation.after_not')})"
    rf"|(?:{either('negation.utter')})\s.{{0,30}}|\w+)\W*",
    re.IGNORECASE,
)
_FATES = set_of("casualties.fates", "casualties.more_fates")
_COMPLAINTS = frozenset({"complained", "lamented", "regretted"})
_TRACES = frozenset({"evidence", "sign", "trace", "proof", "indication"})


@dataclass(frozen=True, slots=True)
class LocatedStatement:
    """A statement with the token indices of its content (half-open) and its confidence features."""

    statement: Statement
    reading: ReportStretches
    first: int
    last: int
    features: Mapping[str, float] = field(default_factory=dict)


def settle_denials(said: Sequence[LocatedStatement]) -> tuple[Statement, ...]:
    """Returns the statements; those whose own words reject a claim, without a denying cue, get the
    stance "denies"."""
    return tuple(
        replace(one.statement, stance=Stance.DENIES)
        if one.statement.stance is Stance.ASSERTS and _denies(one)
        else one.statement
        for one in said
    )


def _denies(one: LocatedStatement) -> bool:
    return _rejects(one) or (_is_negation(one) and (_emphatic(one) or _nobody_did(one)))


def _words(one: LocatedStatement) -> list[Token]:
    """The words of the content's first sentence."""
    number = one.reading.stretch_of[one.first]
    return [
        t
        for t in one.reading.doc[one.first : one.last]
        if one.reading.stretch_of[t.i] == number and not t.is_punct
    ]


def _is_negation(one: LocatedStatement) -> bool:
    tokens = _words(one)
    return has_negation(tokens) and (is_negative(tokens) or _emphatic(one))


def _rejects(one: LocatedStatement) -> bool:
    """Whether the quote is nothing but a rejection: "Nonsense," "A fairy tale," "Not so"."""
    quote = one.statement.quote.quote
    if len(quote) > 40 or not _SHORT.fullmatch(quote):
        return False
    words = set(re.findall(r"[a-z]+", quote.casefold()))
    return bool(words & _FALSEHOODS) or bool(
        re.search(r"\bnot (?:so|true|at all)\b", quote, re.IGNORECASE)
    )


def _emphatic(one: LocatedStatement) -> bool:
    text = one.reading.doc[one.first : one.last].text[:300]
    return bool(_EMPHATIC.search(text) or _NEVER.search(text))


def _nobody_did(one: LocatedStatement) -> bool:
    """Whether the content says that nobody did it ("Nobody forced us", "no ransom was paid"),
    unlike "no evidence was found"."""
    tokens, cue = _words(one), one.statement.cue
    predicate = main_predicate(tokens)
    if (
        predicate is None
        or _of_will(tokens)
        or not any(t.tag_ in ("VBD", "VBN") for t in (predicate, *predicate.children))
    ):
        return False
    subject = first_of(predicate.lefts, *SUBJECTS)
    if (
        subject is None
        or subject.lemma_ in _TRACES
        or subject.lower_ == "nothing"
        or predicate.lower_ in _FATES
        or (cue is not None and cue.quote in _COMPLAINTS)
    ):
        return False
    return is_none(subject) and all(token.lower_ != "yet" for token in tokens)


def _of_will(tokens: Sequence[Token]) -> bool:
    """Whether the content is about what will, may or should be, which cannot be denied yet."""
    return any(token.tag_ == "MD" for token in tokens)
