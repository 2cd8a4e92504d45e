"""Turns an answer as a store of 0.6 keeps it into one of today (`from_0_6`): the author's own
sentences become statements that name none, verdicts stand with the words before them, and there is
no first text."""

from collections.abc import Iterator, Mapping
from typing import Any

_STOPS = ".!?;"


def is_of_0_6(answer: Mapping[str, Any]) -> bool:
    """Returns whether a stored answer is one of 0.6."""
    return any("own" in line for line in answer["lines"])


def from_0_6(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Returns a stored answer of 0.6 in the form of today."""
    lines = []
    dropped = dict[str, bool]()
    for line in answer["lines"]:
        lines.append({**line, "parts": list(_statements(line))})
        for part in line["parts"]:
            dropped.update(dict.fromkeys(part.get("unknown", ()), True))
    return {**answer, "lines": lines, "dropped": list(dropped)}


def _statements(line: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yields the statements of a line, the author's own sentences at their places."""
    parts = line["parts"]
    own_sentences = line.get("own", ())
    places = line.get("own_after") or [len(parts)] * len(own_sentences)
    for place in range(len(parts) + 1):
        for sentence, behind in zip(own_sentences, places, strict=True):
            if behind == place:
                words = sentence.rstrip(_STOPS)
                yield {"told": words, "after": sentence[len(words) :]}
        if place < len(parts):
            part = parts[place]
            verdict = part.get("verdict")
            statement = f"{part['told']}: {verdict}" if verdict else part["told"]
            yield {
                "told": statement,
                "named": part.get("named", ()),
                "after": part.get("after", ""),
            }
