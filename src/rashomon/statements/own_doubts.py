"""Says whether a hedge is the speaker's own doubt about what he says: "may have leaked", "is not
sure", "doubts that", "cannot rule out". Hopes, wishes, predictions, plans, estimates and opinions
hedge, too, and are none."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.statements.draft import Draft
from rashomon.statements.hedged_verbs import is_hedged, is_left_open, seems
from rashomon.statements.main_verbs import is_question, main_verbs
from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.parsed_report import SUBJECTS, any_of, any_word, those_of
from rashomon.text.polarity import is_negated
from rashomon.text.speaker_words import lemma_of


def is_own_doubt(reading: ReportStretches, draft: Draft) -> bool:
    """Whether the speaker of words that are hedged doubts them, or leaves them open."""
    content = reading.doc[draft.first : draft.last]
    clause = draft.own_thought or draft.clause
    if clause and clause.stance == "hedges":
        is_doubting = lemma_of(clause.verb.lemma_) in set_of("attribution.doubting")
        return is_doubting and not is_negated(clause.verb)
    if clause and clause.stance == "denies":
        return clause.verb.lemma_ == "rule"  # "did not rule it out", not "did not dispute it"
    starts = sorted({token.sent.start for token in content})
    doubtful = 0
    for start, end in zip(starts, [*starts[1:], content.end], strict=True):
        sentence = content.doc[max(start, content.start) : end]
        doubtful += not is_question(sentence) and _is_doubtful(sentence)
    return 2 * doubtful > len(starts)


def _is_doubtful(sentence: Tokens) -> bool:
    """Whether every clause of a sentence with a subject of its own is doubted, but for what leads
    to it ("I think it may have leaked")."""
    verbs = main_verbs(sentence)
    if not any(_is_doubted(verb, sentence.end) for verb in verbs):
        return False
    clauses = [verb for verb in those_of(verbs, "conj") if any_of(verb.lefts, *SUBJECTS)]
    return all(_is_doubted(verb, sentence.end) for verb in clauses)


def _is_doubted(verb: Token, end: int) -> bool:
    """Whether a verb leaves open what is or was so. What may happen only foretells."""
    if not is_hedged(verb, end):
        return False
    words = [word for word in verb.children if word.i < end]
    modals = {word.lower_ for word in words if word.tag_ == "MD"}
    if modals & {"may", "might"}:
        return _is_about_facts(verb, words)
    if modals - {"could", "can", "ca"}:
        return False  # "will probably come"
    if is_left_open(verb, words=words, negated=is_negated(verb)):
        return not any_word(those_of(words, "acomp", "attr"), set_of("attribution.foretelling"))
    if modals:
        return False  # "could help"
    if seems(verb, words):
        return verb.lemma_ != "suggest" and not any_word(those_of(words, "prep"), {"to", "like"})
    return any_word((verb, *words), set_of("attribution.doubts"))


def _is_about_facts(verb: Token, words: list[Token]) -> bool:
    """Whether "may" is of what is or was so: "may have leaked", "may be hiding", "may be a leak",
    not "may fall", "may be closed", nor what would have been ("might have died if")."""
    if any_word(words, {"have"}):
        return not any_word(verb.subtree, {"if", "had", "otherwise", "without"})
    if verb.lemma_ == "be":
        return not any_word(those_of(words, "acomp"), {"able"})
    return verb.tag_ == "VBG" and any_word(words, {"be"})
