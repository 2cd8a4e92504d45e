"""Settles which words each draft gets: contested ones go to the innermost speaker."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from rashomon.mentions.speech.draft import CueClause, CuedDraft, Draft
from rashomon.mentions.speech.report_stretches import ReportStretches
from rashomon.mentions.speech.trim_drafts import breaks_tense
from rashomon.shipped.words import set_of
from rashomon.text.gathering import connected, touching
from rashomon.text.parsed_report import (
    VERB_CLASSES,
    any_word,
    is_word_of,
    word_before,
)
from rashomon.text.speaker_words import lemma_of

_Drafts = list[CuedDraft]
_PLACE = attrgetter("first", "last")


def settle_overlaps(reading: ReportStretches, sentences: Iterable[_Drafts]) -> _Drafts:
    """Drops or trims drafts, sentence by sentence, that claim the same words; among nested speakers
    the innermost stays."""
    drafts_left = [draft for drafts in sentences for draft in _settled(reading, drafts)]
    drafts_left.sort(key=_PLACE)
    places = touching((draft.first, draft.last, n) for n, draft in enumerate(drafts_left))
    settled = []
    for cluster in connected(range(len(drafts_left)), places):
        settled += _without_doubles([drafts_left[n] for n in cluster])
    return settled


def _settled(reading: ReportStretches, drafts: Sequence[CuedDraft]) -> _Drafts:
    """Returns the drafts of one sentence that remain when no two claim the same words.

    Each draft is compared with every other whose verb stands in its words. The longest and first
    come first, since they give words away.
    """
    ordered = sorted(drafts, key=lambda d: (d.first, -d.last))
    _share_participles(ordered)
    dropped = set()
    by_verb = sorted(ordered, key=_verb)  # of one verb the first in the text
    for outer in ordered:
        first, last = (bisect_left(by_verb, at, key=_verb) for at in (outer.first, outer.last))
        for inner in by_verb[first:last]:
            if (
                # of two cues, both still there, one inside the words of the other: `outer` may have
                # become shorter meanwhile
                inner.clause is not outer.clause
                and id(inner) not in dropped
                and id(outer) not in dropped
                and _verb(inner) < outer.last
            ):
                lost = _settle(reading, outer=outer, inner=inner)
                if lost:
                    dropped.add(id(lost))
    return [draft for draft in ordered if id(draft) not in dropped]


def _verb(draft: CuedDraft) -> int:
    return draft.clause.at


def _share_participles(ordered: Sequence[CuedDraft]) -> None:
    """Gives continuing verbs the first speaker: `said the men had fled, adding that ...`, `said it
    would sink and warned that ...`."""
    for inner in ordered:
        verb = inner.clause.verb
        links = {",", "and", "but", "while"}
        if inner.side == "left" or word_before(verb) not in links:
            continue
        # a verb that has no subject of its own, inside the words of another
        if verb.tag_ == "VBG" or breaks_tense(verb):
            for outer in ordered:
                if outer.clause is not inner.clause and outer.first < verb.i < outer.last:
                    inner.source = outer.source


def _settle(reading: ReportStretches, outer: CuedDraft, inner: CuedDraft) -> Draft | None:
    """Divides the words of two drafts, of which one has the other's cue in its content; returns the
    one that is dropped, if any.

    The order matters: thoughts that belong to the outer speaker are dropped first, then asides
    stay, then words before the inner cue end the outer content.
    """
    clause = inner.clause
    thinks = lemma_of(clause.verb.lemma_) in set_of("attribution.thoughts")
    # with a comma or conjunction before it
    begins = clause.start + is_word_of(reading.doc[clause.start], "attribution.links")
    start = reading.before(outer.first, begins, set_of("attribution.links"))
    own_mind = _is_own_mind(clause, thinks=thinks)
    begins_with_it = own_mind and clause.start <= outer.first + 1
    is_part = "clause" in outer.clause.frames and _is_part(reading, inner=inner, thinks=thinks)
    if is_part or begins_with_it:
        return inner
    if inner.side == "left":
        outer.last = start
        return inner
    if clause.nominal:
        return None  # who calls somebody's claim untrue says so, and does not pass it on
    # the inner clause is all that the outer one says: "said Lund warned of frost"
    if clause.start <= outer.first + 1:
        if outer.clause.stance == "denies":
            return inner  # "denied that Lund had said so": nobody says that he did
        is_larger_half = inner.last - inner.first >= (outer.last - outer.first) // 2
        if inner.last >= outer.last - 2 or is_larger_half:
            _hand_down(outer.clause, clause)
            return outer
    elif start < begins:
        outer.last = _before_inner(outer, inner=clause, start=start)
    return None


def _before_inner(outer: CuedDraft, inner: CueClause, start: int) -> int:
    """The end of a content before another's cue; its own end where that cue is its only verb: "said
    that in May, Lund had warned of frost"."""
    verb = inner.verb
    is_content = verb.dep_ == "ccomp" and verb.head == outer.clause.verb
    has_verb = any(word.pos_ in VERB_CLASSES for word in verb.doc[outer.first : start])
    return outer.last if is_content and not has_verb else start


def _hand_down(outer: CueClause, inner: CueClause) -> None:
    """Records the outer speaker as a relay of the inner speaker's words."""
    if not outer.source or outer.stance != "asserts":
        return
    if not inner.source or inner.source.first != outer.source.first:
        inner.tellers += [outer.source, *outer.tellers]


def _is_part(reading: ReportStretches, inner: CuedDraft, thinks: bool) -> bool:
    """Whether the inner cue's content is no clause but a thing ("had warned them about a leak")
    that the outer speaker mentions."""
    before = reading.doc[inner.first - 1].lower_
    thing = thinks or inner.clause.frames <= {"figure"} or before in {"of", "about"}
    return thing and not reading.has_finite_verb(inner.first, inner.last)


def _is_own_mind(clause: CueClause, thinks: bool) -> bool:
    """Whether a cue within another's content tells what that speaker thinks: "said it expects",
    not "said the mayor hoped", nor what is thought no more: "said he had first believed"."""
    verb = clause.verb
    if not thinks or not clause.source:
        return False
    is_past = any_word(verb.lefts, set_of("fates.at_first") | {"had"})
    first = verb.doc[clause.source.first]
    return not is_past and is_word_of(first, "attribution.own_pronouns")


def _without_doubles(drafts: Iterable[CuedDraft]) -> _Drafts:
    """Among drafts with mostly the same words keeps the one whose cue stands before them, else the
    one with the nearest: "The army says [it fired], said Lund"."""
    drafts_left: _Drafts = []
    for draft in sorted(
        drafts,
        key=lambda candidate: (
            candidate.side == "left",
            _distance(candidate),
            candidate.first,
            candidate.last,
        ),
    ):
        rivals = (earlier for earlier in drafts_left if _same_words(draft, earlier))
        rival = next(iter(rivals), None)
        if not rival:
            drafts_left.append(draft)
        elif draft.clause.start >= rival.clause.end:
            # "..., the mayor told Radio Nord, Reuters reported"
            _hand_down(draft.clause, rival.clause)
    return sorted(drafts_left, key=_PLACE)


def _distance(draft: CuedDraft) -> tuple[bool, int]:
    """Whether the cue stands apart from its source, and how far from its content."""
    if draft.side == "left":
        return False, draft.clause.start - draft.last
    apart = draft.source is None or not 0 <= draft.clause.at - draft.source.last <= 1
    return apart, draft.first - draft.clause.at


def _same_words(first: Draft, second: Draft) -> bool:
    shared = min(first.last, second.last) - max(first.first, second.first)
    return 5 * shared >= 3 * max(first.last - first.first, second.last - second.first)
