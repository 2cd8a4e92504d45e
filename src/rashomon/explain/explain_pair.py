"""explain_pair: whether two accounts belong to one point, and what brought them together or kept them apart."""

from dataclasses import dataclass

from rashomon.errors import StopError
from rashomon.explain.reparse import AccountInSentence, in_sentence, parse_again
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account, Point
from rashomon.model.story import Story
from rashomon.points.similarity_trace import TracedLikeness, trace_likeness
from rashomon.relations.signal_trace import TracedPair, trace_relations
from rashomon.text.annotations import Annotations
from rashomon.text.wording import RELATION_WORDS

Found = tuple[Story, Point, Account]


@dataclass(frozen=True, slots=True)
class PairExplained:
    """Two accounts and how they relate. `because`: sentences; `comparison`: the rules applied, or that would have applied within one point."""

    a: AccountInSentence
    b: AccountInSentence
    questions: tuple[str, str]
    one_point: bool
    because: tuple[str, ...]
    likeness: TracedLikeness | None
    comparison: TracedPair | None


def explain_pair(ledger: Ledger, one: Found, other: Found) -> PairExplained:
    """Explains why two accounts do or do not answer one question alike. Parses the story's reports again."""
    (story, left_point, left), (other_story, right_point, right) = one, other
    if left.id == right.id:
        raise StopError(f"{left.id} was given twice; --why-not sets two accounts against each other")
    annotated = parse_again(ledger, {*story.reports, *other_story.reports})
    shown = (in_sentence(left, annotated[left.report]), in_sentence(right, annotated[right.report]))
    questions = (left_point.question, right_point.question)
    if story.id != other_story.id:
        because = ("they stand in two stories: their reports were not taken for reports of one event",)
        return PairExplained(*shown, questions, False, because, None, None)
    likeness = _likeness(story, annotated, one, other)
    parts = {"annotated": tuple(annotated.values()), "dates": story.dates, "names": story.names}
    [traced] = trace_relations((left, right), left_point.kind, **parts)  # type: ignore[arg-type]
    if left_point.id == right_point.id:
        return PairExplained(*shown, questions, True, why_together(left_point, left, right, likeness), likeness, traced)
    return PairExplained(*shown, questions, False, why_apart(left, right, likeness), likeness, traced)


def _likeness(story: Story, annotated: dict[str, Annotations], one: Found, other: Found) -> TracedLikeness | None:
    together = one[1].id == other[1].id
    groups = [[account.id] if together else _first(account.id, point) for _, point, account in (one, other)]
    parsed = tuple(annotated[report] for report in story.reports)
    listed_whole = all(copy.passage is None for copy in story.copies)  # else some are left out that the comparison knew
    copies = story.copies if listed_whole else trace_lineage([a.report for a in parsed])
    known = {"names": story.names, "statements": story.statements, "dates": story.dates, "copies": copies}
    return trace_likeness(groups[0], groups[1], annotated=parsed, **known)  # type: ignore[arg-type]


def _first(account: str, point: Point) -> list[str]:
    return [account, *(other.id for other in point.accounts if other.id != account)]


def why_together(point: Point, left: Account, right: Account, likeness: TracedLikeness | None) -> tuple[str, ...]:
    """Returns what brought two accounts into one point, in sentences."""
    told = []
    if left.version == right.version and left.version is not None:
        told.append("they are the same answer to one question")
    else:
        told.append("they are two answers to one question")
        relation = next((r for r in point.relations if {r.a, r.b} == {left.version, right.version}), None)
        if relation is None:
            told.append("these answers bear no relation to each other")
        else:
            first, second = ("a", "b") if relation.a == left.version else ("b", "a")
            told.append(f"the answer of {first} {RELATION_WORDS[relation.kind]} that of {second}: {relation.reason} ({relation.rule})")
    if likeness is not None and (likeness.apart or likeness.probability < likeness.start):
        told.append(
            f"alone they would not be one question ({_chance(likeness)}); "
            "other accounts of the point, or a denial and what it denies, join them"
        )
    return tuple(told)


def why_apart(left: Account, right: Account, likeness: TracedLikeness | None) -> tuple[str, ...]:
    """Returns what kept two accounts in two points, in sentences."""
    if likeness is None:
        return ("reading the reports again does not give these accounts: the ledger was made by another version, or changed",)
    if likeness.apart and left.quote.overlaps(right.quote):
        return ("their quotes share words of one report, and one span answers one question",)
    if likeness.apart:
        units = f"{left.unit or 'no unit'} and {right.unit or 'no unit'}"
        if (left.unit or "").casefold() == (right.unit or "").casefold():
            return (f"both figures are of {left.unit}, but no name, subject or happening says that they are of one thing",)
        return (f"they count things of different kinds: {units}",)
    told = []
    if likeness.probability >= likeness.start:
        told.append(f"alone they would be one question ({_chance(likeness)})")
    else:
        told.append(f"their words alone are not taken to answer one question: {_chance(likeness)}")
    if likeness.never:
        told.append(f"{likeness.never} of the {likeness.pairs} pairs across their two points can never join (one span, or other units)")
    if likeness.together:
        told.append("they were put together, and one of them was taken out as not worth keeping beside the others")
    elif likeness.groups == 0.0:
        told.append("the accounts that are together with either are too unlike to be held against each other")
    else:
        told.append(f"of their two groups the probability is {likeness.groups:.2f}, and groups join from {likeness.least:.2f}")
    return tuple(told)


def _chance(likeness: TracedLikeness) -> str:
    return f"probability {likeness.probability:.2f}, and accounts join by themselves from {likeness.start:.2f}"
