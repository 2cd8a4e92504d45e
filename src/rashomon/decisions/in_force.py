"""Says which decisions count (`in_force`): those not taken back and, if two are about one thing,
the later one. Also says what became of each in a story (`with_outcomes`)."""

from collections.abc import Iterable
from dataclasses import replace

from rashomon.decisions.here import Here
from rashomon.model.authors import is_person
from rashomon.model.content_ids import by_id
from rashomon.model.decision import (
    OBEYED,
    OF_LOOKS,
    OF_NAMES,
    OF_STATEMENTS,
    Decision,
    DecisionKind,
    Decisions,
)


def in_force(decisions: Decisions) -> Decisions:
    """Returns the decisions that count, the earliest first. Only decisions of people count."""
    listed = list(dict.fromkeys(decisions))
    undone = taken_back(listed)
    latest: dict[object, Decision] = {}
    for decision in listed:
        is_standing = is_person(decision.by) and decision.id not in undone
        if is_standing and decision.what is not DecisionKind.UNDO:
            about = _about(decision)
            latest.pop(about, None)
            latest[about] = decision
    return tuple(latest.values())


def taken_back(decisions: Decisions) -> frozenset[str]:
    """Returns the ids of the decisions that do not count because somebody took them back, in
    whatever order they came. An undoing may itself be undone. Who takes back that two reports are
    of two stories takes back what was decided of them in the same moment: a split says, too, which
    reports stay together."""
    undone = _undone(decisions)
    parts = set[object]()
    for decision in decisions:
        is_exact = "." in decision.at  # a second or a day may have more than one act
        if decision.what is DecisionKind.OTHER_STORY and decision.id in undone and is_exact:
            parts.update((decision.by, decision.at, report) for report in decision.reports)
    together = set[str]()
    for decision in decisions if parts else ():
        reports = ((decision.by, decision.at, report) for report in decision.reports)
        if decision.what is DecisionKind.SAME_STORY and not parts.isdisjoint(reports):
            together.add(decision.id)
    return undone | together


def _undone(decisions: Iterable[Decision]) -> frozenset[str]:
    """Returns the ids of the decisions that others take back."""
    undoings: dict[str, set[str]] = {}
    for decision in decisions:
        if decision.what is DecisionKind.UNDO and is_person(decision.by) and decision.undoes:
            undoings.setdefault(decision.undoes, set()).add(decision.id)
    open_ids = set(undoings)  # of which it is not known yet whether they count
    undone = set[str]()
    while open_ids:
        standing = {ident for ident in open_ids if undoings[ident].isdisjoint(open_ids)}
        undone |= {ident for ident in standing if not undoings[ident] <= undone}
        # a file may name undoings in a circle: they count for nothing
        open_ids -= standing or open_ids
    return frozenset(undone)


def _about(decision: Decision) -> object:
    """Returns what a decision is about. A later one about the same takes its place."""
    sides = set()
    for side in decision.sides:
        sides.add(frozenset((span.place, span.outlet) for span in side))
    if decision.what in OF_LOOKS:  # each of several people has a verdict of their own
        places = frozenset(span.place for side in decision.sides[:1] for span in side)
        return decision.by, decision.value, places
    kind = decision.what.replace("other-", "same-")
    return kind, frozenset(sides), frozenset(decision.whole_reports())


WITHOUT_EFFECT = "without effect"


def is_without_effect(decision: Decision) -> bool:
    """Returns whether its outcome says that a decision has no effect."""
    return (decision.outcome or "").startswith(WITHOUT_EFFECT)


GONE = "its words are in no report of today"
TAKEN_BACK = "taken back"
OVERRULED = "a later decision about the same words counts"
OF_NO_PERSON = "only people decide"
NOTHING_TO_UNDO = "the decision that it takes back is not here"


def with_outcomes(
    decisions: Decisions, texts_here: Here, refused: dict[str, str]
) -> tuple[Decision, ...]:
    """Returns the decisions about these reports, each with what became of it. `refused` says why a
    decision was not obeyed, by its id."""
    listed = []
    for decision in decisions:
        if texts_here.concerns(decision):
            are_gone = any(
                side and not words
                for side, words in zip(decision.sides, texts_here.sides(decision), strict=True)
            )
            why = GONE if are_gone else refused.get(decision.id)
            listed.append(
                replace(decision, outcome=_outcome(decision, texts_here=texts_here, why=why))
            )
    return tuple(listed)


def _outcome(decision: Decision, texts_here: Here, why: str | None) -> str:
    """Returns what became of a decision, and which of its sentences a page that changed has no
    more. `why` says why it was not obeyed, if that is known."""
    lost = () if decision.what in OF_NAMES else texts_here.escaped(decision)
    quotes = ", ".join(f"“{sentence.line}”" for sentence in lost)
    changed = f"the page changed and no longer has {quotes}"
    of_sentences = decision.what in OF_STATEMENTS | {DecisionKind.SET_ASIDE_SENTENCE}
    # it hung on sentences that are gone, all of them or the ones it needed
    if lost and (why or (of_sentences and not any(texts_here.standing(decision)))):
        return f"{WITHOUT_EFFECT}: {changed}"
    if why:
        return f"{WITHOUT_EFFECT}: {why}"
    return f"{OBEYED}; {changed}" if lost else _obeyed(decision, texts_here)


def _obeyed(decision: Decision, texts_here: Here) -> str:
    """Returns that a decision is obeyed, and how much of a report that was set aside is new."""
    new = 0
    if decision.what is DecisionKind.SET_ASIDE_REPORT:
        new = texts_here.new_sentences(decision)
    if new:
        return f"{OBEYED}; the page changed: {new} of its sentences are new and count"
    return OBEYED


def heard_nowhere(
    decisions: Decisions, listed_by_stories: Iterable[Decision]
) -> tuple[Decision, ...]:
    """Returns the decisions that no story lists, each with the reason.

    They were taken back or overruled, take others back, are about something that is not here, or no
    person made them. The last reason that fits counts.
    """
    undone = taken_back(decisions)
    here = by_id(decisions)
    standing = by_id(in_force(decisions))
    heard_ids = by_id(listed_by_stories).keys()
    unheard = []
    for decision in decisions:
        if decision.id in heard_ids:
            continue
        why = OVERRULED
        if decision.id in standing:
            why = GONE
        elif not is_person(decision.by):
            why = OF_NO_PERSON
        outcome = f"{WITHOUT_EFFECT}: {why}"
        if decision.id in undone:
            outcome = TAKEN_BACK
        elif decision.what is DecisionKind.UNDO and is_person(decision.by):
            is_obeyed = decision.undoes in here
            outcome = OBEYED if is_obeyed else f"{WITHOUT_EFFECT}: {NOTHING_TO_UNDO}"
        unheard.append(replace(decision, outcome=outcome))
    return tuple(unheard)
