"""Kinds of changes in plain English."""

from collections.abc import Mapping

from rashomon.model.point import Status

KINDS: Mapping[str, tuple[str, str]] = {
    "disputed": ("newly disputed", "newly disputed"),
    "figure": ("changed figure", "changed figures"),
    "denial": ("denial", "denials"),
    "correction": ("correction", "corrections"),
    "answer": ("new answer", "new answers"),
    "question": ("new question", "new questions"),
    "no longer disputed": ("dispute settled", "disputes settled"),
    "status": ("change of status", "changes of status"),
    "report": ("new report", "new reports"),
    "revision": ("changed page", "changed pages"),
    "question gone": ("question gone", "questions gone"),
    "report left": ("report gone", "reports gone"),
    "new story": ("new story", "new stories"),
    "merged": ("merged story", "merged stories"),
    "split": ("split story", "split stories"),
}
"""What one and what several of a kind are called, the most telling first."""
STANDS: Mapping[str, str] = {
    Status.DISPUTED: "the answers are in dispute",
    Status.UPDATED: "later news stands beside earlier",
    Status.SPREAD: "estimates differ",
    Status.REFINED: "one answer is more precise than another",
    Status.SINGLE: "one report answers",
    Status.AGREED: "the answers agree",
    Status.VARIED: "several answers stand beside each other",
}
"""How the answers to a question stand to each other."""


def tell_news(kinds: Mapping[str, int]) -> str:
    """Returns the changes in words: "2 new answers, 1 newly disputed"."""
    if "new story" in kinds:
        return "new story"
    return ", ".join(told_kind(kind, number) for kind, number in kinds.items())


def told_kind(kind: str, number: int) -> str:
    """Returns a count of changes of one kind: "21 changes of status"."""
    one, several = KINDS.get(kind, (kind, kind))
    return f"{number:,} {one if number == 1 else several}"
