"""Finds speakers set off by commas before a cue: "..., [the minister of works, Dr Ida Krantz,] told a press conference"."""

from spacy.tokens import Token

from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.speaker_words import is_among

_OFFICE = 12  # tokens that an office set off by commas has at most


def apposed_name(reading: ReportStretches, verb: Token) -> Token | None:
    """The name between commas before the verb, if an office set off the same way precedes it: "..., its director, Ida Krantz, said"."""
    doc, first = reading.doc, reading.limits(verb)[0]
    last = verb.i - 2
    if last <= first or doc[last + 1].text != "," or doc[last].pos_ != "PROPN" or reading.in_quotation(last):
        return None
    start = last
    while start > first and (doc[start - 1].pos_ == "PROPN" or doc[start - 1].text in ("-", "Prof.", "Dr", "Dr.")):
        start -= 1
    return doc[last] if with_office(reading, start) < start else None


def with_office(reading: ReportStretches, start: int) -> int:
    """The start of a name, moved left to an office printed before it: ", [the director of the laboratory,] Prof. Ida Krantz, announced"."""
    first, last = reading.limits(reading.doc[start])[0], start - 1
    if last <= first or reading.doc[last].text != ",":
        return start
    for i in range(last - 1, max(first, last - _OFFICE), -1):
        if reading.in_quotation(i):
            return start
        if reading.doc[i].text == ",":
            head = subject_noun(reading, i + 1, last)
            bears = head is not None and not reading.has_finite_verb(i + 1, last) and _is_office(head)
            return i + 1 if bears and reading.has_predicate(first, i) else start
    return start


def is_named(head: Token) -> bool:
    """Whether an apposition names the person: "her running mate, the surgeon Ida Krantz"."""
    return any(word.pos_ == "PROPN" for child in head.rights if child.dep_ == "appos" for word in (child, *child.rights))


def _is_office(head: Token) -> bool:
    """Whether the noun says who somebody is."""
    return any(is_among(word, "persons", "spokespersons", "offices", "titles") for word in (head.lemma_.casefold(), head.lower_))


def subject_noun(reading: ReportStretches, first: int, last: int) -> Token | None:
    """The head of a noun phrase, found by position: its last noun before a preposition."""
    doc = reading.doc
    stop = next((i for i in range(first + 1, last) if doc[i].pos_ == "ADP"), last)
    head = doc[stop - 1]
    return head if head.pos_ in ("NOUN", "PROPN") and doc[first].pos_ in ("DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM") else None
