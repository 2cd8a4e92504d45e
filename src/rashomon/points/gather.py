"""The answers of a story with what is known of every two of them: made once, grouped as often as people's judgements change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.annotations import Annotations
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.statement import Statement
from rashomon.points.accounts import Answer, find_accounts
from rashomon.points.disputes import join_disputes
from rashomon.points.judged import Judged, indexed, obey_groups
from rashomon.points.keys import Reader, Reading
from rashomon.points.likeness import Likeness, Matrix
from rashomon.points.questions import kept_apart, link, load_pair_model, same_question
from rashomon.points.review import load_review_model, weigh
from rashomon.points.selection import common_ground


@dataclass(frozen=True, slots=True)
class Gathered:
    """Candidate answers by report and place, how likely two of them answer one question, and which two never do."""

    answers: tuple[Answer, ...]
    readings: tuple[Reading, ...]
    likeness: Likeness
    probabilities: Matrix
    apart: Matrix
    statements: Mapping[str, Statement]
    ground: float

    def ids(self) -> list[str]:
        """The ids of the accounts."""
        return [answer.account.id for answer in self.answers]


def gather_answers(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    copies: Sequence[Copy],
) -> Gathered | None:
    """The answers of these reports, in an order that does not depend on theirs; None where there are none."""
    annotated = sorted(annotated, key=lambda a: a.report.id)  # so that the order of the input decides nothing between equals
    answers = find_accounts(annotated, names=names, statements=statements, dates=dates)
    if not answers:
        return None
    reader = Reader(annotated, names, dates)
    readings = tuple(reader.read(answer) for answer in answers)
    likeness = Likeness(answers, readings, copies)
    probabilities = same_question(likeness, load_pair_model())
    by_id = {statement.id: statement for statement in statements}
    return Gathered(answers, readings, likeness, probabilities, kept_apart(answers, readings), by_id, common_ground(annotated))


def group_answers(gathered: Gathered, judged: Judged) -> list[tuple[list[int], float]]:
    """The answers of each point with how likely it is one question; what people judged stands above what is likely."""
    ids = gathered.ids()
    place = {ident: i for i, ident in enumerate(ids)}
    judged_apart = indexed(judged.different, place)
    apart = gathered.apart.copy()
    for i, j in judged_apart:
        apart[i, j] = apart[j, i] = 1.0
    groups = link(gathered.probabilities, apart, load_pair_model().threshold)
    groups = join_disputes(groups, gathered.answers, gathered.readings, gathered.statements, apart=judged_apart)
    wanted = frozenset(place[one] for one in judged.wanted() if one in place)
    weighed = weigh(groups, gathered.answers, gathered.probabilities, load_review_model(), ground=gathered.ground, wanted=wanted)
    likely = {i: p for group, p in weighed for i in group}
    rejected = frozenset(place[one] for one in judged.rejected if one in place)
    groups = [kept for group, _ in weighed if (kept := [i for i in group if i not in rejected])]
    return [(group, max(likely.get(i, 0.0) for i in group)) for group in obey_groups(groups, ids, judged)]
