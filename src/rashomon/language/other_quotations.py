"""Where a text in another language quotes somebody: between the marks of that language, and behind dashes that open speech."""

from collections.abc import Iterator

from rashomon.tables.tongues import Tongue

Stretch = tuple[int, int]


def quoted_in(text: str, tongue: Tongue) -> list[Stretch]:
    """The quoted stretches of a text in order, marks included; none crosses a line break."""
    out: list[Stretch] = []
    start = 0
    for line in text.split("\n"):
        spoken = list(_dialogue(line, tongue.dashes)) or list(_marked(line, tongue.quotes))
        out += [(start + first, start + last) for first, last in spoken]
        start += len(line) + 1
    return out


def _marked(line: str, pairs: tuple[str, ...]) -> Iterator[Stretch]:
    """What stands between an opening mark and the closing one of its pair; a mark that is never closed quotes to the end of the line."""
    closes = {pair[0]: pair[1] for pair in pairs}
    at = 0
    while at < len(line):
        closing = closes.get(line[at])
        if closing is None:
            at += 1
            continue
        depth, end = 0, at
        while end < len(line):
            depth += (line[end] == line[at]) - (line[end] == closing)
            end += 1
            if depth == 0:
                break
        yield at, end
        at = end


def _dialogue(line: str, dashes: str) -> Iterator[Stretch]:
    """Speech in a line that a dash opens: each further dash ends it or takes it up again ("—No —dijo ella—. Nunca.")."""
    lead = len(line) - len(line.lstrip())
    if not line[lead : lead + 1] or line[lead] not in dashes:
        return
    marks = [i for i, character in enumerate(line) if character in dashes]
    for number in range(0, len(marks), 2):
        end = marks[number + 1] if number + 1 < len(marks) else len(line)
        yield marks[number], end
