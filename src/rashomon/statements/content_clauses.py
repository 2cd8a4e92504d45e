"""Finds the clause or quotation after a cue, including those the parser attached elsewhere."""

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.statements.cues import is_time_word
from rashomon.statements.draft import CueClause
from rashomon.statements.report_stretches import FINITE, ReportStretches
from rashomon.text.verbs import noun_cue

_SKIPPED = frozenset({",", ":", ";", "that", "-", "--", "—", "–"})
QUESTION = set_of("small_words.questions")
_INTO = frozenset({"into", "onto", "to", "in", "at", "from"})
_ADDRESSED = frozenset({"tell", "inform", "assure", "remind", "notify"})
_PRONOUNS = set_of("small_words.pronouns_as_objects")


def complement(reading: ReportStretches, clause: CueClause) -> tuple[int, int] | None:
    verb = clause.verb
    words = verb.doc[slice(*clause.cue)] if clause.cue[1] > verb.i + 1 else ()  # "made clear that": the clause hangs on "clear"
    for child in [*verb.rights, *(child for word in words if word.i > verb.i for child in word.rights)]:
        if child.dep_ != "ccomp" and not (child.dep_ in ("xcomp", "advcl", "acl", "dep") and has_mark(child, "that")):
            continue
        if child.left_edge.i <= verb.i or (has_mark(child, "that") and _is_claim(child.left_edge.nbor(-1))):
            continue
        if child.tag_ in ("VB", "VBN", "VBG") and child.left_edge.tag_ in FINITE:
            owner = next((c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i + 1 == child.left_edge.i), None)
            if owner is not None:
                return tidy(reading, clause, owner.left_edge.i, child.right_edge.i + 1)
        if not _is_clause(child) or ("clause" not in clause.frames and not _may_follow(child, clause)):
            continue
        return tidy(reading, clause, child.left_edge.i, child.right_edge.i + 1)
    return None


def _may_follow(child: Token, clause: CueClause) -> bool:
    """Whether a that-clause-only verb can take this clause: it has a subordinator or a subject of its own."""
    if has_mark(child, "that") or (clause.verb.lemma_ in ("ask", "wonder", "question", "debate") and child.left_edge.lower_ in QUESTION):
        return True
    if child.left_edge.lower_ == "how" and clause.verb.lemma_ in ("describe", "explain", "recall", "recount"):
        return True
    return (
        child.left_edge.lower_ not in QUESTION and any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in child.lefts) and is_tensed(child)
    )


def is_tensed(head: Token) -> bool:
    return head.tag_ in FINITE or any(child.tag_ in FINITE for child in head.children if child.dep_ in ("aux", "auxpass"))


def has_mark(child: Token, word: str) -> bool:
    return any(token.lower_ == word and token.dep_ == "mark" for token in child.lefts)


def _is_clause(child: Token) -> bool:
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "mark") for t in child.lefts) or is_tensed(child) or child.tag_ == "VBG"


def tidy(reading: ReportStretches, clause: CueClause, first: int, last: int) -> tuple[int, int] | None:
    """Drops the words between cue and clause from the content: commas, "that", and misattached time phrases."""
    doc = reading.doc
    limit = reading.limits(clause.verb)[1]
    last = min(last, limit)
    first = max(first, clause.verb.i + 1)
    if reading.doc[first].tag_ in FINITE and first > clause.end and clause.source is not None and clause.source.last <= clause.verb.i:
        first = clause.verb.i + 1  # the subject of the content was taken for an object of the cue
    if first == clause.verb.i + 1 and clause.verb.lemma_ in _ADDRESSED:
        first = _after_recipient(reading, first, last)
    adjacent = first <= clause.verb.i + 1
    while first < last and not reading.in_quotation(first):
        word = doc[first]
        if word.lower_ == "that" and doc[first + 1].tag_ in FINITE:
            break  # "said [that would be a mistake]"
        if word.lower_ in _SKIPPED or (word.lower_ == "only" and doc[first + 1].lower_ == "that"):
            first += 1
        elif adjacent and word.lower_ in ("on", "last", "this", "earlier", "late", "early") and _time_end(reading, first) is not None:
            first = _time_end(reading, first) or first
        elif adjacent and is_time_word(word) and word.lower_ != "may" and not (first + 1 < last and doc[first + 1].text == "'s"):
            first += 1
        else:
            break
    return (first, last) if last - first >= 1 else None


def _after_recipient(reading: ReportStretches, first: int, last: int) -> int:
    """The start of the content after a recipient that the parser read as part of it: "told the court he had slept"."""
    doc, i = reading.doc, first
    if doc[i].pos_ not in ("DET", "PROPN", "NOUN", "ADJ"):
        return first
    return first


def _time_end(reading: ReportStretches, first: int) -> int | None:
    """The end of a time phrase such as "on Monday", "last week", "earlier on Friday"."""
    i = first
    while i < len(reading.doc) and i < first + 4:
        word = reading.doc[i]
        if is_time_word(word) and word.lower_ not in ("earlier", "later"):
            return i + 1
        if word.lower_ not in ("on", "last", "this", "earlier", "late", "early", "in", "the"):
            return None
        i += 1
    return None


def quoted(reading: ReportStretches, clause: CueClause) -> tuple[int, int] | None:
    """The quotation that follows the cue's own words, with the rest of its clause."""
    limit = reading.limits(clause.verb)[1]
    i = clause.end
    while i < limit and reading.doc[i].text in (",", ":", "that", "--", "—", "–", "-") and not reading.in_quotation(i):
        i += 1
    if i >= limit or not reading.in_quotation(i):
        return None
    first, last = reading.bounds[reading.quotation_of[i]]
    if reading.doc[i - 1].pos_ in ("DET", "ADJ", "ADP", "NOUN") and reading.doc[i - 1].head.i >= i and last - first < 8:
        return None  # "declared a "caliphate"": a word in marks, no speech
    if reading.doc[i - 1].pos_ == "ADP" and (reading.doc[i - 1].head.pos_ == "NOUN" or reading.doc[i - 1].lower_ in _INTO):
        return None  # "the author of "Late Light"", "went on into "deep water""
    if reading.doc[last - 2].text in (".", "!", "?", ",") or last >= limit:
        return i, last
    while last < limit and (reading.in_quotation(last) or reading.doc[last].text not in (",", ".", ";", "--", "—", "–")):
        last += 1
    return i, last


def _is_claim(token: Token) -> bool:
    """Whether the noun carries the that-clause after it: to counter "accusations that he fled" is not to assert it."""
    answered = token.dep_ == "dobj" or (token.dep_ == "pobj" and token.head.lower_ in ("to", "against"))
    return answered and token.pos_ == "NOUN" and noun_cue(token.lemma_) is not None


def that_behind(reading: ReportStretches, clause: CueClause) -> tuple[int, int] | None:
    """A that-clause that the parser attached to a phrase in between: "said at a briefing that ...", "told him as he left that ..."."""
    doc, verb = reading.doc, clause.verb
    limit = reading.limits(verb)[1]
    for i in range(verb.i + 2, min(verb.i + 12, limit - 2)):
        token = doc[i]
        if token.text in (",", ";", ":") or reading.in_quotation(i):
            return None
        if token.lower_ != "that":
            continue
        if doc[i - 1].lower_ == "condition" or _is_claim(doc[i - 1]):
            return None
        head = token.head
        subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl") and i < child.i < head.i for child in head.children)
        if subject and head.pos_ in ("VERB", "AUX") and (token.dep_ == "mark" or head.dep_ == "relcl") and verb.is_ancestor(head):
            return tidy(reading, clause, i, head.right_edge.i + 1)
        return None
    return None


def misparsed(reading: ReportStretches, clause: CueClause) -> tuple[int, int] | None:
    """A clause that the parser read as an object: "said 40 sailors left early"."""
    verb, limit = clause.verb, reading.limits(clause.verb)[1]
    if clause.source is not None and clause.source.first > verb.i:
        return None
    for child in verb.rights:
        if child.dep_ in ("dobj", "nsubj", "attr", "oprd", "npadvmod", "advcl", "prep", "dep") and child.left_edge.i == verb.i + 1:
            first, last = child.left_edge.i, child.right_edge.i + 1
            if child.dep_ == "dobj" and child.lower_ in _PRONOUNS:
                return None
            end = _finite_after(reading, first, max(last, limit), verb.lemma_ == "say")
            if end is not None and child.dep_ not in ("prep", "npadvmod"):
                return tidy(reading, clause, first, limit)
    return None


def _finite_after(reading: ReportStretches, first: int, last: int, participles: bool) -> int | None:
    """The first verb form after a noun phrase that can be its verb, before any comma or relative pronoun."""
    for i in range(first, last):
        token = reading.doc[i]
        if token.text in (",", ";", ":", "--", "—") or token.lower_ in (
            "who",
            "which",
            "that",
            "while",
            "when",
            "as",
            "after",
            "because",
            "and",
            "but",
        ):
            return None
        if token.tag_ in FINITE or (participles and token.tag_ == "VBN" and token.dep_ == "acl" and i > first):
            return i
    return None


def noun_clause(reading: ReportStretches, clause: CueClause) -> tuple[int, int] | None:
    for child in clause.verb.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and has_mark(child, "that"):
            return tidy(reading, clause, child.left_edge.i, child.right_edge.i + 1)
        if child.dep_ == "prep" and child.lower_ in ("about", "over") and child.right_edge.i > child.i:
            return child.i + 1, child.right_edge.i + 1
        if "figure" in clause.frames and child.lower_ == "of" and child.right_edge.i > child.i:
            what = next((t for t in child.rights if t.dep_ == "pobj"), None)
            giving = next((t for t in what.rights if t.dep_ == "acl"), None) if what is not None else None
            return child.i + 1, giving.left_edge.i if giving is not None else child.right_edge.i + 1
    return None


def relative(reading: ReportStretches, clause: CueClause) -> tuple[int, int] | None:
    """The words after a cue whose object is a relative pronoun: "who the army said was hurt", "what it called a riot"."""
    doc, source = reading.doc, clause.source
    if source is None or source.last > clause.verb.i or source.first < 1:
        return None
    pronoun = doc[source.first - 1].lower_
    first = clause.end
    if pronoun not in ("who", "which", "that", "what") or first >= reading.limits(clause.verb)[1] or first > clause.verb.i + 4:
        return None
    word = doc[first]
    if word.tag_ not in FINITE or word.dep_ == "mark":
        return None
    head = word.head if word.dep_ in ("aux", "auxpass") and word.head.i > word.i else word
    last = head.right_edge.i + 1
    if pronoun == "what" and word.lemma_ == "be":
        first += 1
    return (first, last) if last - first > 1 else None
