"""The answers of a story with what is known of every two of them: made once, grouped as often as people's judgements change."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.row import PlacedRows, Row
from rashomon.model.statement import Statement
from rashomon.points.accounts import CandidateAccount, find_accounts
from rashomon.points.answer_features import AnswerFeatures, Reader
from rashomon.points.answer_similarity import Codes, Edges, Likeness, Matrix
from rashomon.points.denial_points import join_denials
from rashomon.points.group_membership import keep_tied, mean_tie
from rashomon.points.judged_points import PointJudgements, indexed, obey_groups
from rashomon.points.kept_points import hold
from rashomon.points.merge_groups import MergeModel, load_merge_model, merge_groups
from rashomon.points.pair_tables import PairTable, SharedRowTable, Sparse, with_pairs
from rashomon.points.review_answers import ReviewModel, load_review_model, weigh
from rashomon.points.row_answers import answers_of_rows
from rashomon.points.same_question import (
    Apart,
    PairModel,
    kept_apart,
    link,
    load_pair_model,
    overlapping,
    same_question,
)
from rashomon.points.selection import Place, common_ground
from rashomon.text.annotations import Annotations
from rashomon.text.repeated_answers import MANY, stand_ins

_ENOUGH = 0.5  # the share of what the program holds to be worth keeping from which rows alone are the questions
Groups = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Models:
    """What puts answers together: the models of pairs, of groups, and of what stays."""

    pairs: PairModel
    groups: MergeModel
    review: ReviewModel


def shipped_models() -> Models:
    """Those that ship."""
    return Models(load_pair_model(), load_merge_model(), load_review_model())


@dataclass(frozen=True, slots=True)
class Gathered:
    """Candidate answers by report and place, how likely two of them answer one question, and which two never do.

    `rows`: the row of each answer in `likeness`, `probabilities`, `edges` and `apart`; in a large story answers of the same words, read in the same
    way, share one. `linked`: those that answer one question; `groups`: the same with the answers alone that are worth keeping: what the machine makes of them;
    `likely`: how likely the group of an answer is one question. `placed`: the rows that a language model read, whose answers are the groups then.
    """

    answers: tuple[CandidateAccount, ...]
    readings: tuple[AnswerFeatures, ...]
    likeness: Likeness
    probabilities: Matrix | PairTable
    edges: Edges
    apart: Apart | Sparse
    statements: Mapping[str, Statement]
    ground: float
    models: Models
    rows: Codes
    placed: PlacedRows | None = None
    linked: Groups = ()
    groups: Groups = ()
    likely: Mapping[int, float] = field(default_factory=dict)

    def sureness(self, group: Sequence[int]) -> float | None:
        """How likely the group is one question worth asking, to three places; None where people alone made it."""
        return max((round(self.likely[i], 3) for i in group if i in self.likely), default=None)

    def ids(self) -> list[str]:
        """The ids of the accounts."""
        return [answer.account.id for answer in self.answers]

    def likely_between(self) -> SharedRowTable:
        """How likely two answers answer one question, by their places."""
        return SharedRowTable(self.probabilities, self.rows)

    def distinct(self) -> tuple[CandidateAccount, ...]:
        """The answers that have a row of their own, by row."""
        first = np.unique(self.rows, return_index=True)[1]
        return tuple(self.answers[i] for i in first.tolist())

    def in_rows(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The rows of pairs of answers; without those that share one."""
        found = ((int(self.rows[i]), int(self.rows[j])) for i, j in pairs)
        return sorted({(min(pair), max(pair)) for pair in found if pair[0] != pair[1]})

    def row_groups(self) -> list[list[int]]:
        """The rows of each of the linked groups."""
        return [sorted({int(self.rows[i]) for i in group}) for group in self.linked]

    def of_rows(self, groups: Sequence[Sequence[int]]) -> list[list[int]]:
        """The groups of answers that groups of rows are."""
        held: dict[int, list[int]] = {}
        for place, row in enumerate(self.rows.tolist()):
            held.setdefault(row, []).append(place)
        return sorted(sorted(place for row in group for place in held[row]) for group in groups)


def gather_answers(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    copies: Sequence[Copy],
    wanted: frozenset[Place] = frozenset(),
    models: Models | None = None,
) -> Gathered | None:
    """The answers of these reports, in an order that does not depend on theirs; None where there are none.

    `wanted`: where answers stand that people asked for, whether or not they are worth keeping; `models`: the shipped ones where none are given.
    """
    models = models or shipped_models()
    annotated = sorted(annotated, key=lambda a: a.report.id)  # so that the order of the input decides nothing between equals
    answers = find_accounts(annotated, names=names, statements=statements, dates=dates, wanted=wanted)
    if not answers:
        return None
    reader = Reader(annotated, names, dates)
    readings = tuple(reader.read(answer) for answer in answers)
    first, rows = np.unique(_stand_ins(answers, readings), return_inverse=True)
    distinct, read = [answers[i] for i in first.tolist()], [readings[i] for i in first.tolist()]
    likeness = Likeness(distinct, read, copies)
    probabilities, edges = same_question(likeness, models.pairs)
    by_id = {statement.id: statement for statement in statements}
    left, right = overlapping(answers)
    apart, ground = kept_apart(distinct, read, (rows[left], rows[right])), common_ground(annotated)
    return _linked(Gathered(answers, readings, likeness, probabilities, edges, apart, by_id, ground, models, rows), ())


def _stand_ins(answers: Sequence[CandidateAccount], readings: Sequence[AnswerFeatures]) -> Sequence[int]:
    """For each answer the place of the one that is held against the others in its stead: of a story that is not large, its own."""
    if len(answers) <= MANY:
        return range(len(answers))
    return stand_ins([*map(_told, answers, readings)], [answer.account.report for answer in answers])


def _told(answer: CandidateAccount, reading: AnswerFeatures) -> Hashable:
    """All that is read of an answer but where it stands."""
    account = answer.account
    words = (account.quote.quote, answer.sentence.quote, account.quote.start - answer.sentence.start, answer.headline, answer.kind)
    said = (
        account.statement is None,
        account.speaker,
        account.stance,
        account.value,
        account.low,
        account.high,
        account.unit,
        account.as_of,
    )
    slots = (answer.predicate, answer.polarity, answer.subject, answer.arguments, answer.names, answer.asked, answer.given, answer.counted)
    return words, said, slots, reading


def gather_rows(
    gathered: Gathered,
    rows: Sequence[Row],
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    copies: Sequence[Copy],
) -> Gathered:
    """The rows that a language model read as the groups, each with its answers; where they leave out most of what the program holds to be worth
    keeping, its own groups stand beside them. Without a row the same as it was `gathered`."""
    annotated = sorted(annotated, key=lambda a: a.report.id)
    told, placed = answers_of_rows(rows, annotated, names=names, statements=statements, dates=dates)
    if not told:
        return gathered
    held = _Held(told)
    covered = [i for group in gathered.groups for i in group if held.holds(gathered.answers[i])]
    kept = sum(map(len, gathered.groups))
    rest = [i for i, answer in enumerate(gathered.answers) if not held.holds(answer)]
    place = {i: len(told) + n for n, i in enumerate(rest)}
    few = len(covered) < _ENOUGH * kept  # a reply that was cut off, or chance
    own = [tuple(place[i] for i in group if i in place) for group in gathered.groups] if few else []
    answers = (*told, *(gathered.answers[i] for i in rest))
    reader = Reader(annotated, names, dates)
    readings = tuple(reader.read(answer) for answer in answers)
    likeness = Likeness(answers, readings, copies)
    probabilities, edges = same_question(likeness, gathered.models.pairs)
    rows_of: dict[int, list[int]] = {}
    for i, answer in enumerate(told):
        rows_of.setdefault(placed.places[answer.account.id][0], []).append(i)
    groups = (*_frozen(list(rows_of.values())), *(group for group in own if group))
    likely = {place[i]: p for i, p in gathered.likely.items() if i in place}
    return replace(
        gathered,
        answers=answers,
        readings=readings,
        likeness=likeness,
        probabilities=probabilities,
        edges=edges,
        apart=kept_apart(answers, readings, overlapping(answers)),
        rows=np.arange(len(answers)),
        placed=placed,
        linked=groups,
        groups=groups,
        likely=likely,
    )


class _Held:
    """Where the words of rows stand."""

    def __init__(self, told: Sequence[CandidateAccount]) -> None:
        self._spans: dict[str, list[tuple[int, int]]] = {}
        for answer in told:
            quote = answer.account.quote
            self._spans.setdefault(quote.report, []).append((quote.start, quote.end))

    def holds(self, answer: CandidateAccount) -> bool:
        """Whether a row has more than half of the answer's words, or the answer more than half of those of a row."""
        quote = answer.account.quote
        return any(
            2 * (min(end, quote.end) - max(start, quote.start)) > min(end - start, quote.end - quote.start)
            for start, end in self._spans.get(quote.report, ())
        )


def _linked(gathered: Gathered, judged_apart: Sequence[tuple[int, int]]) -> Gathered:
    """The same with its groups; `judged_apart`: answers that people hold to answer different questions. Rows of a model are groups as they were read."""
    if gathered.placed is not None:
        return gathered
    never = gathered.in_rows(judged_apart)
    apart = with_pairs(gathered.apart, never)
    model = gathered.models.groups
    linked = link(gathered.probabilities, apart, model.start)
    linked = merge_groups(linked, gathered.distinct(), gathered.edges, apart, model, never=never)
    reports, likely = [answer.account.report for answer in gathered.answers], gathered.likely_between()
    linked = keep_tied(gathered.of_rows(linked), reports, likely)
    linked = join_denials(linked, gathered.answers, gathered.readings, gathered.statements, apart=judged_apart)
    weighed = weigh(linked, gathered.answers, likely, gathered.models.review, ground=gathered.ground)
    groups = _frozen([group for group, _ in weighed])
    sure = {i: mean_tie(group, reports, likely) or p for group, p in weighed for i in group}
    return replace(gathered, linked=_frozen(linked), groups=groups, likely=sure)


def _relinked(gathered: Gathered, judged_apart: Sequence[tuple[int, int]]) -> Gathered:
    """Put together anew where people keep answers apart: each of the two may then belong elsewhere."""
    return _linked(gathered, judged_apart) if judged_apart else gathered


def _frozen(groups: Sequence[Sequence[int]]) -> Groups:
    return tuple(tuple(group) for group in groups)


def group_answers(gathered: Gathered, judged: PointJudgements) -> list[list[int]]:
    """The answers of each point; what people judged stands above what is likely, and changes nothing that it is not about."""
    ids = gathered.ids()
    place = {ident: i for i, ident in enumerate(ids)}
    wanted = frozenset(place[one] for one in judged.wanted() if one in place)
    rejected = frozenset(place[one] for one in judged.rejected if one in place)
    groups = _with_wanted(_relinked(gathered, indexed(judged.different - judged.split, place)), wanted)
    groups = hold(groups, [answer.account.report for answer in gathered.answers], place, judged.held)
    groups = _parted(groups, gathered.likely_between(), indexed(judged.different, place))
    groups = [kept for group in groups if (kept := [i for i in group if i not in rejected])]
    return obey_groups(groups, ids, judged)


def _with_wanted(gathered: Gathered, wanted: frozenset[int]) -> list[list[int]]:
    """The machine's groups, with the wanted answers that it would leave out beside those that it held to answer the same question."""
    groups = [list(group) for group in gathered.groups]
    missing = wanted - {i for group in groups for i in group}
    for linked in gathered.linked if missing else ():
        back = [i for i in linked if i in missing]
        kept = [group for group in groups if any(i in linked for i in group)]
        if back and kept:
            largest = max(kept, key=len)
            largest[:] = sorted([*largest, *back])
        elif back:
            groups.append(back)
    return groups


def _parted(groups: Sequence[list[int]], probabilities: SharedRowTable, apart: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The groups that hold two answers that people keep apart in two or more, each of the others with those that it is likelier to belong to."""
    out = []
    for group in groups:
        inner = [(group.index(i), group.index(j)) for i, j in apart if i in group and j in group]
        if not inner:
            out.append(group)
            continue
        kept_out = np.zeros((len(group), len(group)))
        for i, j in inner:
            kept_out[i, j] = kept_out[j, i] = 1.0
        likely = np.array(probabilities[np.ix_(group, group)])
        out += [[group[i] for i in part] for part in link(likely, kept_out, 0.0)]
    return out
