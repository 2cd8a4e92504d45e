"""Reads a reply."""

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.answer import Refused, WrittenAnswer
from rashomon.model.span import PlacedSpan


@dataclass(frozen=True, slots=True)
class ReadReply:
    """What was read of a reply, and what of it could not be read."""

    answer: WrittenAnswer | None = None
    refused: tuple[Refused, ...] = ()


def read_answer(
    reply: str,
    labels: Mapping[str, PlacedSpan],
    by: str,
    question: str | None = None,
    *,
    mark: str = "",
) -> ReadReply:
    """Returns what somebody wrote."""
    return ReadReply()
