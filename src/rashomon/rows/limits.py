"""How many rows, answers and quotations are taken of an author, equal rows once (`Intake`)."""

from collections import Counter
from collections.abc import Iterable

from rashomon.model.row import Row
from rashomon.rows.line_form import MANY_ANSWERS, MOST_ANSWERS, FileFault

MOST_ROWS, MOST_QUOTATIONS = 400, 4_000
SAME = "the same row again"
FULL = f"more than {MOST_ROWS} rows in one story"
FULL_OF_WORDS = f"more than {MOST_QUOTATIONS} quotations in one story"
WHOLE_ROW = frozenset({SAME, FULL, FULL_OF_WORDS, MANY_ANSWERS})
"""Why nothing is taken of a row, where it is said of the line that opens it."""
_FEWER = "leave out what matters least"


class Intake:
    """Counts what is taken, story by story."""

    def __init__(self, known: Iterable[Row] = ()) -> None:
        self._taken: Counter[int] = Counter()
        self._quoted: Counter[int] = Counter()
        self._known: set[object] = set()
        for row in known:
            self.fault(row, 0)

    def full(self, line: int, quoted: int, story: int = 0, *, rows: int = 1) -> FileFault | None:
        """Returns what is said where so many more rows and quotations find no room in a story."""
        if self._taken[story] + rows > MOST_ROWS:
            return FileFault(line, FULL, _FEWER)
        if self._quoted[story] + quoted > MOST_QUOTATIONS:
            return FileFault(line, FULL_OF_WORDS, _FEWER)
        return None

    def fault(
        self, row: Row, line: int, story: int = 0, *, before: Row | None = None
    ) -> FileFault | None:
        """Takes a row, or returns why it is not taken; `before`: as it was taken, where it has
        grown since."""
        quoted = len(row.spans()) - (len(before.spans()) if before else 0)
        rows = 0 if before else 1
        if full := self.full(line, quoted, story, rows=rows):
            return full
        if len(row.answers) > MOST_ANSWERS:
            return FileFault(line, MANY_ANSWERS, _FEWER)
        asked = " ".join(row.question.casefold().split())
        quoted_words = tuple(
            (answer.number, answer.value, answer.low, answer.high, frozenset(answer.words))
            for answer in row.answers
        )
        key = (asked, row.kind, row.by, quoted_words, row.relations)
        if key in self._known:
            return FileFault(line, SAME, "leave it out")
        self._known.add(key)
        self._taken[story] += rows
        self._quoted[story] += quoted
        return None
