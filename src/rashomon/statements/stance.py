"""Decides the speaker's stance: asserts, denies or hedges. A denial has a word of denial or calls a
claim false; a negative sentence is none."""

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.model.statement import Mode, Stance
from rashomon.shipped.words import set_of
from rashomon.statements.draft import CueClause, Draft
from rashomon.statements.hedged_verbs import is_hedged
from rashomon.statements.main_verbs import is_question, main_verbs
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.short_answers import answered_question
from rashomon.statements.source_phrases import object_of
from rashomon.text.parsed_report import (
    SUBJECTS,
    any_of,
    any_word,
    first_of,
    first_word,
    is_form_of,
    is_word_of,
    those_of,
)
from rashomon.text.polarity import NEGATIONS, is_idle, is_negated, is_none, nobody_does
from rashomon.text.speaker_words import is_listed, lemma_of, verb_cue

_CLAIMS = set_of("attribution.claims")
_REJECTIONS = set_of("attribution.rejections")
_FALSEHOODS = set_of("attribution.falsehoods")
_TURNING_DOWN = set_of("attribution.turning_down")
_ADMISSIONS = set_of("attribution.admissions")
_ACTIVE = ("VB", "VBP", "VBZ", "VBG")  # "the reports were invented", not "they lie"
_Tokens = list[Token]


def stance_of(reading: ReportStretches, draft: Draft) -> Stance:
    """The stance given by the cue, the speaker's own thought, or the content's main clause."""
    content = reading.doc[draft.first : draft.last]
    if draft.clause and (by_cue := _stance_of_cue(draft.clause, content)):
        return by_cue
    heads = main_verbs(content)
    is_open = _leaves_open(heads, draft.last) and not _goes_on_surely(content)
    if _is_rejection(reading, draft=draft, content=content, heads=heads):
        return Stance.DENIES
    if draft.clause and _is_allowed(draft.clause, heads):
        return Stance.ASSERTS
    asks = is_question(content)  # seldom because the speaker is in doubt
    if draft.own_thought or (is_open and not asks):
        return Stance.HEDGES
    return Stance.ASSERTS


def _is_rejection(
    reading: ReportStretches, draft: Draft, content: Tokens, heads: Sequence[Token]
) -> bool:
    """Whether the words say that a claim is false, or name it so."""
    clause = draft.clause
    names = clause and clause.frames & {"naming", "as"} and is_form_of(clause.verb, "saying.naming")
    if names and _names_false(content):
        return True
    if clause and lemma_of(clause.verb.lemma_) in _ADMISSIONS:
        return False
    return _is_bare_rejection(reading, draft) or any(map(_is_denial, heads))


def _is_allowed(clause: CueClause, heads: Sequence[Token]) -> bool:
    """Whether the words say what is allowed: "announced that the shops may open"."""
    may = any_word((word for head in heads for word in head.lefts), {"may"})
    return may and is_form_of(clause.verb, "attribution.permitting")


def mode_of(reading: ReportStretches, first: int, last: int) -> Mode:
    """Direct if these words are all quotation, mixed if part of them is, otherwise indirect."""
    quoted = [reading.in_quotation(i) for i in range(first, last)]
    if all(quoted):
        return Mode.DIRECT
    if any(quoted):
        return Mode.MIXED
    return Mode.INDIRECT


def _stance_of_cue(clause: CueClause, content: Tokens) -> Stance | None:
    """The stance that the cue alone tells; None for one that asserts."""
    verb = clause.verb
    cue = lemma_of(verb.lemma_)
    if clause.stance == "denies":  # "does not accept that": what is not granted is denied
        if is_negated(verb) and cue not in _ADMISSIONS:
            return Stance.HEDGES
        return Stance.DENIES if _is_claim(cue, content) else Stance.ASSERTS
    if cue == "doubt" and is_turned_round(clause):
        return Stance.ASSERTS  # "has no doubt that it holds"
    if clause.stance != "hedges":
        return None
    return Stance.ASSERTS if _is_disbelief(verb, cue) or _tells_who(verb) else Stance.HEDGES


def is_turned_round(clause: CueClause) -> bool:
    """Whether a negation turns round what a cue does: "did not believe", "no longer believes", "had
    no doubt", "little doubt". "Not only" and "a few doubts" turn nothing round."""
    verb = clause.verb
    if clause.nominal:
        return verb.left_edge.lower_ in set_of("negation.before_nouns")
    words = list(verb.lefts)
    words += [word for child in words if child.lower_ == "longer" for word in child.lefts]
    negations = [word for word in words if word.lower_ in NEGATIONS]
    return any(not is_idle(word) for word in negations)


def _tells_who(verb: Token) -> bool:
    """Whether a thought only says which people are meant: "voters who believed that"."""
    if verb.dep_ != "relcl":
        return False
    opening = verb.left_edge
    return opening.lower_ == "who" and opening.i > 0 and not opening.nbor(-1).is_punct


def _is_disbelief(verb: Token, cue: str) -> bool:
    """Whether somebody does not believe something, which may be no more than an opinion: "nobody
    seems to think that", or no longer does: "he had first believed that"."""
    if any_word(verb.lefts, set_of("fates.at_first")):
        return True
    if cue not in {"believe", "think", "suppose"}:
        return False
    carriers = [verb, verb.head] if verb.dep_ == "xcomp" else [verb]
    return any(is_negated(word) or nobody_does(word) for word in carriers)


def _is_claim(cue: str, content: Tokens) -> bool:
    """Whether a cue of denial turns against what somebody claims: "denied that", "rejected reports
    that", not "denied a request", "rejected the plan", "dismissed the bid as too low"."""
    noun = content.root
    if cue not in _TURNING_DOWN:
        return noun.pos_ != "ADJ" and noun.lemma_ not in set_of("attribution.granted")
    if noun.lower_ in {"that", "this"} or any_word(content, _FALSEHOODS):
        return True
    if noun.lower_ in set_of("attribution.ideas"):
        return any_of(noun.rights, "acl", "relcl", "ccomp")
    return noun.lower_ in _CLAIMS


def _is_bare_rejection(reading: ReportStretches, draft: Draft) -> bool:
    """Whether the content is nothing but a rejection: "Nonsense," "A fairy tale," "Not so"."""
    words = reading.words(draft.first, draft.last)
    content_words = " ".join(token.lower_ for token in words)
    if content_words == "no" and answered_question(reading, draft):
        return True
    if content_words in {"not so", "not true", "not at all", "that is not true"}:
        return True
    has_verb = reading.has_finite_verb(draft.first, draft.last)
    # words of what is nothing but a rejection
    return len(words) <= 3 and any_word(words, _FALSEHOODS) and not has_verb


def _goes_on_surely(content: Tokens) -> bool:
    """Whether most of several sentences leave nothing open."""
    starts = list(dict.fromkeys(token.sent.start for token in content))
    sure = 0
    for first, last in pairwise([*starts[1:], content.end]):
        sentence = content.doc[first:last]
        heads = main_verbs(sentence)
        sure += bool(heads) and not (is_question(sentence) or _leaves_open(heads, last))
    return 2 * sure > len(starts)


def _leaves_open(heads: _Tokens, end: int) -> bool:
    """Whether the main verb or an opening one leaves the content open. Who says one thing and
    leaves a second open asserts."""
    outer = heads[:1] + [verb for verb in heads[1:] if verb.dep_ != "conj"]
    return any(is_hedged(verb, end) for verb in outer)


def _denies_truth(verb: Token, children: _Tokens) -> bool:
    """Tells whether the truth is denied: "is not true", "does not correspond to reality", "there is
    no evidence that it leaked".

    With "be" the words behind it decide, with other verbs only a negation does.
    """
    lemma = verb.lemma_
    if lemma == "be":
        if any(map(_is_no_ground, children)):
            return True
        if any(map(_is_no_truth, children)):
            return True
        denied = is_negated(verb) or nobody_does(verb)
        of_truth = [word for child in those_of(children, "attr") for word in child.subtree]
        if any_word(of_truth, {"truth"}) and (denied or any_word(of_truth, {"not", "no"})):
            return True  # "there is not a word of truth in it"
        return denied and any_word(children, set_of("attribution.truths"))
    if not is_negated(verb):
        return False
    truth = {"reality", "truth", "facts", "fact"}
    return lemma in {"correspond", "match"} and any_word(verb.subtree, truth)


def _is_no_ground(word: Token) -> bool:
    """Whether nothing is said to bear out a claim that follows: "no evidence that it leaked"."""
    claimed = any_of(word.rights, "acl", "relcl", "ccomp")
    return claimed and is_word_of(word, "negation.grounds") and is_none(word)


def _is_no_truth(word: Token) -> bool:
    """Whether a claim is told to have nothing in it: "there was no truth in the story"."""
    if word.lemma_ not in {"truth", "substance", "foundation", "basis"} or not is_none(word):
        return False
    claims = [object_of(link) for link in those_of(word.rights, "prep")]
    if word.lemma_ == "truth":
        return any(claims)
    return any(claim is not None and claim.lower_ in _CLAIMS for claim in claims)


def _names_false(words: Tokens) -> bool:
    """Whether something is named as false: "called the reports a fabrication"."""
    claimed = any_word(words, _CLAIMS)
    names_something = claimed or any(word.pos_ == "PRON" for word in words)
    false = any_word((word for word in words if names_something or word.pos_ != "ADJ"), _FALSEHOODS)
    return false or (claimed and any_word(words, _REJECTIONS))


def _is_denial(verb: Token) -> bool:
    """Whether the verb calls a claim false, or clears of guilt: "is not true", "the reports were
    baseless", "was falsely accused", "did nothing wrong"."""
    children = list(verb.children)
    negated = is_negated(verb)
    falsely = verb_cue(verb.lemma_) and any_word(children, set_of("negation.falsely"))
    if falsely or _clears_of_guilt(verb, children=children, negated=negated):
        return True
    false = _falsehood_said(children)  # "false", "a lie": a negation turns it round
    if _calls_false(verb, false):
        return not negated and not (false and is_none(false))
    # a claim or figure that is called wrong, premature or similar
    subject = first_of(children, *SUBJECTS)
    claimed = subject is not None and (subject.lower_ in _CLAIMS or subject.like_num)
    rejected = verb.lemma_ == "be" and claimed and any_word(children, _REJECTIONS)
    return _denies_truth(verb, children) or (rejected and not negated)


def _calls_false(verb: Token, false: Token | None) -> bool:
    """Whether a verb says that something is a falsehood, or invented."""
    if false and verb.lemma_ in {"be", "prove", "turn", "remain"}:
        return True
    return verb.lower_ in _FALSEHOODS and verb.tag_ not in _ACTIVE


def _falsehood_said(children: _Tokens) -> Token | None:
    """Returns the word for a falsehood below a verb that says what something is: "lies" of "a pack
    of lies", "false" of "false claims"."""
    predicates = those_of(children, "acomp", "attr", "oprd")
    parts = [object_of(link) for word in predicates for link in word.rights]
    predicates += filter(None, parts)
    for word in list(predicates):
        if word.lower_ in _CLAIMS:
            predicates += word.lefts
    return first_word(predicates, _FALSEHOODS)


def _is_of_people(verb: Token) -> bool:
    """Whether somebody does this, and no thing: "he did not lie", not "numbers do not lie"."""
    own = first_of(verb.lefts, *SUBJECTS)
    subject = own or (first_of(verb.head.lefts, *SUBJECTS) if verb.dep_ == "conj" else None)
    if subject is None:
        return True
    if subject.pos_ in {"PRON", "PROPN"}:
        return not is_word_of(subject, "negation.taking_up")
    return is_listed(subject, "persons", "spokespersons", "offices", "titles", "organisations")


def _clears_of_guilt(verb: Token, children: _Tokens, negated: bool) -> bool:
    """Whether somebody is said to be guilty of nothing: "broke no law", "is not guilty"."""
    if any_word(children, {"should", "must", "ought"}):
        return False  # "should not be punished for breaking the law"
    other_children = (child for child in children if child.dep_ not in {"conj", "cc"})
    words_below = [word for child in other_children for word in (child, *child.children)]
    misdoes = is_form_of(verb, "attribution.misdoing")
    wrong = (
        (is_form_of(verb, "attribution.lying") and _is_of_people(verb))
        or any_word(words_below, set_of("attribution.guilt"))
        or (misdoes and any_word(words_below, set_of("attribution.broken")))
    )
    return wrong and (negated or any(map(is_none, words_below)))
