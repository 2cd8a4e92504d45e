"""Finds everything a report attributes to somebody; speakers are resolved later."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from spacy.tokens import Span as Tokens

from rashomon.shipped.words import set_of
from rashomon.statements.announcements import announced_drafts
from rashomon.statements.cast import Cast
from rashomon.statements.content_clauses import (
    QUESTION,
    noun_clause,
)
from rashomon.statements.content_objects import CONSTRUCTIONS
from rashomon.statements.contents_around import around_cue
from rashomon.statements.contents_before import according, before_cue, resumed
from rashomon.statements.cues import find_cues
from rashomon.statements.draft import CueClause, CuedDraft, Draft
from rashomon.statements.headlines import headline_drafts
from rashomon.statements.passed_on import behind_citing, without_citing
from rashomon.statements.report_stretches import FINITE, ReportStretches, first_finite
from rashomon.statements.settle_drafts import settle_overlaps
from rashomon.statements.source_phrases import subject_of
from rashomon.statements.trim_drafts import trim_draft
from rashomon.statements.uncued_words import labelled_drafts, layout_drafts, quotations_left
from rashomon.text.gathering import grouped
from rashomon.text.parsed_report import any_word, end_of, helped_by
from rashomon.text.speaker_words import TIME_WORDS


def drafts_of(reading: ReportStretches, cast: Cast) -> list[Draft]:
    """Returns the drafts of one report, in the order in which their sources are resolved.

    Cues come first, then labels and layout, then what colons announce, last quotations without any
    of these. Each kind takes only words that none before it has.
    """
    clauses = list(find_cues(reading))
    drafts = []
    sentences = grouped(clauses, attrgetter("stretch"))
    cued = (list(_cued_in(cues)) for cues in sentences.values())
    for draft in (*settle_overlaps(reading, cued), *headline_drafts(reading, cast)):
        trim_draft(reading, draft)
        if draft.last > draft.first and not _is_left_open(draft):
            drafts.append(draft)
    labelled = list(labelled_drafts(reading))
    posts = list(layout_drafts(reading, cast))
    drafts = [draft for draft in drafts if not _is_of_who_is_named(draft, labelled, posts)]
    for draft in drafts:
        # what is said begins behind the label of its paragraph
        begun = (said.first for said in labelled if draft.first < said.first < draft.last)
        draft.first = max(begun, default=draft.first)
    announced = announced_drafts(reading, cast=cast, clauses=clauses, drafts=drafts)
    for draft in (*labelled, *posts, *announced):
        if not any(_meet(earlier, draft) for earlier in drafts):
            drafts.append(draft)
    drafts += quotations_left(reading, clauses=clauses, drafts=drafts)
    return sorted(drafts, key=_reading_order)


def _is_of_who_is_named(draft: Draft, labelled: Sequence[Draft], posts: Sequence[Draft]) -> bool:
    """Whether "I" or "we" says it: who a label names, or who signs the post around it."""
    if draft.source and draft.source.head.lower_ not in {"i", "we"}:
        return False
    return bool(labelled) or any(_meet(post, draft) for post in posts)


def _meet(one: Draft, other: Draft) -> bool:
    return one.first < other.last and other.first < one.last


def _reading_order(draft: Draft) -> tuple[int, int]:
    """Sort key: sources are resolved in reading order."""
    if draft.clause:
        return draft.clause.at, draft.first
    return draft.source.head.i if draft.source else draft.first, draft.first


def _is_left_open(draft: Draft) -> bool:
    """Whether nothing is left behind a cue that parts its content, or that only names an open
    question: "tests to determine which pump failed", "refused to say where she stood"."""
    clause = draft.clause
    if not clause:
        return False
    verb = clause.verb
    if draft.first < verb.i < draft.last <= clause.end:
        return True
    asked = verb.doc[draft.first].lower_ in QUESTION | {"which"}
    return asked and verb.tag_ == "VB" and any_word(verb.lefts, {"to"})


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
        if not source and not clause.impersonal:
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
    if around := around_cue(clause, floor=floor, content_behind=content_behind):
        yield CuedDraft(first=around[0], last=around[1], source=source, clause=clause)
        return
    left = before_cue(clause, floor=floor, content_behind=content_behind)
    if left and source and left[0] <= source.first < left[1]:
        left = None  # words before the cue that hold its own speaker are not what is said
    if left:
        resumed_content = None if content_behind else resumed(clause, left)
        # "On Monday, Lund said ...": a time alone is nobody's words
        if resumed_content or not _is_only_a_time(reading, left):
            yield CuedDraft(first=left[0], last=left[1], source=source, clause=clause, side="left")
        content_behind = content_behind or resumed_content
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
    if found := behind_citing(clause):
        return found
    frames = clause.frames | {"infinitive"} if clause.impersonal else clause.frames
    for frames_needed, construction in CONSTRUCTIONS:
        if frames & frames_needed and (found := construction(clause)):
            last = min(_with_its_verb(clause, *found), clause.stretch.last)
            last = _before_next_clause(clause, first=found[0], last=last)
            content = _with_antecedent(clause, found[0]), _with_condition(clause, last)
            return without_citing(clause, content)
    return None


def _with_antecedent(clause: CueClause, first: int) -> int:
    """The start of a content with the thing that it tells of, where that stands before the cue:
    "[the road] that Lund said the town needs"."""
    verb = clause.verb
    source = clause.source
    if not source or "clause" not in clause.frames or verb.dep_ not in {"relcl", "acl"}:
        return first
    pronoun = verb.doc[source.first - 1]
    stands_behind = verb.head.right_edge.i > pronoun.i == verb.head.i + 1
    if stands_behind and pronoun.lower_ in {"that", "which"} and verb.doc[first].tag_ not in FINITE:
        return verb.head.left_edge.i
    return first


def _with_condition(clause: CueClause, last: int) -> int:
    """The end of a content with the condition behind it: "threatened to close the mill [unless it
    was paid]"."""
    for word in clause.verb.doc[last : last + 1]:
        is_condition = word.dep_ == "mark" and word.lower_ in {"unless", "if", "until"}
        above = word.head.head
        if is_condition and (above == clause.verb or above.is_ancestor(clause.verb)):
            return min(end_of(word.head), clause.stretch.last)
    return last


def _before_next_clause(clause: CueClause, first: int, last: int) -> int:
    """The end of a thing that is denied, where the parser took the next clause for a part of it:
    "denies any part in the fire [and two inquiries have cleared it]"."""
    reading = clause.reading
    doc = reading.doc
    things = set_of("attribution.claims", "attribution.counts", "attribution.denied_things")
    is_thing = any_word(doc[first : first + 3], things | {"any", "all"})
    if clause.stance != "denies" or not is_thing:
        return last
    for i in range(first + 1, last - 2):
        if doc[i].lower_ not in {"and", "but", "while"} or reading.in_quotation(i):
            continue
        verb = first_finite(doc[i:last])
        if not verb or reading.has_finite_verb(first, i):
            return last
        subject = doc[i + 1 : verb.i]
        if subject and not any_word(subject, {"who", "which", "that", "whom", "and", ","}):
            return i - (doc[i - 1].text == ",")
    return last


def _with_its_verb(clause: CueClause, first: int, last: int) -> int:
    """The end of a content whose verb the parser took for another clause under the cue: "said the
    mill, shut since May, [appeared to have been sold]"."""
    doc = clause.verb.doc
    comma = last < len(doc) and doc[last].text == ","
    # the end of the text, or a comma that closes no aside
    if last + comma >= len(doc) or (comma and "," not in {t.text for t in doc[first:last]}):
        return last
    if clause.verb.tag_ in {"VBZ", "VBP"} and clause.reading.has_finite_verb(first, last):
        return last  # "Media reports that he was shot were wrong": the cue is a noun
    word = doc[last + comma]
    verb = helped_by(word)
    goes_on = word.tag_ in FINITE and clause.verb.is_ancestor(verb) and subject_of(verb) is None
    if goes_on and not clause.reading.in_quotation(word.i):
        return end_of(verb)
    return last


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
