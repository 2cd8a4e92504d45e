"""How many rows, answers and quotations are taken of an author, equal rows once (`Intake`)."""

from collections import Counter
from collections.abc import Iterable

from rashomon.model.row import Row
from rashomon.rows.line_form import MANY_ANSWERS, MOST_ANSWERS, FileFault

MOST_ROWS = 400
SAME = "the same row again"
FULL = f"more than {MOST_ROWS} rows in one story"
WHOLE_ROW = frozenset({SAME, FULL, MANY_ANSWERS})
"""Why nothing is taken of a row, where it is said of the line that opens it."""
_FEWER = "leave out what matters least"


class Intake:
    """Counts what is taken, story by story."""

    def __init__(self, known: Iterable[Row] = ()) -> None:
        self._taken: Counter[int] = Counter()
        self._known: set[object] = set()
        for row in known:
            self.fault(row, 0)

    def is_full(self, story: int = 0) -> bool:
        """Whether a story has as many rows as it may have."""
        return self._taken[story] >= MOST_ROWS

    @staticmethod
    def full(line: int) -> FileFault:
        """Returns what is said of a row that finds no room."""
        return FileFault(line, FULL, _FEWER)

    def fault(self, row: Row, line: int, story: int = 0, *, again: bool = False) -> FileFault | None:
        """Takes a row, or returns why it is not taken; `again`: it was taken before and has grown."""
        if self.is_full(story) and not again:
            return self.full(line)
        if len(row.answers) > MOST_ANSWERS:
            return FileFault(line, MANY_ANSWERS, _FEWER)
        asked = " ".join(row.question.casefold().split())
        told = tuple((answer.number, answer.value, answer.low, answer.high, frozenset(answer.told)) for answer in row.answers)
        key = (asked, row.kind, row.by, told, row.relations)
        if key in self._known:
            return FileFault(line, SAME, "leave it out")
        self._known.add(key)
        self._taken[story] += not again
        return None
