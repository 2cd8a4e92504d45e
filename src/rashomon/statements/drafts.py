"""Everything that a report attributes, before anyone is asked who speaks."""

from collections.abc import Iterator, Sequence

from rashomon.statements.clauses import QUESTION
from rashomon.statements.contents import contents_of
from rashomon.statements.cues import find_cues, find_denials
from rashomon.statements.direct import quotations_left
from rashomon.statements.draft import CueClause, Draft
from rashomon.statements.headlines import headline_drafts
from rashomon.statements.layout import layout_drafts
from rashomon.statements.overlaps import settle_overlaps
from rashomon.statements.people import Cast
from rashomon.statements.reading import Reading
from rashomon.statements.trimming import trim_draft


def drafts_of(reading: Reading, cast: Cast) -> list[Draft]:
    """The drafts of one report in the order in which their sources are read."""
    drafts = settle_overlaps(reading, list(_cued(reading)))
    drafts += headline_drafts(reading, cast)
    for draft in drafts:
        trim_draft(reading, draft)
    drafts = [draft for draft in drafts if draft.last > draft.first and not _is_title(reading, draft) and not _is_left_open(draft)]
    drafts += list(_denials_of(reading, drafts))
    drafts += [draft for draft in layout_drafts(reading, cast) if not any(d.first < draft.last and draft.first < d.last for d in drafts)]
    drafts += quotations_left(reading, drafts)
    return sorted(drafts, key=_reading_order)


def _is_title(reading: Reading, draft: Draft) -> bool:
    """Whether a quotation right behind a possessive is what that owner's work is called: "said on Harn Radio's "Late Line.""."""
    doc, first = reading.doc, draft.first
    owned = first > 0 and reading.in_quotation(first) and (doc[first - 1].tag_ == "POS" or doc[first - 1].text in ("'", "’"))
    return owned and draft.last - first <= 10 and draft.clause is not None and draft.clause.verb.i < first


def _is_left_open(draft: Draft) -> bool:
    """Whether only a question is named that is to be answered: "tests to determine which pump failed", "refused to say where she stood"."""
    if draft.clause is None or draft.clause.verb.tag_ != "VB" or draft.first <= draft.clause.verb.i:
        return False
    verb = draft.clause.verb
    return any(child.lower_ == "to" for child in verb.lefts) and verb.doc[draft.first].lower_ in QUESTION | {"which"}


def _reading_order(draft: Draft) -> tuple[int, int]:
    """Sources are resolved in the order in which they are read."""
    at = draft.clause.verb.i if draft.clause else (draft.source.head.i if draft.source else draft.first)
    return at, draft.first


def _cued(reading: Reading) -> Iterator[Draft]:
    """What every cue attributes; words before a cue are free up to the end of the former cue's own words."""
    floors: dict[int, int] = {}
    before: dict[int, CueClause] = {}
    by_stretch: dict[int, list[CueClause]] = {}
    for clause in find_cues(reading):
        by_stretch.setdefault(reading.stretch_of[clause.verb.i], []).append(clause)
    for number, clause in ((number, clause) for number, clauses in by_stretch.items() for clause in clauses):
        if clause.source is None and not clause.impersonal:
            continue
        made = [draft for draft in contents_of(reading, clause, floors.get(number, 0)) if not _is_a_cue(draft, by_stretch[number])]
        if not made and number in before and _tells_of(reading, before[number], clause) and clause.source is not None:
            before[number].tellers.append(clause.source)
        if made:
            before[number] = clause
            floors[number] = min([clause.end, *(draft.first for draft in made if draft.side == "right")])
        yield from made


def _is_a_cue(draft: Draft, clauses: Sequence[CueClause]) -> bool:
    """Whether the content is nothing but the words of another cue: "Marlow informed the board on Monday, [the ministry recalled]"."""
    return any(
        clause is not draft.clause
        and "clause" in clause.frames
        and clause.verb.i == draft.last - 1
        and clause.start == draft.first
        and draft.first > 0
        and clause.verb.doc[draft.first - 1].text == ","
        for clause in clauses
    )


def _tells_of(reading: Reading, before: CueClause, clause: CueClause) -> bool:
    """Whether a cue closes a sentence that another's words and cue fill: `"...," the mayor told Radio Nord, Reuters reported`."""
    closes = reading.limits(clause.verb)[1] - clause.end <= 1 and bool(clause.frames & {"clause", "according"})
    return closes and reading.doc[clause.start - 1].text == "," and clause.start - 1 <= before.end + 6 and clause.stance == "asserts"


def _denials_of(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """For "..., a claim the ministry denied": the same words once more, denied."""
    for clause, before in find_denials(reading):
        first, _ = reading.limits(clause.verb)
        claimed = [draft for draft in drafts if first <= draft.first and draft.last <= before]
        if claimed:
            nearest = max(claimed, key=lambda draft: (draft.last, -draft.first))
            yield Draft(nearest.first, nearest.last, clause, clause.source)
