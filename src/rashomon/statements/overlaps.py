"""Settles overlapping attributions: contested words go to the innermost speaker."""

from collections.abc import Iterator, Sequence

from rashomon.lexicon import set_of
from rashomon.statements.draft import CueClause, Draft
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.trimming import breaks_tense
from rashomon.text.verbs import lemma_of

_OWN_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
_LINKS = frozenset({",", ";", "and", "but", "while", "as", "although", "though", "with", "—", "--", "–"})


def settle_overlaps(reading: ReportStretches, drafts: Sequence[Draft]) -> list[Draft]:
    """Drops or trims drafts that claim the same words; among nested speakers the innermost stays."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        at = draft.clause.verb.i if draft.clause else draft.first
        by_sentence.setdefault(reading.stretch_of[at], []).append(draft)
    kept = [draft for group in by_sentence.values() for draft in _settled(reading, group)]
    return [draft for cluster in _clusters(kept) for draft in _without_doubles(cluster)]


def _settled(reading: ReportStretches, drafts: Sequence[Draft]) -> list[Draft]:
    """The remaining drafts of one sentence."""
    ordered = sorted(drafts, key=lambda d: (d.first, -d.last))
    _share_participles(reading, ordered)
    dropped: set[int] = set()
    for outer in ordered:
        if id(outer) in dropped or outer.clause is None:
            continue
        for inner in _inside(outer, ordered):
            if id(inner) in dropped or id(outer) in dropped:
                continue
            _settle(reading, outer, inner, ordered, dropped)
    return [draft for draft in ordered if id(draft) not in dropped and draft.last > draft.first]


def _clusters(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Yields runs of overlapping drafts in text order."""
    run: list[Draft] = []
    end = 0
    for draft in sorted(drafts, key=lambda d: (d.first, d.last)):
        if run and draft.first >= end:
            yield run
            run = []
        run.append(draft)
        end = max(end, draft.last) if len(run) > 1 else draft.last
    if run:
        yield run


def _share_participles(reading: ReportStretches, ordered: Sequence[Draft]) -> None:
    """Gives continuing verbs the first speaker: `said the men had fled, adding that ...`, `said it would sink and warned that ...`."""
    for inner in ordered:
        verb = inner.clause.verb if inner.clause else None
        if verb is None or inner.side == "left" or reading.doc[verb.i - 1].lower_ not in (",", "and", "but", "while"):
            continue
        if verb.tag_ != "VBG" and not breaks_tense(verb):
            continue
        for outer in ordered:
            if (
                outer.clause is not None
                and outer.clause is not inner.clause
                and outer.first < verb.i < outer.last
                and outer.side == "right"
            ):
                inner.source = outer.source


def _inside(outer: Draft, ordered: Sequence[Draft]) -> list[Draft]:
    """Drafts of other cues whose cue lies in the outer content, in the order of their cues."""
    found = [
        d
        for d in ordered
        if d is not outer and d.clause is not None and d.clause is not outer.clause and outer.first <= d.clause.verb.i < outer.last
    ]
    return sorted(found, key=lambda d: (d.clause.verb.i if d.clause else 0, d.first))


def _settle(reading: ReportStretches, outer: Draft, inner: Draft, drafts: Sequence[Draft], dropped: set[int]) -> None:
    clause = inner.clause
    if clause is None or outer.clause is None or not outer.first <= clause.verb.i < outer.last:
        return
    start = _linked_start(reading, clause, outer.first)
    if _is_part(reading, inner) and outer.clause.frames & {"clause"}:
        outer.own_thought = outer.own_thought or lemma_of(clause.verb.lemma_) in set_of("attribution.thoughts")
        dropped.add(id(inner))
    elif _is_own_thought(reading, outer, clause):
        outer.own_thought = lemma_of(clause.verb.lemma_) != "know"
        dropped.add(id(inner))
    elif inner.side == "left":
        if inner.first <= outer.first or "according" in clause.frames or inner.first < outer.clause.verb.i:
            dropped.add(id(inner))
        outer.last = min(outer.last, start)
    elif clause.start <= outer.first + 1 or (clause.nominal and clause.start <= outer.first):
        whole = inner.last - inner.first >= (outer.last - outer.first) // 2
        if (inner.last >= outer.last - 2 or (whole and not clause.nominal)) and outer.clause.stance != "denies":
            dropped.add(id(outer))
            _hand_down(outer.clause, clause)
    elif start < clause.start and start > outer.first + 1:
        outer.last = start


def _hand_down(outer: CueClause, inner: CueClause) -> None:
    """Records the outer speaker as a relay of the inner speaker's words."""
    same = inner.source is not None and outer.source is not None and outer.source.first == inner.source.first
    if outer.source is not None and not same and outer.stance == "asserts":
        inner.tellers += [outer.source, *outer.tellers]


def _linked_start(reading: ReportStretches, clause: CueClause, first: int) -> int:
    """The start of the cue's clause, including a preceding comma or conjunction."""
    start = clause.start
    while start > first and not reading.in_quotation(start - 1) and reading.doc[start - 1].lower_ in _LINKS:
        start -= 1
    return start


def _is_part(reading: ReportStretches, inner: Draft) -> bool:
    """Whether the inner cue's content is no clause but a thing ("had warned them about a leak") that the outer speaker mentions."""
    before = reading.doc[inner.first - 1].lower_ if inner.first else ""
    figure = inner.clause is not None and inner.clause.frames <= {"figure"}
    thought = inner.clause is not None and lemma_of(inner.clause.verb.lemma_) in set_of("attribution.thoughts")
    return (
        (figure or thought or before in ("of", "about"))
        and not reading.has_finite_verb(inner.first, inner.last)
        and not reading.in_quotation(inner.first)
    )


def _is_own_thought(reading: ReportStretches, outer: Draft, clause: CueClause) -> bool:
    """Whether the inner cue expresses the speaker's own mind: "said it expects"."""
    if lemma_of(clause.verb.lemma_) not in set_of("attribution.thoughts") or clause.source is None:
        return False
    if clause.start > outer.first + 1:
        return False
    return reading.doc[clause.source.first].lower_ in _OWN_PRONOUNS and clause.source.last == clause.source.first + 1


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Among drafts with mostly the same words keeps the one with the nearest cue; keeps both if one denies and the other claims."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (_distance(d), d.first, d.last)):
        rival = next((other for other in kept if _same_words(draft, other)), None)
        if rival is not None and rival.clause and draft.clause and draft.clause.start >= rival.clause.end:
            _hand_down(draft.clause, rival.clause)  # "..., the mayor told Radio Nord, Reuters reported"
        if rival is None or (
            rival.clause and draft.clause and rival.clause.stance != draft.clause.stance and (rival.clause.nominal or draft.clause.nominal)
        ):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.first, d.last))


def _distance(draft: Draft) -> int:
    if draft.clause is None:
        return 10_000
    return draft.first - draft.clause.end if draft.side == "right" else draft.clause.start - draft.last


def _same_words(a: Draft, b: Draft) -> bool:
    shared = min(a.last, b.last) - max(a.first, b.first)
    return shared > 0 and 5 * shared >= 3 * max(a.last - a.first, b.last - b.first)
