"""Ledgers of earlier formats: the questions that the program made up in those of format 1 are left
out, those of a model stay; a passage of format 1 or 2 is named by its first sure sentence instead
of a list of words, and tells nothing of what is distinct in it until it is compared again."""

from collections.abc import Iterator, Sequence
from typing import Any

FIRST = "rashomon-ledger/1"
SECOND = "rashomon-ledger/2"
EARLIER = (FIRST, SECOND)


def without_guesses(document: dict[str, Any], now: str) -> tuple[dict[str, Any], int]:
    """Returns a ledger's document in the format `now`, and how many guessed questions were left out
    of it."""
    if document.get("format") not in EARLIER:
        return document, 0
    document = with_named_matters(document)
    if document["format"] == SECOND:
        return document | {"format": now}, 0
    stories = [_story(story) for story in document["stories"]]
    left_out = sum(
        len(before["points"]) - len(story["points"])
        for before, story in zip(document["stories"], stories, strict=True)
    )
    return document | {"format": now, "stories": stories}, left_out


def with_named_matters(document: dict[str, Any]) -> dict[str, Any]:
    """Returns a ledger's document whose passages are named by a sentence each, if it is of an
    earlier format."""
    if document.get("format") not in EARLIER:
        return document
    return document | {"stories": [_with_named(story) for story in document["stories"]]}


def _with_named(story: dict[str, Any]) -> dict[str, Any]:
    named = [_named(passage) for passage in story.get("passages", ())]
    return story | {"passages": named} if "passages" in story else story


def _named(passage: dict[str, Any]) -> dict[str, Any]:
    """The passage, whose sentences nobody told apart: the one that names it stands open, whole, and
    no other does."""
    first = named_in(passage["sentences"])
    opened = [one | {"open": one["id"] == first} for one in passage["sentences"]]
    return passage | {"named_by": first, "sentences": opened}


def named_in(sentences: Sequence[dict[str, Any]]) -> str:
    """Returns the id of the first sure one of these sentences."""
    return str(next((s["id"] for s in sentences if not s.get("perhaps")), sentences[0]["id"]))


def _story(story: dict[str, Any]) -> dict[str, Any]:
    kept = [point for point in story["points"] if is_authored(point)]
    ids = {point["id"] for point in kept}
    gone = {one for point in story["points"] if point["id"] not in ids for one in _ids_in(point)}
    return story | {
        "points": kept,
        "timeline": [_event(event, ids) for event in story["timeline"]],
        "brief": [sentence for sentence in story["brief"] if gone.isdisjoint(sentence["cites"])],
    }


def _event(event: dict[str, Any], ids: set[str]) -> dict[str, Any]:
    """The event without what guessed questions told of it."""
    points = [one for one in event.get("points", []) if one in ids]
    if points or not event.get("points"):
        return event | {"points": points}
    return event | {"points": [], "times": [], "disputed": False}


def is_authored(point: dict[str, Any]) -> bool:
    """Whether somebody made the point or one of its answers; what nobody made the program
    guessed."""
    return bool(point.get("by")) or any(account.get("by") for account in point["accounts"])


def _ids_in(point: dict[str, Any]) -> Iterator[str]:
    yield from (account["id"] for account in point["accounts"])
