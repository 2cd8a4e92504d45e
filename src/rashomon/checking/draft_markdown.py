"""A checked draft as Markdown, with what was found as footnotes
(`draft_markdown`). Every string of a draft or report is escaped."""

from collections.abc import Mapping

from rashomon.checking.checked_draft import CheckedDraft, CheckedSentence
from rashomon.checking.draft_lines import tell_beside, tell_facts, tell_values
from rashomon.model.span import Span
from rashomon.show.markdown import as_markdown


def draft_markdown(checked: CheckedDraft) -> str:
    """Returns the draft; the number of a footnote is that of its sentence."""
    noted = dict(enumerate(checked.sentences, 1))
    lines = [f"*{as_markdown(line)}*\n" for line in tell_facts(checked)]
    lines += [f"{n}. {as_markdown(report.name)}" for n, report in enumerate(checked.reports, 1)]
    lines.append("")
    for paragraph in checked.paragraphs:
        mark = "# " if paragraph.line == checked.title else ""
        lines.append(f"{mark}{_text(paragraph, noted)}\n")
    for number, sentence in noted.items():
        lines.append(f"[^{number}]: {as_markdown(_footnote(sentence, checked))}\n")
    return "\n".join(lines)


def _text(paragraph: Span, noted: Mapping[int, CheckedSentence]) -> str:
    """Returns the words of a paragraph, and the number of a footnote behind each sentence that has
    one."""
    signs: dict[int, str] = {}
    for number, sentence in noted.items():
        if paragraph.contains(sentence.span):
            signs[sentence.span.end - paragraph.start] = f"[^{number}]"
    markdown = ""
    last = 0
    for place in sorted({*signs, paragraph.length}):
        words = paragraph.quote[last:place]
        escaped = as_markdown(words) if not markdown else as_markdown(f"x {words}")[2:]
        leading = " " if markdown and words[:1].isspace() else ""
        trailing = " " if words.strip() and words[-1:].isspace() else ""
        markdown += f"{leading}{escaped.strip()}{trailing}{signs.get(place, '')}"
        last = place
    return markdown


def _footnote(sentence: CheckedSentence, checked: CheckedDraft) -> str:
    found = [*tell_values(sentence, checked)]
    found += (tell_beside(near, checked) for near in sentence.beside)
    return " / ".join(found)
