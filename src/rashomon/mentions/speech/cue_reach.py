"""Finds where the words of a cue's own clause begin and end: subject, helpers, recipient, time."""

from spacy.tokens import Token

from rashomon.mentions.speech.lost_subjects import is_figure
from rashomon.mentions.speech.report_stretches import ReportStretches
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import VERB_CLASSES, any_of, end_of

_DASHES = {"-", "--", "—", "–"}


def clause_start(reading: ReportStretches, verb: Token) -> int:
    """Returns the start of the cue's own words before it, outside quotations: of `"It leaked," the
    mayor said`, at "the"."""
    start = verb.i
    for child in reversed(list(verb.lefts)):
        # only words that stand side by side up to the verb
        if child.dep_ not in set_of("grammar.before_a_cue") or child.right_edge.i != start - 1:
            break
        if is_figure(child, verb):
            break
        if child.dep_ == "prep" and child.lower_ != "in":
            break
        start = child.left_edge.i
    while start < verb.i and (reading.in_quotation(start) or reading.doc[start].text in _DASHES):
        start += 1
    return start


def up_to_quotation(reading: ReportStretches, start: int) -> int:
    """Returns the end of the closing quotation before this clause, or the clause's own start if a
    verb or a mark lies in between.

    The words in between belong to the clause: of `"It leaked." Lead author Lund said`, "Lead
    author" does.
    """
    doc = reading.doc
    if start == 0 or doc[start - 1].text == "," or reading.in_quotation(start - 1):
        return start
    for i in range(start - 1, max(start - 20, -1), -1):
        if reading.in_quotation(i):
            last = reading.quotation_at(i)[1]
            ends = doc[last - 2].text in {",", ".", "?", "!"} or doc[last].text == ","
            if ends:
                return last
            return start
        token = doc[i]
        is_base_form = (
            i > start - 4 and token.tag_ in {"VBP", "VB"} and not any_of(token.lefts, "nsubj")
        )  # "lead author"
        if token.pos_ in VERB_CLASSES and not is_base_form:
            break
        if token.is_space or token.lower_ in {":", ";", "and", "but", "that"}:
            break
    return start


def clause_end(reading: ReportStretches, verb: Token) -> int:
    """Returns the end of the cue's own words, before a quotation or a subordinate clause.

    Its subject, recipient, place and time are its own: of "said the mayor on Monday that it
    leaked", all before "that".
    """
    end = verb.i + 1
    for child in verb.rights:
        if child.left_edge.i >= end:
            if child.dep_ not in set_of("grammar.behind_a_cue"):
                break
            end = end_of(child)
    last = min(end, reading.stretch_with(verb).last)
    for i in range(verb.i + 1, last):
        if reading.in_quotation(i):
            return i
    return last
