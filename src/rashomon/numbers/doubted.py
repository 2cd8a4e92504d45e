"""Whether a report itself doubts a number that somebody gives, or could not confirm what is only a
rumour (`is_doubted_in`)."""

from functools import lru_cache

from rashomon.model.statement import Statement
from rashomon.numbers.amounts import AmountSpan
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.parsed_word import words_at
from rashomon.text.token_index import Sentence

# many numbers stand in one sentence
_KEPT = 1 << 12
_FIGURE_WITHOUT_PROOF = pattern_of(
    r"(?i){fates.no_proof_of} {fates.that_figure}"
    r"|\b(?:figure|number|toll|count)s? for which [^.;]{0,30}?\bno {fates.evidence}"
    r"|{fates.that_figure} {fates.not_borne_out}"
)
_CLAIM_WITHOUT_PROOF = pattern_of(
    r"(?i){fates.no_proof_of} {fates.it}"
    r"|^\W*(?:but |yet |however, )?(?:that|{fates.it}) {fates.not_borne_out}"
)
_UNCONFIRMED_CLAIM = pattern_of(
    r"(?i)\b(?:{fates.it}|{fates.that_figure}|(?:rumou?rs?|talk)\b[^.;,]{0,40}) {fates.unconfirmed}"
    r"|{fates.failing_to_confirm} (?:{fates.it}|{fates.that_figure})"
)
# Within the sentence of a rumour.
_UNCONFIRMED_HERE = pattern_of(
    r"(?i){fates.unconfirmed}|\b(?:unconfirmed|unverified|uncorroborated)\b"
    r"|\bbut\b[^.;]{0,40}?\b(?:found|find|saw|seen|see) (?:nobody|nothing|no one)\b"
    r"|\bwithout (?:\w+ ){0,3}?{fates.evidence}\b"
)
# Before the number, in its sentence.
_UNCONFIRMED_AHEAD = pattern_of(
    r"(?i){fates.failing_to_confirm} (?:\w+ ){0,2}?(?:report|claim|rumou?r|account|post)s?\b"
)


def is_doubted_in(sentence: Sentence, span: AmountSpan, statement: Statement | None) -> bool:
    """Whether a sentence, that of a number or the next, says that nothing bears the number out, or,
    of what nobody stands for with a name, that it could not be confirmed."""
    is_own = sentence is span.sentence
    if _is_followed(span, statement):
        return False
    words = _words_of(sentence, span, to_first_number=not is_own)
    if _lacks_proof_of_figure(words):
        return True
    if _lacks_proof_of_claim(words):
        return _is_rumour(span, statement) or (statement is not None and statement.anonymous)
    if is_own and _UNCONFIRMED_AHEAD.search(_ahead(span)):
        return True
    is_unconfirmed = _is_unconfirmed(words) or (is_own and _is_unconfirmed_here(words))
    return is_unconfirmed and _is_rumour(span, statement)


@lru_cache(_KEPT)
def _lacks_proof_of_figure(words: str) -> bool:
    return _FIGURE_WITHOUT_PROOF.search(words) is not None


@lru_cache(_KEPT)
def _lacks_proof_of_claim(words: str) -> bool:
    return _CLAIM_WITHOUT_PROOF.search(words) is not None


@lru_cache(_KEPT)
def _is_unconfirmed(words: str) -> bool:
    return _UNCONFIRMED_CLAIM.search(words) is not None


@lru_cache(_KEPT)
def _is_unconfirmed_here(words: str) -> bool:
    return _UNCONFIRMED_HERE.search(words) is not None


def _ahead(span: AmountSpan) -> str:
    """Returns the words of its sentence before it."""
    return " ".join(span.words.text[span.sentence.start : span.answer[0]])


def _words_of(sentence: Sentence, span: AmountSpan, *, to_first_number: bool) -> str:
    """Returns the words of a sentence, of the next one up to its first number: what stands behind
    may be said of that."""
    starts = [start for _, start, _ in sentence.quantities]
    if to_first_number and starts:
        return " ".join(span.words.text[sentence.start : min(starts)])
    return span.reading.span(sentence.start, sentence.end).line


def _is_followed(span: AmountSpan, statement: Statement | None) -> bool:
    """Whether another number stands behind it in its sentence that is not said with it: what is
    taken up may be that one."""
    reach = statement.quote.end if statement else 0
    later = [start for _, start, _ in span.sentence.quantities if start > span.answer[0]]
    return any(span.words.starts[start] >= reach for start in later)


def _is_rumour(span: AmountSpan, statement: Statement | None) -> bool:
    """Whether nobody in particular gives a number: "some residents", "posts", "talk of 40 dead"."""
    if statement is not None and statement.anonymous:
        speaker = (statement.speaker or "some").casefold().split()
        if speaker[0] in set_of("fates.indefinite"):
            return True
    ahead = words_at(span.words, range(span.sentence.start, span.answer[0]))
    return any(word.base_listed("fates.rumours") for word in ahead)
