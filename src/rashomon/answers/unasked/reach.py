"""How many of the reports that a statement names or counts its sentences reach (`reach_of`)."""

from collections.abc import Collection, Sequence

from rashomon.answers.unasked.named_reports import Clause
from rashomon.facts.sentence_facts import Sentences
from rashomon.model.answer_marks import Reach
from rashomon.shipped.words import pattern_of

_ALL = pattern_of(r"(?i)\b{unasked.all_reports}\b")
_MOST = pattern_of(r"(?i)\b{unasked.most_reports}\b")
_OTHERS = pattern_of(r"(?i)\b{unasked.other_reports}\b")


def reach_of(
    text: str, clauses: Sequence[Clause], named: Sentences, reports: Collection[str]
) -> Reach | None:
    """Returns the reach of a statement that names reports or counts them; None of another."""
    groups = [group for clause in clauses for group in clause.groups]
    every = frozenset(reports)
    meant = frozenset[str]().union(*(group.ids for group in groups))
    number = sum(len(group.reports) for group in groups)
    if _ALL.search(text):
        meant, number = every, len(every)
    elif _MOST.search(text):
        meant, number = every, len(every) // 2 + 1
    elif _OTHERS.search(text):
        meant = every - meant
        number = len(meant)
    if not number:
        return None
    return Reach(number, tuple(sorted({facts.report for facts in named} & meant)))
