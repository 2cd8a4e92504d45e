"""What changed in a story, in words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.model.stored import ChangeRow
from rashomon.telling.wording import counted

_MOST_VERSIONS = 3


COUNTED: Mapping[str, tuple[str, str]] = {
    "disputed": ("new contradiction", "new contradictions"),
    "denied": ("newly denied", "newly denied"),
    "version": ("new version", "new versions"),
    "difference": ("new difference", "new differences"),
    "denial": ("denial", "denials"),
    "claim": ("new claim", "new claims"),
    "correction": ("correction", "corrections"),
    "told": ("newly told", "newly told"),
    "claim longer": ("claim made by more", "claims made by more"),
    "status": ("change of status", "changes of status"),
    "origin": ("more origin", "more origins"),
    "report": ("new report", "new reports"),
    "revision": ("changed page", "changed pages"),
    "difference gone": ("difference gone", "differences gone"),
    "report left": ("report gone", "reports gone"),
    "new story": ("new story", "new stories"),
    "merged": ("merged story", "merged stories"),
    "split": ("split story", "split stories"),
}
"""What one and what several of a kind are called, the most telling first."""


_STATUS = ("status", "disputed", "denied")


def standing(rows: Sequence[ChangeRow]) -> list[list[ChangeRow]]:
    """Returns the changes by what they are about, those of the status of one difference from the
    first to the last; a status that came and went is left out."""
    by_subject: dict[tuple[str, ...], list[ChangeRow]] = {}
    for row in rows:
        own = () if row.kind in _STATUS else (row.kind, row.at, row.after or "")
        by_subject.setdefault((row.subject, *own), []).append(row)
    return [kept for held in by_subject.values() if (kept := _standing(held))]


def _standing(rows: Sequence[ChangeRow]) -> list[ChangeRow]:
    statuses = [row for row in rows if row.kind in _STATUS]
    is_as_before = statuses and statuses[0].before == statuses[-1].after
    return [row for row in rows if not (is_as_before and row.kind in _STATUS)]


def tell_rows(rows: Sequence[ChangeRow]) -> str:
    """Returns in one line what these changes are, with the new versions: "2 reports added: 1 newly
    denied, 1 new version: “seven dead”, was “nine dead”"."""
    kinds = Counter(row.kind for row in rows)
    if "new story" in kinds:
        return "new story"
    parts = [kind for kind in kinds if kind not in ("report", "version")]
    parts += ["version"] if "version" in kinds else []
    rest = ", ".join(count_of_kind(kind, kinds[kind]) for kind in parts)
    added = f"{counted(kinds['report'], 'report')} added" if "report" in kinds else ""
    told = dict.fromkeys(_turned(row) for row in rows if row.kind == "version")
    return ": ".join(filter(None, (added, rest, "; ".join([*told][:_MOST_VERSIONS]))))


def _turned(row: ChangeRow) -> str:
    """Returns a new version beside those before: "“seven dead”, was “nine dead”"."""
    return ", was ".join(filter(None, (row.after, row.before)))


def count_of_kind(kind: str, number: int) -> str:
    """Returns a count of changes of one kind: "21 changes of status"."""
    one, several = COUNTED.get(kind, (kind, kind))
    return f"{number:,} {one if number == 1 else several}"


def change_line(change: ChangeRow) -> str:
    """Returns the change as one line."""
    if change.kind == "version":
        words = f"a new version: {_turned(change)} ({change.subject})"
    else:
        turned = " -> ".join(filter(None, (change.before, change.after)))
        words = ": ".join(filter(None, (change.kind, change.subject, turned)))
    return f"{words} ({', '.join(change.reports)})" if change.reports else words
