"""A checked draft as Markdown, as its author set it, with what was found as footnotes
(`draft_markdown`). Every string of a draft or report is escaped."""

from collections.abc import Mapping

from rashomon.checking.checked_draft import CheckedDraft, CheckedSentence
from rashomon.checking.draft_lines import tell_beside, tell_facts, tell_values
from rashomon.checking.paragraphs import DraftParagraph
from rashomon.show.markdown import as_markdown
from rashomon.text.gathering import by_key


def draft_markdown(checked: CheckedDraft) -> str:
    """Returns the draft; the number of a footnote is that of its sentence."""
    noted = dict(enumerate(checked.sentences, 1))
    lines = [f"*{as_markdown(line)}*\n" for line in tell_facts(checked)]
    lines += [f"{n}. {as_markdown(report.name)}" for n, report in enumerate(checked.reports, 1)]
    lines.append("")
    for paragraph in checked.paragraphs:
        is_title = paragraph.span.line == checked.title
        lines.append(f"{_mark(paragraph, is_title=is_title)}{_text(paragraph, noted)}\n")
    for number, sentence in noted.items():
        lines.append(f"[^{number}]: {as_markdown(_footnote(sentence, checked))}\n")
    return "\n".join(lines)


def _mark(paragraph: DraftParagraph, *, is_title: bool) -> str:
    """Returns the signs before a paragraph: of a heading, an item of a list, a quotation."""
    form = paragraph.form
    if is_title or form.heading:
        return f"{'#' * (1 if is_title else max(2, form.heading))} "
    indent = "    " * max(0, form.depth - 1)
    if form.marker:
        return f"{indent}{form.marker.replace('•', '-')} "
    return "> " if form.is_quoted else ""


def _text(paragraph: DraftParagraph, noted: Mapping[int, CheckedSentence]) -> str:
    """Returns the words of a paragraph with its links, and the number of a footnote behind each
    sentence that has one."""
    span = paragraph.span
    links = paragraph.form.links
    signs = by_key((end, f"](<{address}>)") for _, end, address in links)
    for number, sentence in noted.items():
        if span.contains(sentence.span):
            signs[sentence.span.end - span.start].append(f"[^{number}]")
    for start, _, _ in links:
        signs[start].append("[")
    markdown = ""
    last = 0
    for place in sorted({*signs, span.length}):
        words = span.quote[last:place]
        escaped = as_markdown(words) if not markdown else as_markdown(f"x {words}")[2:]
        leading = " " if markdown and words[:1].isspace() else ""
        trailing = " " if words.strip() and words[-1:].isspace() else ""
        markdown += f"{leading}{escaped.strip()}{trailing}{''.join(signs[place])}"
        last = place
    return markdown


def _footnote(sentence: CheckedSentence, checked: CheckedDraft) -> str:
    found = [*tell_values(sentence, checked)]
    found += (tell_beside(near, checked) for near in sentence.beside)
    return " / ".join(found)
