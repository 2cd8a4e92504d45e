"""Finds everything a report attributes to somebody; speakers are resolved later."""

import re
from collections.abc import Iterator, Sequence

from rashomon.lexicon import set_of
from rashomon.statements.cast import Cast
from rashomon.statements.content_clauses import QUESTION, complement, misparsed, noun_clause, quoted, relative, that_behind
from rashomon.statements.content_objects import as_what, gerund, naming, other_content, with_fate, with_parts
from rashomon.statements.cues import find_cues
from rashomon.statements.draft import CueClause, Draft, SourcePhrase
from rashomon.statements.headlines import can_speak_there, headline_drafts
from rashomon.statements.overlaps import settle_overlaps
from rashomon.statements.report_stretches import ReportStretches, Stretch
from rashomon.statements.trimming import trim_draft
from rashomon.statements.uncued_quotations import quotations_left
from rashomon.statements.words_before_cue import according, before_cue, resumed
from rashomon.text.speaker_words import is_among

# What is attributed: the tokens that a cue marks as its content.

_PERFORMING = frozenset({"sing", "write", "read", "intone"})  # what somebody does to a song or a book, too
_SHORT = 4  # letters; shorter words of a title may be small
_TURNING = set_of("negation.turning")


def contents_of(reading: ReportStretches, clause: CueClause, floor: int) -> Iterator[Draft]:
    """Yields the contents of one cue. `floor` is the first token before the cue that no earlier cue has claimed."""
    if "according" in clause.frames:
        yield from according(reading, clause, floor)
        return
    right = _right(reading, clause)
    if (
        right is not None
        and clause.source is not None
        and clause.source.first > clause.verb.i
        and right[0] <= clause.source.first < right[1]
    ):
        right = None  # `"...," said the mayor, asked about it`: the source is no content
    if right is not None and "figure" in clause.frames and reading.doc[right[0]].like_num:
        comma = reading.doc[right[1] - 1].text == ","
        right = right[0], max(right[1], with_parts(reading.doc, right[1] - comma))
    left = before_cue(reading, clause, floor, right)
    if left is not None:
        yield Draft(left[0], left[1], clause, clause.source, side="left")
        if right is None:
            right = resumed(reading, clause, left)
    for first, last in _split(reading, clause, right):
        yield Draft(first, last, clause, clause.source)


def _right(reading: ReportStretches, clause: CueClause) -> tuple[int, int] | None:
    """The content to the right of the cue: a clause, a quotation, or whatever else the cue's frames allow."""
    verb, frames = clause.verb, clause.frames
    found = None
    if clause.nominal:
        told = noun_clause(reading, clause)
        return (told[0], with_fate(reading.doc, told[1])) if told is not None else None
    if "clause" in frames:
        found = relative(reading, clause)
    if found is None and frames & {"clause", "that"}:
        found = complement(reading, clause)
    if found is None and "naming" in frames:
        found = naming(reading, verb)
    if found is None and "as" in frames:
        found = as_what(reading, verb)
    if found is None and "gerund" in frames:
        found = gerund(verb)
    if found is None and frames & {"clause", "quote"}:
        found = quoted(reading, clause)
    if found is None and "clause" in frames and clause.source is not None:
        found = misparsed(reading, clause)
    if found is None:
        found = other_content(reading, verb, frames, clause.impersonal)
    if found is None and "clause" in frames:
        found = that_behind(reading, clause)
    return found


def _split(reading: ReportStretches, clause: CueClause, content: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """Splits the content at ", and that", which starts a second one."""
    if content is None:
        return
    first, last = content
    cut = first
    for i in range(first + 3, last - 2):
        doc = reading.doc
        if doc[i].lower_ in ("and", "but") and doc[i + 1].lower_ == "that" and doc[i + 1].dep_ == "mark" and not reading.in_quotation(i):
            comma = doc[i - 1].text == ","
            if clause.stance != "asserts" or _turns(reading, (cut, i), (i + 2, last)):
                yield cut, i - comma
                cut = i + 2
    yield cut, last


def _turns(reading: ReportStretches, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether exactly one of two clauses denies or hedges, so that they become two statements."""
    marked = [any(t.lower_ in _TURNING or t.tag_ == "MD" for t in reading.doc[first:last]) for first, last in (one, other)]
    return marked[0] != marked[1]


# Attributions that stand in the layout, with no verb: the signature under an embedded post, "Source: NAME" behind a figure.

_SIGNATURE = re.compile(r"(?:[—–]|--?) ?([^\n()@—–]{2,60}?) \(@\w{2,15}\)")
_SOURCE_LINE = re.compile(r"Sources?: ?([^.;\n]{2,80})")
_LONGEST_POST = 1000


def layout_drafts(reading: ReportStretches, cast: Cast) -> Iterator[Draft]:
    """Drafts attributed by layout alone: embedded posts, source lines and colons."""
    for number, stretch in enumerate(reading.stretches):
        if stretch.title:
            continue
        text = reading.doc[stretch.first : stretch.last].text
        if "(@" in text and (signature := _SIGNATURE.search(text)) is not None:
            yield from _post(reading, number, signature)
        elif text.startswith("Source") and (line := _SOURCE_LINE.match(text)) is not None:
            before = reading.stretches[number - 1] if number else None
            if before is not None and before.paragraph == stretch.paragraph and not before.title:
                yield from _made(reading, stretch, line.span(1), before.first, before.last)
        else:
            yield from _behind_colon(reading, stretch, cast)


def _behind_colon(reading: ReportStretches, stretch: Stretch, cast: Cast) -> Iterator[Draft]:
    """Reads "Police: 3,000." in running text, as in headlines."""
    colon = next((i for i in range(stretch.first + 1, min(stretch.first + 6, stretch.last - 1)) if reading.doc[i].text == ":"), None)
    if colon is None or reading.in_quotation(colon) or reading.in_quotation(colon + 1) or not reading.doc[stretch.first].text[0].isupper():
        return
    if can_speak_there(reading, (stretch.first, colon), cast):
        last = stretch.last - (reading.doc[stretch.last - 1].text in (".", ";", "?"))
        if last > colon + 1:
            yield Draft(colon + 1, last, None, SourcePhrase(stretch.first, colon, reading.doc[colon - 1]))


def _post(reading: ReportStretches, number: int, signature: re.Match[str]) -> Iterator[Draft]:
    """The text of a post above or before its signature, without its links and pictures."""
    stretch = reading.stretches[number]
    begun = reading.doc[stretch.first].idx
    tokens = reading.doc.char_span(begun + signature.start(), begun + signature.end(), alignment_mode="expand")
    if tokens is None:
        return
    first, last = stretch.first, tokens.start
    before = number - 1
    while before >= 0 and reading.stretches[before].paragraph == stretch.paragraph and not reading.stretches[before].title:
        first, before = reading.stretches[before].first, before - 1
    if (
        last - first < 2
        and before >= 0
        and reading.stretches[before].paragraph == stretch.paragraph - 1
        and not reading.stretches[before].title
    ):
        paragraph = reading.stretches[before].paragraph
        last = reading.stretches[before].last
        while before >= 0 and reading.stretches[before].paragraph == paragraph:
            first, before = reading.stretches[before].first, before - 1
    while last > first and (reading.doc[last - 1].like_url or "/" in reading.doc[last - 1].text or reading.doc[last - 1].is_space):
        last -= 1
    if last - first >= 2 and reading.doc[first:last].end_char - reading.doc[first].idx <= _LONGEST_POST:
        for draft in _made(reading, stretch, signature.span(1), first, last):
            draft.channel = ("Twitter", tokens.start, tokens.end)
            yield draft


def _made(reading: ReportStretches, stretch: Stretch, name: tuple[int, int], first: int, last: int) -> Iterator[Draft]:
    begun = reading.doc[stretch.first].idx
    phrase = reading.doc.char_span(begun + name[0], begun + name[1], alignment_mode="contract")
    if phrase is not None and len(phrase):
        yield Draft(first, last, None, SourcePhrase(phrase.start, phrase.end, phrase.root))


def drafts_of(reading: ReportStretches, cast: Cast) -> list[Draft]:
    """The drafts of one report, in the order in which their sources are resolved."""
    drafts = settle_overlaps(reading, list(_cued(reading)))
    drafts += headline_drafts(reading, cast)
    for draft in drafts:
        trim_draft(reading, draft)
    drafts = [draft for draft in drafts if draft.last > draft.first and not _is_title(reading, draft) and not _is_left_open(draft)]
    drafts += [draft for draft in layout_drafts(reading, cast) if not any(d.first < draft.last and draft.first < d.last for d in drafts)]
    drafts += quotations_left(reading, drafts)
    return sorted(drafts, key=_reading_order)


def _is_title(reading: ReportStretches, draft: Draft) -> bool:
    """Whether a quotation is the title of a work: one that was sung, or stands right after a possessive: "said on Harn Radio's "Late Line.""."""
    doc, first = reading.doc, draft.first
    verb = draft.clause.verb if draft.clause is not None else None
    if verb is not None and verb.lemma_ in _PERFORMING and verb.i == first - 1 and _is_work(reading, first):
        return True
    owned = first > 0 and reading.in_quotation(first) and (doc[first - 1].tag_ == "POS" or doc[first - 1].text in ("'", "’"))
    return owned and draft.last - first <= 10 and verb is not None and verb.i < first


def _is_work(reading: ReportStretches, first: int) -> bool:
    """Whether the quotation that begins here is written as titles are: two words or more, the first, the last and all long ones with a capital."""
    if not reading.in_quotation(first):
        return False
    words = [token.text for token in reading.doc[slice(*reading.bounds[reading.quotation_of[first]])] if token.is_alpha]
    capitals = [word for i, word in enumerate(words) if i in (0, len(words) - 1) or len(word) > _SHORT]
    return len(words) > 1 and all(word[0].isupper() and not (len(word) > 1 and word.isupper()) for word in capitals)


def _is_left_open(draft: Draft) -> bool:
    """Whether the content only names an open question: "tests to determine which pump failed", "refused to say where she stood"."""
    if draft.clause is None or draft.clause.verb.tag_ != "VB" or draft.first <= draft.clause.verb.i:
        return False
    verb = draft.clause.verb
    return any(child.lower_ == "to" for child in verb.lefts) and verb.doc[draft.first].lower_ in QUESTION | {"which"}


def _reading_order(draft: Draft) -> tuple[int, int]:
    """Sort key: sources are resolved in reading order."""
    at = draft.clause.verb.i if draft.clause else (draft.source.head.i if draft.source else draft.first)
    return at, draft.first


def _cued(reading: ReportStretches) -> Iterator[Draft]:
    """Yields what each cue attributes. Words before a cue are free from the end of the previous cue's own words."""
    floors: dict[int, int] = {}
    before: dict[int, CueClause] = {}
    told: dict[int, list[Draft]] = {}
    by_stretch: dict[int, list[CueClause]] = {}
    for clause in find_cues(reading):
        by_stretch.setdefault(reading.stretch_of[clause.verb.i], []).append(clause)
    for number, clause in ((number, clause) for number, clauses in by_stretch.items() for clause in clauses):
        if clause.source is None and not clause.impersonal:
            continue
        made = [draft for draft in contents_of(reading, clause, floors.get(number, 0)) if not _is_a_cue(draft, by_stretch[number])]
        if not made and number in before and _tells_of(reading, before[number], clause) and clause.source is not None:
            before[number].tellers.append(clause.source)
        if number in before and clause.source is not None and _only_passes_on(clause, made, told.get(number, [])):
            before[number].tellers.append(clause.source)
            continue
        if made:
            told.setdefault(number, []).extend(made)
            before[number] = clause
            floors[number] = min([clause.end, *(draft.first for draft in made if draft.side == "right")])
        yield from made


def _only_passes_on(clause: CueClause, made: Sequence[Draft], told: Sequence[Draft]) -> bool:
    """Whether a closing "according to" names who relayed somebody else's words.

    In "the mayor said it burned, according to Radio Nord" the mayor's content then ends before it.
    """
    named = clause.source is not None and (clause.source.head.pos_ == "PROPN" or is_among(clause.source.head.lower_, "media"))
    if "according" not in clause.frames or not named or any(draft.side != "left" for draft in made):
        return False
    claimed = [
        other
        for other in told
        if other.clause is not None
        and other.side == "right"
        and "clause" in other.clause.frames
        and other.clause.verb.tag_ != "VB"
        and any(draft.first < other.last and other.first < draft.last for draft in made)
    ]
    for other in claimed:
        other.last = min(other.last, clause.start)
    return bool(claimed)


def _is_a_cue(draft: Draft, clauses: Sequence[CueClause]) -> bool:
    """Whether the content consists only of another cue's words: "Marlow informed the board on Monday, [the ministry recalled]"."""
    return any(
        clause is not draft.clause
        and "clause" in clause.frames
        and clause.verb.i == draft.last - 1
        and clause.start == draft.first
        and draft.first > 0
        and clause.verb.doc[draft.first - 1].text == ","
        for clause in clauses
    )


def _tells_of(reading: ReportStretches, before: CueClause, clause: CueClause) -> bool:
    """Whether a cue closes a sentence made up of another cue and its content: `"...," the mayor told Radio Nord, Reuters reported`."""
    closes = reading.limits(clause.verb)[1] - clause.end <= 1 and bool(clause.frames & {"clause", "according"})
    return closes and reading.doc[clause.start - 1].text == "," and clause.start - 1 <= before.end + 6 and clause.stance == "asserts"
