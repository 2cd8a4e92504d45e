"""Finds the clause that a cue interrupts: "The mill, Lund said, is shut", "If it rains, Lund said,
the road will close"."""

from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.statements.draft import CueClause
from rashomon.statements.report_stretches import FINITE
from rashomon.text.parsed_report import SUBJECTS, any_of, end_of, has_that, those_of

_JOINING = {"and", "but"}
# What leads to a clause, and belongs to it.
_LEADING = ("advcl", "prep", "advmod", "npadvmod")


def around_cue(
    clause: CueClause, floor: int, content_behind: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Returns the clause that a cue between two commas interrupts; None if what stands before the
    cue and what stands behind it are two clauses, or quotations."""
    reading = clause.reading
    doc = reading.doc
    first = clause.end + 1
    last = clause.stretch.last
    begin = reading.behind(max(clause.stretch.first, floor), clause.start, {",", *_JOINING})
    if first >= last - 1 or not _is_between_commas(clause, begin) or _begins_anew(clause, begin):
        return None
    above = _interrupted(clause)
    if above.i >= first:
        begin = max(begin, above.left_edge.i)
        is_nothing = doc[begin].lower_ == "that" or begin >= clause.start - 1
        return first if is_nothing else begin, min(_end_of_clause(above), last)
    if content_behind and content_behind[0] == first and _is_lead(clause, begin):
        return begin, content_behind[1]
    if doc[first].tag_ in FINITE and not reading.has_finite_verb(begin, clause.start):
        return begin, last  # its subject stands before the cue
    rest = _rest(clause, above=above, first=first)
    return (begin, min(end_of(rest), last)) if rest else None


def _begins_anew(clause: CueClause, begin: int) -> bool:
    """Whether a quotation stands before or behind the cue, or an aside or a second clause behind
    it."""
    reading = clause.reading
    first = clause.end + 1
    if reading.quotes_any(begin, clause.start) or reading.in_quotation(first):
        return True
    word = reading.doc[first].lower_
    return word in _JOINING | set_of("small_words.opening_asides") - {"that"}


def _is_between_commas(clause: CueClause, begin: int) -> bool:
    """Whether nothing but a cue with its speaker stands between two commas."""
    doc = clause.verb.doc
    source = clause.source
    if not source or "clause" not in clause.frames or clause.verb.tag_ not in FINITE:
        return False
    if clause.verb.dep_ == "advcl" and any(map(has_that, clause.verb.rights)):
        return False  # "as Lund said in May, that it leaked"
    if begin >= clause.start - 1 or not clause.start <= source.first < clause.end:
        return False
    return doc[clause.start - 1].text == "," and doc[clause.end].text == ","


def _interrupted(clause: CueClause) -> Token:
    """Returns the verb of the clause in which the parser found the cue; the cue's own verb if it
    stands alone."""
    verb = clause.verb
    is_as = verb.dep_ == "advcl" and verb.doc[clause.start].lower_ == "as"
    if verb.dep_ != "parataxis" and not is_as:
        return verb
    above = verb.head
    while above.dep_ in SUBJECTS:
        above = above.head
    return above


def _end_of_clause(verb: Token) -> int:
    """The end of a clause without a clause that is joined to it: "is shut, but some doubt it"."""
    for joined in those_of(verb.rights, "conj"):
        link = verb.doc[joined.left_edge.i - 1]
        is_own = any_of(joined.lefts, *SUBJECTS) and not has_that(joined)
        if is_own and link.lower_ in _JOINING:
            return link.i - (verb.doc[link.i - 1].text == ",")
    return end_of(verb)


def _is_lead(clause: CueClause, begin: int) -> bool:
    """Whether what stands before the cue leads to the clause behind it: "On Monday", "If it
    rains"."""
    for lead in those_of(clause.verb.lefts, *_LEADING):
        if lead.left_edge.i == begin and end_of(lead) >= clause.start - 1:
            return lead.left_edge.lower_ not in set_of("attribution.circumstances")
    return False


def _rest(clause: CueClause, above: Token, first: int) -> Token | None:
    """Returns what goes on behind the cue from the clause before it: "It is time, Lund said, to
    leave"."""
    for child in (*above.rights, *clause.verb.rights):
        if child.left_edge.i != first:
            continue
        is_clause = child.dep_ in {"xcomp", "ccomp"} and child.left_edge.lower_ in {"to", "that"}
        is_of_it = child.head.i < clause.start and child.dep_ in {*_LEADING, "xcomp"}
        return child if is_clause or is_of_it else None
    return None
