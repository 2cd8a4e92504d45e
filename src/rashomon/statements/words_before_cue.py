"""Finds contents before a cue, contents resumed after it, and those on either side of "according to"."""

from collections.abc import Iterator

from rashomon.lexicon import set_of
from rashomon.statements.cues import is_time_word, is_unjoined
from rashomon.statements.draft import CueClause, Draft
from rashomon.statements.report_stretches import FINITE, ReportStretches

_ADDRESSED = frozenset({"tell", "inform", "assure", "remind", "notify", "ask", "warn"})
_CONDITIONS = set_of("small_words.conditions")
_WHEN = frozenset({"later", "ago", "earlier", "before", "after", "since", "until"})  # "two days later, she said"


def before_cue(reading: ReportStretches, clause: CueClause, floor: int, right: tuple[int, int] | None) -> tuple[int, int] | None:
    """The content before the cue's own words; None if there is none."""
    if clause.source is None or not (clause.frames & {"clause", "quote"} or _closes_sentence(reading, clause)):
        return None
    first, _ = reading.limits(clause.verb)
    start = clause.start
    if start <= first:
        return None
    before = reading.doc[start - 1]
    quotation = reading.quotation_of[start - 1]
    if quotation < 0 and before.text not in (",", "-", "--", "—", "–") and before.text not in ("?", "!"):
        return None
    begin = max(first, floor)
    if quotation >= 0:
        begin = min(begin, reading.bounds[quotation][0]) if reading.bounds[quotation][0] < first else begin
        if right is not None and not _ends_sentence(reading, reading.bounds[quotation][1]):
            return None
    elif (
        right is not None
        and not any(child.dep_ == "ccomp" and child.i < start for child in clause.verb.lefts)
        and not _is_outcry(reading, clause, max(first, floor), start - 1)
        and not is_unjoined(clause.verb)
    ):
        return None
    if quotation < 0 and _has_object(clause):
        return None
    if quotation < 0 and not (_own_subject(clause) and ("clause" in clause.frames or _closes_sentence(reading, clause))):
        return None
    begin = _after_colon(reading, begin, start)
    while begin < start and not reading.in_quotation(begin) and reading.doc[begin].text in (",", "and", "but", ";", "--", "—", "–", "-"):
        begin += 1
    end = start
    while end > begin and not reading.in_quotation(end - 1) and reading.doc[end - 1].text in (",", "-", "--", "—", "–"):
        end -= 1
    end = _before_office(reading, begin, end)
    if quotation < 0 and not reading.has_finite_verb(begin, end) and any(token.lower_ in _WHEN for token in reading.doc[begin:end]):
        return None
    return (begin, end) if end > begin else None


def _before_office(reading: ReportStretches, begin: int, end: int) -> int:
    """The end of the content before the speaker's office, which stands apart from the name: `"It burned," a member of the council, Ida Krantz, said`."""
    if reading.quotation_of[begin] < 0:
        return end
    closed = reading.bounds[reading.quotation_of[begin]][1]
    told = reading.doc[closed - 2].text in (",", "?", "!") and closed < end and reading.doc[closed].pos_ in ("DET", "NOUN", "ADJ", "PROPN")
    return closed if told and not reading.has_predicate(closed, end) else end


def _has_object(clause: CueClause) -> bool:
    """Whether the cue has its own object, so that a preceding clause is circumstantial: "As dusk fell, they added their names"."""
    if clause.verb.lemma_ in _ADDRESSED or (clause.source is not None and clause.source.first > clause.verb.i):
        return False
    return any(child.dep_ == "dobj" and child.pos_ in ("NOUN", "ADJ") and not is_time_word(child) for child in clause.verb.rights)


def _is_outcry(reading: ReportStretches, clause: CueClause, begin: int, end: int) -> bool:
    """Whether one to three words before an inverted cue are the whole content: "Nonsense, says the mayor"."""
    words = [reading.doc[i].lower_ for i in range(begin, end)]
    inverted = clause.source is not None and clause.source.first > clause.verb.i
    return (
        inverted
        and 1 <= len(words) <= 3
        and (bool(set(words) & set_of("attribution.falsehoods")) or words in (["not", "so"], ["not", "true"], ["no"], ["yes"]))
    )


def _closes_sentence(reading: ReportStretches, clause: CueClause) -> bool:
    """Whether a verb that mostly takes that-clauses ends the sentence with its subject: "..., a report found"."""
    limit = reading.limits(clause.verb)[1]
    short = clause.verb.lemma_ in ("find", "hear", "rule", "show", "learn", "conclude", "suggest", "reveal", "understand", "indicate")
    return (
        ((short and "that" in clause.frames) or clause.verb.lemma_ == "count")
        and limit - clause.end <= 2
        and clause.verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    )


def _own_subject(clause: CueClause) -> bool:
    """Whether the source stands in the cue's own clause."""
    own = clause.relay or clause.source
    return own is not None and clause.start <= own.first < clause.end


def _ends_sentence(reading: ReportStretches, end: int) -> bool:
    return end >= 2 and reading.doc[end - 2].text in (",", ".", "?", "!")


def _after_colon(reading: ReportStretches, begin: int, start: int) -> int:
    for i in range(start - 1, begin, -1):
        if reading.in_quotation(i) and reading.doc[i - 1].text == ":" and not reading.in_quotation(i - 1):
            return i
    return begin


def resumed(reading: ReportStretches, clause: CueClause, left: tuple[int, int]) -> tuple[int, int] | None:
    """The content after an interrupting cue: a second quotation, or the rest of the sentence it began."""
    doc, limit = reading.doc, reading.limits(clause.verb)[1]
    i = clause.end
    if i >= limit or doc[i].text != ",":
        return None
    joined = False
    while i < limit and doc[i].text in (",", "and", "but") and not reading.in_quotation(i):
        joined = joined or doc[i].text != ","
        i += 1
    if i < limit and reading.in_quotation(i):
        return i, reading.bounds[reading.quotation_of[i]][1]
    if i >= limit - 1 or any(reading.in_quotation(k) for k in range(left[0], left[1])):
        return None
    return (i, limit) if _goes_on(reading, clause, left, i, joined) else None


def _goes_on(reading: ReportStretches, clause: CueClause, left: tuple[int, int], i: int, joined: bool) -> bool:
    """Whether unquoted words after the cue are still content: the verb of a preceding subject, a main clause after "if", another clause."""
    doc = reading.doc
    if not reading.has_finite_verb(*left):
        return not joined and doc[i].tag_ in FINITE
    begins = next((t for t in doc[i : reading.limits(clause.verb)[1]] if t.tag_ in FINITE), None)
    subject = begins is not None and any(t.dep_ in ("nsubj", "nsubjpass", "expl") and i <= t.i < begins.i for t in doc[i : begins.i])
    if not subject or doc[i].lower_ in ("who", "which", "that", "as", "while", "after", "although", "though", "when", "where", "adding"):
        return False
    if joined:
        return clause.verb.tag_ in ("VBZ", "VBP")  # after "said" it is as often the reporter who goes on
    return doc[left[0]].lower_ in _CONDITIONS and doc[left[0]].dep_ in ("mark", "advmod")


def according(reading: ReportStretches, clause: CueClause, floor: int) -> Iterator[Draft]:
    """Yields contents of "according to": before it at the end, after it at the front, or after it inside a clause."""
    doc = reading.doc
    first, limit = reading.limits(clause.verb)
    begin = max(first, floor)
    while begin < clause.start and not reading.in_quotation(begin) and doc[begin].text in (",", "and", "but", ";", "But", "And"):
        begin += 1
    joined = doc[clause.start - 1].lower_ in ("and", "but") and clause.start - 1 > begin
    fronted = joined or not (
        reading.has_finite_verb(begin, clause.start) or any(reading.in_quotation(i) for i in range(begin, clause.start))
    )
    after = clause.end
    while after < limit and doc[after].text in (",", ":"):
        after += 1
    if fronted and doc[after].tag_ in FINITE:  # the parser took the subject for more of the source: "according to the Post, divers found"
        after = next((i + 1 for i in range(after - 1, clause.start, -1) if doc[i].text == ","), after)
    if fronted and limit - after > 2:
        yield Draft(after, limit, clause, clause.source)
        return
    end = clause.start
    while end > begin and not reading.in_quotation(end - 1) and doc[end - 1].text in (",", "-", "--", "—", "–"):
        end -= 1
    if doc[clause.start - 1].lower_ in ("which", "who", "that") and limit - after > 1:
        yield Draft(after, limit, clause, clause.source)
    elif end > begin:
        if reading.in_quotation(end - 1):
            begin = min(begin, reading.bounds[reading.quotation_of[end - 1]][0])
        yield Draft(begin, end, clause, clause.source, side="left")
