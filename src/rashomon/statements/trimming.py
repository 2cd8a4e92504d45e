"""Trims contents: drops the reporter's additions, keeps quotation marks in pairs, leaves end punctuation outside."""

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.statements.cues import is_time_word
from rashomon.statements.draft import Draft
from rashomon.statements.report_stretches import ReportStretches

# A participle after a comma that comments on what was said rather than being part of it.
_STOPS = frozenset({".", ",", ";", ":", "-", "--", "—", "–"})
_THEN = frozenset({",", "and", "but", "then"})
_LEAST = 4  # a content keeps at least so many words


def trim_draft(reading: ReportStretches, draft: Draft) -> None:
    """Adjusts `first` and `last` of the draft's content in place."""
    if draft.side == "right":
        _to_end_of_phrase(reading, draft)
        _drop_tail(reading, draft)
    _extend_to_marks(reading, draft)
    _strip_ends(reading, draft)


def _to_end_of_phrase(reading: ReportStretches, draft: Draft) -> None:
    """Extends a content that the parser ended inside a word or a phrase: "to re[-open the mill]", "holding workers [hostage]"."""
    doc, last = reading.doc, draft.last
    limit = reading.limits(doc[draft.first])[1]
    if draft.clause is None or last + 1 >= limit or draft.last <= draft.clause.verb.i:
        return
    if doc[last].text == "-" and not (doc[last - 1].whitespace_ or doc[last].whitespace_):
        draft.last = min(limit, doc[last + 1].right_edge.i + 1)
    elif doc[last].tag_ in ("NN", "NNS") and not (reading.in_quotation(last) or is_time_word(doc[last]) or doc[last - 1].text in _STOPS):
        head = doc[last]
        while head.dep_ in ("compound", "amod", "nmod") and head.head.i > head.i:
            head = head.head
        draft.last = min(limit, head.right_edge.i + 1)


def breaks_tense(verb: Token) -> bool:
    """Whether a subjectless past tense, joined to a modal clause or an infinitive, continues the cue's clause and not the content's."""
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in verb.children):
        return False
    return any(child.dep_ == "expl" or (child.tag_ == "MD" and child.dep_ == "aux") for child in verb.head.children)


def _drop_tail(reading: ReportStretches, draft: Draft) -> None:
    doc = reading.doc
    for i in range(draft.first + 2, draft.last - 1):
        if doc[i].tag_ == "VBD" and not reading.in_quotation(i) and doc[i - 1].lower_ in ("and", "but", "then") and breaks_tense(doc[i]):
            draft.last = i - 1
            break
    if reading.in_quotation(draft.first):
        end = reading.bounds[reading.quotation_of[draft.first]][1]
        if _goes_on_acting(reading, end, draft.last):
            draft.last = end
            return
    for i in range(draft.first + _LEAST, draft.last - 1):
        if doc[i].text not in (",", "—", "--", "–", "-") or reading.in_quotation(i):
            continue
        if doc[i].text != "," and not doc[i - 1].whitespace_:
            continue
        if any(reading.in_quotation(j) for j in range(i + 1, draft.last)):
            continue
        if _is_comment(reading, i + 1, draft.last):
            draft.last = i
            return


def _goes_on_acting(reading: ReportStretches, end: int, last: int) -> bool:
    """Whether the speaker's next act follows the quotation that ends here: `said "we won" and thanked them`, `said "we won", then left`."""
    doc, i = reading.doc, end
    while i < last and (doc[i].lower_ in _THEN or (i > end and doc[i].pos_ == "ADV")):
        i += 1
    if i >= last or reading.in_quotation(i) or all(token.text == "," for token in doc[end:i]):
        return False
    if doc[i].tag_ in ("VBD", "VBG", "VBZ"):
        return True
    quoted = reading.bounds[reading.quotation_of[end - 1]]
    passive = any(child.dep_ in ("aux", "auxpass") for child in (*doc[i].children, *doc[i].head.children))
    joined = doc[i].tag_ == "VBN" and doc[i].dep_ in ("conj", "dep")  # "left", after a quotation, is read as a participle
    return joined and not passive and reading.has_finite_verb(*quoted)


def _is_comment(reading: ReportStretches, first: int, last: int) -> bool:
    """Whether the words after this comma are the reporter's: relative clause, apposition, comment or circumstances."""
    doc = reading.doc
    word = doc[first].lower_
    if word in ("which", "where", "who", "whose"):
        return not _verb_resumes(reading, first, last)
    if word in ("a", "an") and first + 1 < last and doc[first + 1].lower_ in ("reference", "allusion", "nod"):
        return True
    if word in ("a", "an", "the"):
        return _is_apposition(reading, first, last)
    if word in set_of("attribution.commenting"):
        return True
    if word in set_of("attribution.circumstances") or (word == "in" and doc[first + 1].lower_ in ("a", "an", "what")):
        return not _verb_resumes(reading, first, last)
    return word == "but" and any(
        doc[i].lower_ in ("clear", "unclear", "immediately", "details") for i in range(first, min(first + 8, last))
    )


def _verb_resumes(reading: ReportStretches, first: int, last: int) -> bool:
    """Whether a later comma closes the insertion and the clause continues."""
    return any(reading.doc[i].text == "," and reading.has_finite_verb(i, min(i + 6, last)) for i in range(first + 1, last))


def _is_apposition(reading: ReportStretches, first: int, last: int) -> bool:
    doc = reading.doc
    head = next(
        (doc[i] for i in range(first, min(first + 8, last)) if doc[i].pos_ in ("NOUN", "PROPN") and doc[i].dep_ != "compound"), None
    )
    if head is None or head.dep_ not in ("appos", "npadvmod", "attr", "dobj", "dep"):
        return False
    clauses = (child.left_edge.i for child in head.rights if child.dep_ == "relcl")  # with or without a pronoun: "a claim they denied"
    pronouns = (i for i in range(first, last) if doc[i].lower_ in ("who", "which", "that", "where"))
    relative = min([last, *clauses, *pronouns])
    return not reading.has_finite_verb(first, relative) and not _verb_resumes(reading, relative, last)


def _extend_to_marks(reading: ReportStretches, draft: Draft) -> None:
    """Extends a content that begins or ends inside a quotation to all of it, unless the cue lies in it."""
    cue = draft.clause.verb.i if draft.clause else -1
    if reading.in_quotation(draft.first):
        first, last = reading.bounds[reading.quotation_of[draft.first]]
        if not first <= cue < last:
            draft.first = min(draft.first, first)
    if reading.in_quotation(draft.last - 1):
        first, last = reading.bounds[reading.quotation_of[draft.last - 1]]
        if not first <= cue < last:
            draft.last = max(draft.last, last)


def _strip_ends(reading: ReportStretches, draft: Draft) -> None:
    doc = reading.doc
    while (
        draft.last > draft.first
        and not reading.in_quotation(draft.last - 1)
        and (doc[draft.last - 1].text in _STOPS or doc[draft.last - 1].is_space or doc[draft.last - 1].lower_ in ("and", "but"))
    ):
        draft.last -= 1
    while (
        draft.first < draft.last
        and not reading.in_quotation(draft.first)
        and (doc[draft.first].text in _STOPS or doc[draft.first].is_space)
    ):
        draft.first += 1
