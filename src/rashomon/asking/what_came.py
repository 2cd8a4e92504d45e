"""Reports that came to a story after its answer: which answer goes on (`answer_before`), its lines
with numbers (`numbered`), and the places in it of lines that are written anew (`under_places`)."""

import re
from collections.abc import Callable, Iterator, Sequence

from rashomon.asking.prompts import one_line, prose_of, tokens, with_own_signs
from rashomon.model.answer import WrittenAnswer, WrittenAnswers, WrittenLine
from rashomon.model.authors import SOMEBODY
from rashomon.model.report import Reports
from rashomon.model.span import PlacedSpan

WHAT_CAME = "came"
NOTHING_CHANGES = "Nothing changes"  # as the orders have it
PLACE = re.compile(
    r"^[^\w\n]*(?P<place>(?:after )?l\d+)(?: anew)?[*_ \t]*:(?:\*\*|__)?[ \t]*",
    re.MULTILINE | re.IGNORECASE,
)


def answer_before(kept: WrittenAnswers, reports: Reports, by: str) -> WrittenAnswer | None:
    """Returns the newest answer of this author, or of anybody if nobody is named, to what these
    reports tell, if reports came after it that have no more text than those before. Returns None
    otherwise."""
    texts = {report.sha256 for report in reports}
    for written in kept:
        is_own = by in (SOMEBODY, written.by) and not texts.isdisjoint(written.reports)
        if is_own and written.question is None:
            came = text_tokens(written.came_after(reports))
            return written if 0 < 2 * came <= text_tokens(reports) else None
    return None


def text_tokens(reports: Reports) -> int:
    """Returns about how many tokens reports have. What is copied counts once."""
    told = (prose for report in reports for prose in prose_of(report))
    return tokens(*dict.fromkeys(told))


def numbered(lines: Sequence[WrittenLine], label: Callable[[PlacedSpan], str]) -> Iterator[str]:
    """Yields the lines of an answer with their numbers. `label` says what a sentence is called on
    the sheet, "" if it is not there."""
    for number, line in enumerate(lines, 1):
        told = [f"l{number}:"]
        if line.thing:
            told.append(f"**{line.thing}**:")
        for part in line.parts:
            labels = " ".join(filter(None, map(label, part.named)))
            told.append(f"{with_own_signs(part.told)} [{labels}]{part.after}")
        yield one_line(" ".join([*told, *line.own]))


def under_places(reply: str) -> str:
    """Returns a reply in which "l7" and "after l7" are headings of what is written anew."""
    return PLACE.sub(r"\n\n## \g<place>\n\n", reply)
