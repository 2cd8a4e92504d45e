"""Finds whose words a cue passes on: the minister, in "the agency said, citing the minister"."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.statements.cue_reach import clause_start
from rashomon.statements.draft import CueClause, SourcePhrase
from rashomon.statements.source_phrases import (
    agent_of,
    is_passive,
    phrase_of,
    quoting_over,
    subject_of,
)
from rashomon.text.parsed_report import (
    VERB_CLASSES,
    any_word,
    end_of,
    first_of,
    those_of,
    word_before,
)
from rashomon.text.speaker_words import is_among, is_listed, verb_cue

_CITING = {"cite", "quote"}
_IN_A_PHRASE = {"DET", "ADJ", "NUM", "NOUN", "PROPN", "PART"}


def pass_through(clause: CueClause) -> None:
    """Sets the relay: the agency in "the agency quoted the minister as saying" and in "the agency
    said, citing the minister"."""
    quoting = quoting_over(clause.verb)
    if quoting:
        clause.start = clause_start(clause.reading, quoting)
        relay = agent_of(quoting) if is_passive(quoting) else subject_of(quoting)
        if relay:
            clause.relay = phrase_of(relay)
        return
    for citing in _citing_by(clause):
        cited = _cited(citing)
        if cited and may_be_cited(cited) and not clause.reading.in_quotation(cited.i):
            clause.relay, clause.source = clause.source, phrase_of(cited)
            clause.citing = _reach_of(citing, cited)
            return


def may_be_cited(cited: Token) -> bool:
    """Whether it is somebody whose words are cited, and not a thing."""
    return cited.pos_ == "PROPN" or is_listed(
        cited, "persons", "spokespersons", "organisations", "offices", "media"
    )


def without_citing(clause: CueClause, content: tuple[int, int]) -> tuple[int, int]:
    """A content without the words that only name who is cited: "said, [citing the mayor], that it
    leaked"."""
    first, last = content
    if not clause.citing:
        return content
    begin, end = clause.citing
    doc = clause.verb.doc
    if begin <= first < end:
        first = end
        while first < last and (doc[first].text == "," or doc[first].dep_ == "mark"):
            first += 1
    elif first < begin < last <= end + 1:
        last = begin - (doc[begin - 1].text == ",")
    return first, last


def behind_citing(clause: CueClause) -> tuple[int, int] | None:
    """The that-clause that goes on behind the words that name who is cited, which the parser may
    hang on them: "said, citing the mayor, [that it leaked]"."""
    if not clause.citing:
        return None
    first = clause.citing[1]
    doc = clause.verb.doc
    if first > clause.at and doc[first : first + 2].text.casefold() == ", that":
        return first + 2, min(end_of(doc[first + 1].head), clause.stretch.last)
    return None


def _citing_by(clause: CueClause) -> Iterator[Token]:
    """Yields the verbs that may say whose words the speaker of a clause passes on, the surest
    first. A person who cites somebody speaks for himself or herself."""
    verb = clause.verb
    above = verb.head if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "xcomp"} else verb
    if above.lemma_ in _CITING and not is_passive(above) and not _names_what_for(above):
        yield above  # "the agency cited the minister, adding that"
    source = clause.source
    if source and source.head.ent_type_ != "PERSON":
        for name in (source.head, *those_of(source.head.rights, "appos")):
            yield from filter(_is_who_cites, name.rights)
        for word in verb.doc[clause.stretch.first : clause.stretch.last]:
            if _is_participle(word) and _is_of(word, clause, source):
                yield word


def _is_participle(word: Token) -> bool:
    is_parted = word.is_sent_start or word_before(word) in {",", "—", "–", "--", "("}
    return word.lower_ in {"citing", "quoting"} and is_parted


def _is_of(participle: Token, clause: CueClause, source: SourcePhrase) -> bool:
    """Whether the speaker of a clause cites by this participle: any body if it hangs on the cue or
    on its speaker, a paper wherever the parser hung it below the cue."""
    if participle.head in {clause.verb, source.head}:
        return True
    is_paper = is_among(source.head.lower_, "media", "papers") or clause.verb.lemma_ == "report"
    verbs = (word for word in participle.ancestors if word.pos_ in VERB_CLASSES)
    cues = (word for word in verbs if verb_cue(word.lemma_))
    return is_paper and next(cues, None) == clause.verb


def _cited(citing: Token) -> Token | None:
    """The head of the phrase behind a verb that cites, whatever the parser took it for."""
    if cited := first_of(citing.rights, "dobj"):
        return cited
    heads = []
    for word in citing.doc[citing.i + 1 : citing.i + 12]:
        if word.pos_ not in _IN_A_PHRASE and word.text != "-":
            break
        heads += [word] if word.pos_ in {"NOUN", "PROPN"} else []
    return heads[-1] if heads else None


def _names_what_for(citing: Token) -> bool:
    """Whether somebody is only named for something: "cited the mayor as a supporter"."""
    objects = those_of(citing.rights, "dobj")
    return any(any_word(word.rights, {"as"}) for word in (citing, *objects))


def _is_who_cites(word: Token) -> bool:
    """Whether a relative clause says that somebody cites: "the Post, which quoted the mayor"."""
    return (
        word.dep_ == "relcl" and word.lemma_ in _CITING and any_word(word.lefts, {"which", "who"})
    )


def _reach_of(citing: Token, cited: Token) -> tuple[int, int]:
    """Where the words stand that name who is cited, without a clause behind them."""
    last = end_of(cited)
    clause = next((word for word in cited.doc[cited.i : last] if word.lower_ == "that"), None)
    if clause:
        last = clause.i
    return citing.left_edge.i, last - (cited.doc[last - 1].text == ",")
