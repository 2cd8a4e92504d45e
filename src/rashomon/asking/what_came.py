"""Reports that came to a story after its answer: which answer they came after (`answer_before`), and
where in it the lines of a reply belong (`under_places`)."""

import re
from collections.abc import Callable, Iterator, Sequence

from rashomon.asking.prompts import one_line, prose_of, tokens, with_own_signs
from rashomon.model.answer import WrittenAnswer, WrittenAnswers, WrittenLine
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpan

WHAT_CAME = "came"
NOTHING_CHANGES = "Nothing changes"  # as the orders have it
_PLACE = re.compile(
    r"^[^\w\n]*(?P<after>after[ \t]+)?l(?P<number>\d+)(?:[ \t]+anew)?[*_ \t]*:(?:\*\*|__)?[ \t]*",
    re.MULTILINE | re.IGNORECASE,
)


def answer_before(
    kept: WrittenAnswers, reports: Sequence[Report], by: str | None
) -> WrittenAnswer | None:
    """Returns the newest answer to what these reports tell, by this author if one is named, if some
    of them came after it: no more text than it was written from. Returns None otherwise."""
    texts = {report.sha256 for report in reports}
    for written in kept:
        is_by = by in (None, written.by)
        if is_by and written.question is None and not texts.isdisjoint(written.reports):
            came = text_tokens(written.came_after(reports))
            return written if 0 < 2 * came <= text_tokens(reports) else None
    return None


def text_tokens(reports: Sequence[Report]) -> int:
    """Returns about how many tokens reports have. What is copied counts once."""
    told = (prose for report in reports for prose in prose_of(report))
    return tokens(*dict.fromkeys(told))


def numbered(
    lines: Sequence[WrittenLine], label: Callable[[PlacedSpan], str | None]
) -> Iterator[str]:
    """Yields the lines of an answer with their numbers, below their headings. `label` says what
    sentences are called on the sheet."""
    heading = None
    for number, line in enumerate(lines, 1):
        if line.heading and line.heading != heading:
            yield f"## {one_line(line.heading)}"
        heading = line.heading
        told = f"l{number}:"
        if line.thing:
            told += f" **{line.thing}**:"
        for part in line.parts:
            told += f" {with_own_signs(part.told)}"
            if labels := " ".join(filter(None, map(label, part.named))):
                told += f" [{labels}]"
            told += f": {part.verdict}{part.after}" if part.verdict else part.after
        yield one_line(" ".join([told, *line.own]))


def under_places(reply: str) -> str:
    """Returns a reply in which "l7 anew" and "after l7" are headings (`place_of`)."""
    return _PLACE.sub(_heading, reply)


def _heading(found: re.Match[str]) -> str:
    return f"\n\n## {place_of(int(found['number']), is_behind=bool(found['after']))}\n\n"


def place_of(number: int, *, is_behind: bool = False) -> str:
    """Returns what a place in an answer is called: the line with this number, or what is to stand
    behind it."""
    return f"after l{number}" if is_behind else f"l{number}"


def is_place(heading: str | None) -> bool:
    """Whether what stands above a line is a place in an answer."""
    return has_places(f"{heading}:")


def has_places(reply: str) -> bool:
    """Whether a reply names lines of an answer."""
    return _PLACE.search(reply) is not None
