"""The answers of a ledger as texts with notes: Markdown with footnotes, and HTML for a system of
one's own. Every string of a report is escaped."""

from collections.abc import Iterator

from markupsafe import escape

from rashomon.model.ledger import Ledger
from rashomon.show.answer_notes import ENDNOTES
from rashomon.show.answer_text import (
    NO_ANSWER,
    AnswerText,
    TextBlock,
    lay_out_answers,
)
from rashomon.show.markdown import as_markdown

_TAKEN_OUT = "Taken out by who looked"
_LOOKED = "Who looked"
_PAGE = (
    '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{}</title>\n{}\n</html>\n'
)


def answer_markdown(ledger: Ledger) -> str:
    """Returns the answers as Markdown; the number of a footnote is that of its statement."""
    lines = list[str]()
    for text in lay_out_answers(ledger):
        lines += _markdown(text)
    return "\n".join([*(lines or [NO_ANSWER]), ""])


def _markdown(text: AnswerText) -> Iterator[str]:
    """Yields the lines of an answer in Markdown, with its notes, what was taken out, and who
    looked."""
    yield f"# {as_markdown(text.title)}\n"
    yield f"*{as_markdown(text.author)}*\n"
    for block in text.blocks:
        yield _markdown_block(block, text)
    for number, note in text.notes.items():
        yield f"[^{text.number(number)}]: {as_markdown(note)}"
    for heading, told in ((_TAKEN_OUT, text.taken_out), (_LOOKED, text.looked)):
        if told:
            yield f"\n## {heading}\n"
            yield from (f"- {as_markdown(words)}" for words in told)
    yield ""


def _markdown_block(block: TextBlock, text: AnswerText) -> str:
    """Returns a block in Markdown. Only its first words may be taken for a mark of a list or
    heading, so they alone are escaped as the beginning of a line."""
    markdown = ""
    for run in block.runs:
        words = as_markdown(run.words) if not markdown else as_markdown(f"x {run.words}")[1:]
        markdown += f"**{words.strip()}**" if run.is_thing else words
        markdown += f"[^{text.number(run.note)}]" if run.note is not None else ""
        markdown += run.after
    if block.is_heading:
        return f"\n## {markdown}\n"
    return f"- {markdown}" if block.is_bullet else f"{markdown}\n"


def answer_html(ledger: Ledger) -> str:
    """Returns the answers as one HTML document without a style, with the notes behind each."""
    texts = list(lay_out_answers(ledger))
    body = "\n".join(
        part for place, text in enumerate(texts, 1) for part in _html(text, f"a{place}-")
    )
    if not texts:
        body = f"<p>{escape(NO_ANSWER)}</p>"
    return _PAGE.format(escape(texts[0].title if texts else NO_ANSWER), body)


def _html(text: AnswerText, prefix: str) -> Iterator[str]:
    """Yields the lines of an answer in HTML. Points of a list that follow each other stand in one
    list."""
    yield f"<h1>{escape(text.title)}</h1>"
    yield f"<p><em>{escape(text.author)}</em></p>"
    is_list = False
    for block in text.blocks:
        if block.is_bullet != is_list:
            yield "<ul>" if block.is_bullet else "</ul>"
            is_list = block.is_bullet
        yield _html_block(block, prefix)
    if is_list:
        yield "</ul>"
    yield f"<h2>{ENDNOTES}</h2>\n<ol>"
    for number, note in text.notes.items():
        yield f'<li id="{prefix}note-{number}" value="{number}">{escape(note)}</li>'
    yield "</ol>"
    for heading, told in ((_TAKEN_OUT, text.taken_out), (_LOOKED, text.looked)):
        if told:
            yield f"<h2>{heading}</h2>"
            yield from (f"<p>{escape(words)}</p>" for words in told)


def _html_block(block: TextBlock, prefix: str) -> str:
    """Returns a block in HTML. `prefix` keeps the notes of several answers of one file apart."""
    runs = []
    for run in block.runs:
        words = f"<strong>{escape(run.words)}</strong>" if run.is_thing else str(escape(run.words))
        if run.note is not None:
            words += f'<sup><a href="#{prefix}note-{run.note}">{run.note}</a></sup>'
        runs.append(f"{words}{escape(run.after)}")
    name = "h2" if block.is_heading else "li" if block.is_bullet else "p"
    return f"<{name}>{' '.join(runs)}</{name}>"
