"""An answer that sorts what is shown: "13c5 28" says that 1 and 3 give one answer, that 5 cannot be true beside it, and that 2 and 8 give one to
another question."""

from collections.abc import Sequence
from dataclasses import dataclass

RELATED = {
    "s": ("same", False), "c": ("conflict", False), "u": ("update", False), "U": ("update", True), "p": ("spread", False),
    "r": ("refine", False), "R": ("refine", True), "o": ("neither", False),
}  # fmt: skip
"""By letter between two numbers: how the two stand, and whether it is the first that is later or more precise."""
OPEN = "-"  # the two answer one question; how they stand is left open
LETTERS = {
    "s": "says the same, as do numbers without a letter between them",
    "c": "they cannot both be true",
    "u": "the second is later news or a correction",
    "U": "the first is later news",
    "p": "estimates that leave room for each other",
    "r": "the second is more precise, or a part",
    "R": "the first is more precise",
    "o": "other answers to that question: both may be so",
    OPEN: "answers to one question; left open how they stand",
}


@dataclass(frozen=True, slots=True)
class Chains:
    """What is sorted: the marks of each question that two or more answer, and how two marks stand."""

    groups: tuple[tuple[str, ...], ...]
    related: tuple[tuple[str, str, str], ...]


def read_chains(text: str, marks: Sequence[str]) -> Chains | None:
    """What the text says of these marks, one character each; None where it says nothing, or a part of it cannot be read."""
    held = [{mark} for mark in marks]
    related: dict[frozenset[str], tuple[str, str, str]] = {}
    tokens = text.replace(",", " ").split()
    for token in tokens:
        links = _links(token, marks)
        if not links:
            return None
        for one, letter, other in links:
            if one == other:
                return None
            _join(one, other, held)
            after, turned = RELATED.get(letter, ("", False))
            if after:
                related[frozenset((one, other))] = (other, after, one) if turned else (one, after, other)
    groups = tuple(tuple(mark for mark in marks if mark in group) for group in held if len(group) > 1)
    return Chains(groups, tuple(related.values())) if tokens else None


def _links(token: str, marks: Sequence[str]) -> list[tuple[str, str, str]]:
    """Each two neighbours of a chain with the letter between them; a letter holds for the first of those that say the same."""
    if token[0] not in marks or token[-1] not in marks:
        return []
    out: list[tuple[str, str, str]] = []
    head, letter = token[0], ""
    for one in token[1:]:
        if one in marks:
            out.append((head, letter or "s", one))
            head, letter = (one, "") if letter not in ("", "s") else (head, "")
        elif letter or (one not in RELATED and one != OPEN):
            return []
        else:
            letter = one
    return out


def _join(one: str, other: str, held: list[set[str]]) -> None:
    a, b = (next(group for group in held if mark in group) for mark in (one, other))
    if a is not b:
        a |= b
        held.remove(b)


def write_chains(chains: Chains) -> str:
    """The shortest usual text that says this: chains of equals, then how their first ones stand."""
    letter = {after: key for key, (after, turned) in RELATED.items() if not turned}
    tokens = []
    for group in chains.groups:
        inner = [link for link in chains.related if link[0] in group and link[2] in group]
        rest = list(group)
        equal = {frozenset((a, b)) for a, after, b in inner if after == "same"}
        runs: list[list[str]] = []
        for mark in rest:
            run = next((run for run in runs if frozenset((run[0], mark)) in equal), None)
            if run is None:
                runs.append([mark])
            else:
                run.append(mark)
        tokens += ["".join(run) for run in runs if len(run) > 1]
        differing = [(a, letter[after], b) for a, after, b in inner if after != "same"]
        tokens += [f"{a}{key}{b}" for a, key, b in differing]
        met = {frozenset((a, b)) for a, _, b in differing}
        tokens += [f"{runs[0][0]}{OPEN}{run[0]}" for run in runs[1:] if not any(run[0] in pair for pair in met)]
    return " ".join(tokens)
