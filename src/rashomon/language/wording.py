"""The words in which people are shown how accounts stand to each other; they never say which account is true."""

from collections.abc import Iterable

from rashomon.model.model_use import ModelUse
from rashomon.model.point import Account, Point, PointKind, RelationKind, Status, Version
from rashomon.model.statement import Stance

OWN_VOICE = "in its own words"

MEANINGS = {
    "disputed": "two answers cannot both be true of the same thing at the same time",
    "updated": "one answer is later news, or a correction, of another",
    "denied": "someone rejects what is asked",
    "spread": "estimates that differ but do not exclude each other",
    "varied": "several answers that bear no relation to each other",
    "refined": "one answer is more precise than another, or a part of it",
    "all agree": "one answer, in two or more lines not known to share text or agency",
    "one answer": "one answer in two or more reports; their lines were not counted",
    "repeated": "one answer, one line, in several reports",
    "single": "only one report answers",
    "not compared": "the answers were not set against each other",
}
"""What each shown status means, in the order in which points are shown."""

RELATION_WORDS = {
    RelationKind.CONFLICT: "conflicts with",
    RelationKind.UPDATE: "was updated by",
    RelationKind.SPREAD: "differs from, without excluding,",
    RelationKind.REFINE: "is refined by",
}


def counted(number: int, noun: str) -> str:
    """The number and its noun: "1 report", "2 reports", "2 stories"."""
    if number == 1:
        return f"{number:,} {noun}"
    return f"{number:,} {noun.removesuffix('y')}ies" if noun.endswith("ry") else f"{number:,} {noun}s"


def triple(version: Version) -> str:
    """The three numbers behind an answer, as what they are."""
    return ", ".join((counted(version.reports, "report"), _lines(version), _speakers(version)))


def _lines(version: Version) -> str:
    if version.lines is None:
        return "lines not counted"
    if version.lines > 1:
        return f"{version.lines:,} lines not known to share text or agency"
    return "1 line" if version.reports < 2 else "1 line (shared text or agency)"


def _speakers(version: Version) -> str:
    return "speakers not counted" if version.speakers is None else counted(version.speakers, "speaker")


def maker(by: str | None) -> str:
    """Who made something: "built-in", "model NAME" or "agent NAME"."""
    return by or "built-in"


def reading(use: ModelUse) -> str:
    """What a language model had to do with a ledger."""
    refused = sum(lines for _, lines in use.refused)
    return f"read with {use.by} at {use.host}: {counted(use.taken, 'line')} taken, {refused:,} refused"


def is_denied(point: Point) -> bool:
    """Whether some account rejects what is asked."""
    return any(account.stance is Stance.DENIES for account in point.accounts)


def shown_status(point: Point) -> str:
    """The status in the words shown to people, one of MEANINGS."""
    if point.status in (Status.DISPUTED, Status.UPDATED):
        return point.status.value
    if point.status is Status.SINGLE:
        return "single"
    if is_denied(point):
        return "denied"
    if point.status is None:
        return "not compared"
    if point.status is not Status.AGREED:
        return point.status.value
    lines = point.versions[0].lines if len(point.versions) == 1 else None
    if lines is None:
        return "one answer"
    return "all agree" if lines > 1 else "repeated"


def is_folded(point: Point) -> bool:
    """Whether a summary only counts the point: one report, or an attribute on which nothing is open."""
    status = shown_status(point)
    return status == "single" or (point.kind is PointKind.ATTRIBUTE and status not in ("disputed", "updated", "denied"))


def in_order(points: Iterable[Point]) -> list[Point]:
    """Disputed, updated and denied first; within a status those of most reports first."""
    order = list(MEANINGS)
    return sorted(points, key=lambda point: (order.index(shown_status(point)), -len(point.reports()), point.question, point.id))


def letter(position: int) -> str:
    """A, B ... Z, AA: the mark of the answer at this place, counted from 0."""
    before, last = divmod(position, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def voice(account: Account) -> str:
    """Who gave the answer and how: "Jo Ray", "Jo Ray (denies)"."""
    manner = "" if account.stance is Stance.ASSERTS else f" ({account.stance.value})"
    return (account.speaker or OWN_VOICE) + manner


def shorten(text: str, most: int = 160) -> str:
    """The text on one line, cut at a word with an ellipsis when it is longer than `most`."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(",;: ") + "…"
