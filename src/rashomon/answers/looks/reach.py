"""How many of the reports that a statement names or counts its sentences reach
(`reach_of_statement`)."""

from collections.abc import Collection, Sequence

from rashomon.exact.outlet_names import StatementClause, denies
from rashomon.exact.text_numbers import numbers_of_text
from rashomon.model.answer_marks import Reach
from rashomon.shipped.words import pattern_of

_ALL = pattern_of(r"(?i)\b{unasked.all_reports}\b")
_ALL_OF_NUMBER = pattern_of(r"(?i)\b{unasked.all_of_number}\b")
_MOST = pattern_of(r"(?i)\b{unasked.most_reports}\b")
_OTHERS = pattern_of(r"(?i)\b{unasked.other_reports}\b")
_EXCEPTING = pattern_of(r"(?i)\b{unasked.excepting}\b")


def reach_of_statement(
    text: str,
    clauses: Sequence[StatementClause],
    reached: Collection[str],
    reports: Collection[str],
) -> Reach | None:
    """Returns the reach of a statement that names reports or counts them; None of another.
    `reached`: the reports whose sentences it names."""
    if _EXCEPTING.search(text):
        return None
    number, reports_meant = _meant(text, clauses=clauses, all_reports=frozenset(reports))
    return Reach(number, tuple(sorted(reports_meant.intersection(reached)))) if number else None


def _meant(
    text: str, clauses: Sequence[StatementClause], all_reports: frozenset[str]
) -> tuple[int, frozenset[str]]:
    """Returns how many reports a statement means, and those among which they are: of "most reports"
    of five, three of the five.

    Reports in a clause that denies are not meant.
    """
    groups = [group for clause in clauses if not denies(clause.words) for group in clause.groups]
    ids_of_groups = frozenset[str]().union(*(group.ids for group in groups))
    if ids_of_groups and _OTHERS.search(text):
        return len(all_reports - ids_of_groups), all_reports - ids_of_groups
    if _ALL.search(text) or _counts_all(text, len(all_reports)):
        return len(all_reports), all_reports
    if _MOST.search(text):
        return len(all_reports) // 2 + 1, all_reports
    return sum(len(group.reports) for group in groups), ids_of_groups


def _counts_all(text: str, number: int) -> bool:
    """Whether a statement says "all three" where the story has three reports."""
    match = _ALL_OF_NUMBER.search(text)
    counted = numbers_of_text(match["number"], "en") if match else []
    return any(number in each.amounts for each in counted)
