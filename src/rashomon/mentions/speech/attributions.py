"""Finds everything a report attributes to somebody; speakers are resolved later."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from spacy.tokens import Span as Tokens

from rashomon.mentions.speech.content_clauses import (
    noun_clause,
)
from rashomon.mentions.speech.content_objects import CONSTRUCTIONS
from rashomon.mentions.speech.contents_before import according, before_cue
from rashomon.mentions.speech.cues import find_cues
from rashomon.mentions.speech.draft import CueClause, CuedDraft, Draft
from rashomon.mentions.speech.people import Cast
from rashomon.mentions.speech.report_stretches import ReportStretches
from rashomon.mentions.speech.settle_drafts import settle_overlaps
from rashomon.mentions.speech.trim_drafts import trim_draft
from rashomon.mentions.speech.uncued_words import headline_drafts, labelled_drafts, quotations_left
from rashomon.shipped.words import set_of
from rashomon.text.gathering import grouped
from rashomon.text.speaker_words import TIME_WORDS


def drafts_of(reading: ReportStretches, cast: Cast) -> list[Draft]:
    """Returns the drafts of one report, in the order in which their sources are resolved.

    Cues come first, then labels and colons of headlines, last quotations without any of these. Each
    kind takes only words that none before it has.
    """
    clauses = list(find_cues(reading))
    drafts: list[Draft] = []
    sentences = grouped(clauses, attrgetter("stretch"))
    cued = (list(_cued_in(cues)) for cues in sentences.values())
    for draft in list[Draft](settle_overlaps(reading, cued)):
        trim_draft(reading, draft)
        if draft.last > draft.first:
            drafts.append(draft)
    labelled = list(labelled_drafts(reading))
    drafts = [draft for draft in drafts if not (labelled and _is_of_who_is_named(draft))]
    for draft in drafts:
        # what is said begins behind the label of its paragraph
        begun = (said.first for said in labelled if draft.first < said.first < draft.last)
        draft.first = max(begun, default=draft.first)
    for draft in (*labelled, *headline_drafts(reading, cast)):
        if not any(_meet(earlier, draft) for earlier in drafts):
            drafts.append(draft)
    drafts += quotations_left(reading, clauses=clauses, drafts=drafts)
    return sorted(drafts, key=_reading_order)


def _is_of_who_is_named(draft: Draft) -> bool:
    """Whether "I" or "we" says it: who a label names."""
    return not draft.source or draft.source.head.lower_ in {"i", "we"}


def _meet(one: Draft, other: Draft) -> bool:
    return one.first < other.last and other.first < one.last


def _reading_order(draft: Draft) -> tuple[int, int]:
    """Sort key: sources are resolved in reading order."""
    if draft.clause:
        return draft.clause.at, draft.first
    return draft.source.head.i if draft.source else draft.first, draft.first


# What cues attribute.


def _cued_in(clauses: Sequence[CueClause]) -> Iterator[CuedDraft]:
    """Yields what each cue of a sentence attributes.

    Cues are read from left to right. Words before a cue are free from the end of the previous cue's
    own words: in "Lund said it leaked and Falk denied it", "it leaked" is Lund's alone.
    """
    before = None
    floor = 0
    for clause in clauses:
        source = clause.source
        if not source:
            continue
        if source and source.first <= clause.at < source.last:
            continue  # "Among those predicting rain was Lund"
        cued_drafts = list(_contents_of(clause, floor))
        # a cue without words of its own only says who else told it
        if before and clause.source and not cued_drafts and _tells_of(before, clause):
            before.tellers.append(clause.source)
        if cued_drafts:
            before = clause
            if clause.verb.dep_ != "relcl":  # "a post that says it leaks is wrong, Lund said"
                # free again from the end of the cue, or of words before it that it took
                floor = min(
                    [clause.end, *(draft.first for draft in cued_drafts if draft.side == "right")]
                )
        yield from cued_drafts


def _contents_of(clause: CueClause, floor: int) -> Iterator[CuedDraft]:
    """Yields the contents of one cue: before it, behind it, or around it.

    Around it is one clause that the cue interrupts: "The mill, Ida Krantz said, is shut". `floor`
    is the first token before the cue that no earlier cue has claimed.
    """
    if "according" in clause.frames:
        yield from according(clause, floor)
        return
    reading = clause.reading
    content_behind = _content_behind_cue(clause)
    source = clause.source
    left = before_cue(clause, floor=floor, content_behind=content_behind)
    if left and source and left[0] <= source.first < left[1]:
        left = None  # words before the cue that hold its own speaker are not what is said
    # "On Monday, Lund said ...": a time alone is nobody's words
    if left and not _is_only_a_time(reading, left):
        yield CuedDraft(first=left[0], last=left[1], source=source, clause=clause, side="left")
    for first, last in _split(reading, content_behind):
        yield CuedDraft(first=first, last=last, source=source, clause=clause)


def _is_only_a_time(reading: ReportStretches, left: tuple[int, int]) -> bool:
    """Whether the words before a cue say only when: "On Monday night, the Post replied"."""
    word = reading.doc[left[0]]
    if reading.in_quotation(left[0]) or reading.has_predicate(*left):
        return False
    return word.pos_ == "ADP" or word.lower_ in TIME_WORDS


def _content_behind_cue(clause: CueClause) -> tuple[int, int] | None:
    """Returns the content to the right of the cue: a clause, a quotation, or whatever else the
    cue's frames allow. The first construction that fits counts."""
    if clause.nominal:
        return noun_clause(clause)
    for frames_needed, construction in CONSTRUCTIONS:
        if clause.frames & frames_needed and (found := construction(clause)):
            return found[0], min(found[1], clause.stretch.last)
    return None


def _split(reading: ReportStretches, content: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """Yields the parts of a content that ", and that" starts anew.

    It is cut only where exactly one part denies or hedges: "said that it leaked, and that nobody
    was hurt" are two statements.
    """
    if not content:
        return
    cut, last = content
    doc = reading.doc
    # both parts keep at least two words
    for i in range(cut + 3, last - 2):
        that = doc[i + 1]
        if (
            # "and that" outside a quotation, before a part that turns the sense
            doc[i].lower_ in {"and", "but"}
            and that.lower_ == "that"
            and that.dep_ == "mark"
            and not reading.in_quotation(i)
            and _turns(doc[cut:i]) != _turns(doc[i + 2 : last])
        ):
            yield cut, i - (doc[i - 1].text == ",")
            cut = i + 2
    yield cut, last


def _turns(words: Tokens) -> bool:
    """Whether a clause denies or hedges."""
    turning = set_of("negation.turning")
    return any(t.lower_ in turning or t.tag_ == "MD" for t in words)


def _tells_of(before: CueClause, clause: CueClause) -> bool:
    """Whether a cue closes a sentence made up of another cue and its content: `"...," the mayor
    told Radio Nord, Reuters reported`."""
    return (
        clause.stretch.last - clause.end <= 1
        and not clause.frames.isdisjoint({"clause", "according"})
        and before.verb.lower_ != "according"  # "According to the Post, she joked on set"
        and clause.verb.doc[clause.start - 1].text == ","
        and clause.start - 1 <= before.end + 6
        and clause.stance == "asserts"
    )
