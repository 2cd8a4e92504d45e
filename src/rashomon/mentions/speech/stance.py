"""Says how a cue's own verb stands to what is said: asserts, denies or hedges; and whether words
are given directly."""

from spacy.tokens import Span as Tokens

from rashomon.mentions.speech.draft import CueClause, Draft
from rashomon.mentions.speech.report_stretches import ReportStretches
from rashomon.model.statement import Mode, Stance
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import any_of, any_word
from rashomon.text.polarity import NEGATIONS, is_idle, is_negated
from rashomon.text.speaker_words import lemma_of


def stance_of(reading: ReportStretches, draft: Draft) -> Stance:
    """Returns the stance that the cue's verb tells, or the speaker's own thought around it."""
    clause = draft.clause
    if clause is None:
        return Stance.ASSERTS
    content = reading.doc[draft.first : draft.last]
    if clause.stance == "denies":
        if is_negated(clause.verb) and lemma_of(clause.verb.lemma_) not in set_of(
            "attribution.admissions"
        ):
            return Stance.ASSERTS
        return Stance.DENIES if _is_claim(clause, content) else Stance.ASSERTS
    is_hedge = clause.stance == "hedges" and not is_turned_round(clause)
    return Stance.HEDGES if is_hedge else Stance.ASSERTS


def mode_of(reading: ReportStretches, first: int, last: int) -> Mode:
    """Direct if these words are all quotation, mixed if part of them is, otherwise indirect."""
    quoted = [reading.in_quotation(i) for i in range(first, last)]
    if all(quoted):
        return Mode.DIRECT
    return Mode.MIXED if any(quoted) else Mode.INDIRECT


def is_turned_round(clause: CueClause) -> bool:
    """Whether a negation turns round what a cue does: "did not believe", "had no doubt"."""
    verb = clause.verb
    if clause.nominal:
        return verb.left_edge.lower_ in set_of("negation.before_nouns")
    negations = [word for word in verb.lefts if word.lower_ in NEGATIONS]
    return any(not is_idle(word) for word in negations)


def _is_claim(clause: CueClause, content: Tokens) -> bool:
    """Whether a cue of denial turns against what somebody claims: "denied that", "rejected reports
    that", not "denied a request", "rejected the plan"."""
    noun = content.root
    if lemma_of(clause.verb.lemma_) not in set_of("attribution.turning_down"):
        return noun.pos_ != "ADJ" and noun.lemma_ not in set_of("attribution.granted")
    if noun.lower_ in {"that", "this"} or any_word(content, set_of("attribution.falsehoods")):
        return True
    if noun.lower_ in set_of("attribution.ideas"):
        return any_of(noun.rights, "acl", "relcl", "ccomp")
    return noun.lower_ in set_of("attribution.claims")
