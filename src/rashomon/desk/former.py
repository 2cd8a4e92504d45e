"""Former: which accounts the points of a story had in pages that were sent. A point's id changes with its accounts, and a page that is open
does not: what its reader does to a point is done to the one that holds the same accounts now."""

from collections.abc import Sequence
from threading import Lock

from rashomon.model.point import Point

MOST = 20_000  # points that are remembered; the oldest go first


class Former:
    """The accounts of points that stood in a page, by story and id."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._accounts: dict[tuple[str, str], frozenset[str]] = {}
        self._lock = Lock()

    def note(self, story_id: str, points: Sequence[Point]) -> None:
        """Keeps what these points hold."""
        with self._lock:
            for point in points:
                self._accounts[story_id, point.id] = frozenset(a.id for a in point.accounts)
            while len(self._accounts) > self._most:
                del self._accounts[next(iter(self._accounts))]

    def now(self, story_id: str, point_id: str, points: Sequence[Point]) -> Point | None:
        """The point of this id; else, of these points, the one that holds most of its accounts; None where there is none."""
        held = self._accounts.get((story_id, point_id), frozenset())
        best, shared = None, 0
        for point in points:
            if point.id == point_id:
                return point
            common = sum(a.id in held for a in point.accounts)
            if common > shared:
                best, shared = point, common
        return best
