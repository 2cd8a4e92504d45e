"""The view of a story as Markdown: its reports as a list, its rows as lists with the numbers of the
reports that print each quotation. Every string of a report is escaped text."""

import re
from collections.abc import Iterable, Iterator

from rashomon.show.answer_notes import ENDNOTES
from rashomon.show.blocks import (
    AnswerBlock,
    Emphasis,
    QuoteLine,
    RowBlock,
    RowSection,
    StoryBlocks,
    columns_of,
)
from rashomon.show.wording import with_capital, with_commas
from rashomon.text.white_space import single_spaced

_SIGN = re.compile(r"[\\`*_{}\[\]<>#|~!]")
_MARKS = {Emphasis.PLAIN: "", Emphasis.MORE: "_", Emphasis.BOLD: "**"}


def as_markdown(text: str) -> str:
    """Returns the text on one line, with Markdown escaped, including what might begin a list or a
    heading."""
    flat = _SIGN.sub(r"\\\g<0>", single_spaced(text))
    behind = flat.lstrip("0123456789")
    if flat.startswith(("-", "+", "=")) or (behind != flat and behind.startswith((".", ")"))):
        return f"{flat.removesuffix(behind)}\\{behind}"
    return flat


def markdown_of(view: StoryBlocks) -> Iterator[str]:
    """Yields the lines of a view."""
    yield f"# {as_markdown(view.title)}\n"
    yield f"*{as_markdown(' · '.join(view.facts))}*\n"
    for report in view.reports:
        names = as_markdown(", ".join(report.names))
        about = as_markdown(with_commas(report.moment or "no date", *report.notes))
        headline = f": {as_markdown(report.headline)}" if report.headline else ""
        yield f"{report.number}. **{names}** ({about}){headline}"
    yield ""
    for remark in view.remarks:
        yield f"{as_markdown(remark)}\n"
    if view.answer:
        yield from _answer(view.answer)
    for section in view.sections:
        yield from _section(section)


def _answer(answer: AnswerBlock) -> Iterable[str]:
    """Yields an answer, statement by statement, then the sentences behind it."""
    yield f"## {as_markdown(answer.author)}\n"
    yield f"{as_markdown(' '.join(answer.about))}\n"
    for line in answer.statements:
        if line.heading:
            yield f"\n### {as_markdown(line.heading)}\n"
        thing = f"**{as_markdown(line.thing)}:** " if line.thing else ""
        columns = columns_of(line.cells)
        behind = f"[^{line.number}] ({columns})" if line.number else "(no sentence named)"
        remarks = "".join(f" *{as_markdown(remark)}*" for remark in line.remarks)
        yield f"- {thing}{as_markdown(line.told)} {behind}{remarks}"
    yield f"\n## {ENDNOTES}\n"
    for number, note in answer.notes:
        yield f"[^{number}]: {as_markdown(note)}"
    yield ""


def _section(section: RowSection) -> Iterable[str]:
    yield f"## {section.heading}\n"
    if section.note:
        yield f"*{section.note}*\n"
    for row in section.rows:
        yield from _row(row)
    yield ""


def _row(row: RowBlock) -> Iterable[str]:
    if row.heading:
        yield f"\n**{as_markdown(with_capital(row.heading))}**\n"
    for place, line in enumerate(row.lines):
        indent = "  " if place and not row.heading else ""
        yield f"{indent}- {_line(line)}"


def _line(line: QuoteLine) -> str:
    words = ""
    for run in line.runs:
        inner = run.words.strip()
        mark = _MARKS[run.emphasis] if inner else ""
        lead = run.words[: len(run.words) - len(run.words.lstrip())]
        tail = run.words[len(run.words.rstrip()) :] if inner else ""
        words += f"{lead}{mark}{_SIGN.sub(_ESCAPED, inner)}{mark}{tail}"
    value = f"{as_markdown(line.value)}: " if line.value else ""
    who = with_commas(*line.outlets, line.said, line.moment)
    statements = "".join(f"[^{number}]" for number in line.statements)
    return f"{value}“{words}” ({columns_of(line.cells)}; {as_markdown(who)}){statements}"


_ESCAPED = r"\\\g<0>"
