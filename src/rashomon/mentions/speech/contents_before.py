"""Finds the content that stands before a cue, that of "according to", and what is resumed behind a
cue."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.mentions.speech.draft import CueClause, CuedDraft
from rashomon.mentions.speech.report_stretches import FINITE, ReportStretches, first_finite
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import (
    any_of,
    any_word,
    has_that,
    helped_by,
    is_form_of,
    is_word_of,
    those_of,
)
from rashomon.text.speaker_words import verb_cue

_DASHES = ("-", "--", "—", "–")
_SUBJECTS = ("nsubj", "nsubjpass", "expl")

_WHOM = {"who", "whom", "which"}
_ENDS = {",", *_DASHES}


def before_cue(
    clause: CueClause, floor: int, content_behind: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Returns the content before the cue's own words; None if there is none.

    It begins where the last cue ended, or where a quotation from an earlier sentence opens, and
    ends before an office that belongs to the speaker: of `"It leaked," the mayor, Ida Krantz,
    said`, the quotation.
    """
    first = clause.stretch.first
    start = clause.start
    if start <= first or not _can_follow(clause, bool(content_behind)):
        return None
    begin = max(first, floor)
    reading = clause.reading
    is_quoted = reading.in_quotation(start - 1)
    if is_quoted:
        opened = reading.quotation_at(start - 1)[0]
        begin = opened if opened < first else begin
    begin = reading.behind(begin, start, {",", "and", "but", ";", *_DASHES})
    begin = _behind_heading(reading, begin=begin, start=start)
    begin = _behind_announcement(reading, begin=begin, start=start)
    if _is_circumstance(clause.verb, begin=begin, start=start):
        return None
    end = _before_office(reading, begin=begin, start=start)
    if end <= begin:
        return None
    timed = any_word(reading.doc[begin:end], set_of("attribution.when"))
    if timed and not is_quoted and not reading.has_finite_verb(begin, end):
        return None  # "two days later, she said"
    return begin, end


def _behind_heading(reading: ReportStretches, begin: int, start: int) -> int:
    """The start of a sentence behind a heading in capitals that runs into it: "THE LAKE HOUSE
    According to the Post"."""
    end = begin
    while end < start and (reading.doc[end].is_upper or reading.doc[end].is_punct):
        end += 1
    return end if end - begin > 1 else begin


def _behind_announcement(reading: ReportStretches, begin: int, start: int) -> int:
    """The start of a quotation that the reporter announces with a colon: 'The aim was clear: "It
    must work," Lund wrote'."""
    for i in range(begin, start - 1):
        is_announced = reading.in_quotation(i + 1) and not reading.in_quotation(i)
        if is_announced and reading.doc[i].text == ":":
            return i + 1
    return begin


def _can_follow(clause: CueClause, goes_on: bool) -> bool:
    """Tells whether a cue can stand behind its content: "It leaked, Lund said".

    `goes_on`: whether it has a content behind it. What rules it out at once comes first; then the
    mark before the clause decides, then the words before it.
    """
    reading = clause.reading
    doc = reading.doc
    start = clause.start
    closes = _closes_sentence(clause)
    # somebody speaks, and the cue ends the sentence or takes whole clauses or quotations
    if not clause.source or not (closes or clause.frames & {"clause", "quote"}):
        return False
    opener = doc[start]
    if (opener.lower_, opener.dep_) == ("that", "mark") or opener.lower_ in _WHOM:
        # 'said on "Late Line" that the council had begun', "the driver, who police said was 31"
        return False
    described = clause.verb.tag_ == "VBN" and clause.verb.dep_ == "acl"
    if described and not reading.in_quotation(start - 2):
        return False  # "The plan, first reported by the Post, was dropped"
    # a quotation before a cue with words behind it is the cue's only if a mark ends it
    if reading.in_quotation(start - 1):
        closed = reading.quotation_at(start - 1)[1]
        return not goes_on or doc[closed - 2].text in {",", ".", "?", "!"}
    if doc[start - 1].text not in _ENDS or is_word_of(doc[start], "attribution.circumstances"):
        return False
    return _can_be_before(clause, goes_on=goes_on, closes=closes)


def _is_circumstance(verb: Token, begin: int, start: int) -> bool:
    """Whether the words before a cue only say under which circumstances it was said: "While he
    hoped for a permit, the office advised him otherwise", "Asked whether it fell, she said no"."""
    for clause in those_of(verb.lefts, "advcl"):
        reaches = clause.left_edge.i <= begin < start <= clause.right_edge.i + 2
        opener = clause.left_edge
        is_time = (opener.lower_, opener.dep_) in {("when", "advmod"), ("as", "mark")}
        if reaches and (is_time or is_word_of(opener, "attribution.circumstances")):
            return True
        if clause.left_edge.i <= begin and is_form_of(clause, "attribution.asked_or_told"):
            return True
    return False


def _can_be_before(clause: CueClause, goes_on: bool, closes: bool) -> bool:
    """Whether unquoted words before a cue can be its content."""
    verb = clause.verb
    if goes_on and (any(map(has_that, verb.rights)) or not any_of(verb.lefts, "ccomp")):
        return False
    teller = clause.relay or clause.source
    if not teller or _has_object(clause):
        return False
    takes_clause = "clause" in clause.frames or closes
    return takes_clause and clause.start <= teller.first < clause.end


def _before_office(reading: ReportStretches, begin: int, start: int) -> int:
    """Returns the end of the content that begins here, without marks and without the speaker's
    office.

    The office stands apart from the name: `"It burned," a member of the council, Ida Krantz, said`.
    `start`: that of the cue.
    """
    end = reading.before(begin, start, _ENDS)
    if not reading.in_quotation(begin):
        return end
    closed = reading.quotation_at(begin)[1]
    spoken = reading.doc[closed - 2].text in {",", "?", "!"}
    if spoken and closed < end and reading.doc[closed].pos_ in {"DET", "NOUN", "ADJ", "PROPN"}:
        return closed
    return end


def _has_object(clause: CueClause) -> bool:
    """Whether the cue has an object of its own: "As dusk fell, they added their names"."""
    verb = clause.verb
    if is_form_of(verb, "attribution.addressing"):
        return False
    if clause.source and clause.source.first > verb.i:
        return False
    return any(child.pos_ in {"NOUN", "ADJ"} for child in those_of(verb.rights, "dobj"))


def _closes_sentence(clause: CueClause) -> bool:
    """Whether a verb of that-clauses ends the sentence with its subject: "..., a report found"."""
    verb = clause.verb
    last = clause.stretch.last - clause.end <= 2
    closes = is_form_of(verb, "attribution.closing")
    return last and closes and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}


def _goes_on(clause: CueClause, left: tuple[int, int], i: int, joined: bool) -> bool:
    """Tells whether unquoted words after the cue are still content.

    They are another clause behind "and", or a condition. `joined`: whether "and" or "but" leads to
    them.
    """
    doc = clause.verb.doc
    begins = first_finite(doc[i : clause.stretch.last])
    if not begins or not any_of(doc[i : begins.i], *_SUBJECTS):
        return False
    if is_word_of(doc[i], "small_words.opening_asides"):
        return False
    if joined:
        # after "said" it is as often the reporter who goes on
        return clause.verb.tag_ in {"VBZ", "VBP"}
    return is_word_of(doc[i], "small_words.conditions")


def according(clause: CueClause, floor: int) -> Iterator[CuedDraft]:
    """Yields what "according to" attributes.

    The content stands before it at the end ("It leaked, according to Lund"), after it at the front
    ("According to Lund, it leaked") or after it inside a clause ("which, according to Lund,
    leaked"). The branches try the narrowest of them first.
    """
    reading = clause.reading
    doc = reading.doc
    start = clause.start
    limit = clause.stretch.last
    begin = reading.behind(
        max(clause.stretch.first, floor), start, (",", "and", "but", ";", "But", "And")
    )
    begin = _behind_heading(reading, begin=begin, start=start)
    is_parted = doc[start - 1].text == ","
    before = doc[start - 1 - is_parted].lower_
    fronted = (before in {"and", "but"} and start - 1 > begin) or not (
        reading.has_finite_verb(begin, start) or reading.quotes_any(begin, start)
    )
    after = reading.behind(clause.end, limit, (",", ":"))
    goes_on = after < limit and doc[after].tag_ in FINITE
    if goes_on and start == begin and clause.source:
        after = reading.behind(clause.source.last, limit, (",",))  # "the Post, [Falk died]"
    end = _before_office(reading, begin=begin, start=start)
    # between a subject and its verb: "The house, according to two neighbours, was empty"
    has_own_verb = goes_on and verb_cue(helped_by(doc[after]).lemma_) is None  # the verb is no cue
    if fronted and end > begin and is_parted and has_own_verb:
        yield CuedDraft(first=begin, last=limit, source=clause.source, clause=clause)
    elif (fronted and limit - after > 2) or (
        before in {"which", "who", "that"} and limit - after > 1
    ):
        yield CuedDraft(first=after, last=limit, source=clause.source, clause=clause)
    elif end > begin and _can_be_whole(doc[begin], alone=end - begin == 1):
        yield CuedDraft(first=begin, last=end, source=clause.source, clause=clause, side="left")


def _can_be_whole(word: Token, alone: bool) -> bool:
    """Whether what begins with this word can be all that somebody said, and no piece of a clause
    whose other words another has said: "'We won,' Lund said [after Falk asked], according to"."""
    if word.dep_ == "mark" and word.lower_ != "that":
        return word.head.head.i >= word.i
    is_cut = word.tag_ in FINITE and any_of(word.lefts, *_SUBJECTS)
    return not is_cut and not (alone and word.pos_ == "VERB")
