"""The brief as Markdown, and as an HTML page without scripts that fits one or two sheets of paper;
every string of a report is escaped text."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from rashomon.exports.export_format import Files
from rashomon.model.ledger import Ledger
from rashomon.telling.brief_layout import BriefLayout, layout

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def markdown_files(ledger: Ledger) -> Files:
    """One file."""
    text = "\n".join("\n".join(_markdown_lines(brief)) for brief in layout(ledger))
    return {"": f"{text}\n".encode("utf-8", "replace")}


def _plain(text: str) -> str:
    """Returns the text on one line, with Markdown escaped, including what might begin a list or a
    heading."""
    flat = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d+)([.)])|^([-+=])", r"\1\\\2\3" if re.match(r"\d", flat) else r"\\\3", flat)


def _markdown_lines(brief: BriefLayout) -> Iterator[str]:
    yield f"# {_plain(brief.title)}\n"
    yield f"*{_plain(brief.facts)}*\n"
    for part in brief.parts:
        yield f"## {part.heading}\n"
        yield from (f"- {_plain(sentence.text)}" for sentence in part.sentences)
        yield ""
    yield "## Reports\n"
    yield from (f"- {_plain(source)}" for source in brief.sources)
    yield ""


_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}"
    "h1{font-size:1.6rem;line-height:1.2;margin:0 0 .4rem}"
    "h2{font-size:1.1rem;margin:1.3rem 0 .3rem}"
    "ul{margin:0;padding-left:1.1rem}li{margin:.3rem 0}.small{font-size:.85rem}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}}"
    "@media print{@page{size:A4;margin:16mm 18mm}body{margin:0;padding:0;max-width:none;"
    "font-size:10pt;line-height:1.35;color:#000;background:#fff}h1{font-size:16pt}"
    "h2{font-size:11pt;break-after:avoid}li{break-inside:avoid;margin:1mm 0}"
    ".small{font-size:8.5pt}}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_files(ledger: Ledger) -> Files:
    """One file."""
    briefs = layout(ledger)
    title = briefs[0].title if briefs else "No story"
    page = Markup(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta '
        'http-equiv="Content-Security-Policy" content="{}">\n'
        '<meta name="generator" content="Rashomon">\n<meta name="viewport" '
        'content="width=device-width">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n'
        "<main>\n{}\n</main>\n</body>\n</html>\n"
    ).format(_POLICY, title, Markup(_STYLE), Markup("\n").join(map(_article, briefs)))  # noqa: S704
    return {"": str(page).encode("utf-8", "xmlcharrefreplace")}


def _article(brief: BriefLayout) -> Markup:
    parts = [(part.heading, [one.text for one in part.sentences], "") for part in brief.parts]
    parts.append(("Reports", list(brief.sources), ' class="small"'))
    return Markup('<article>\n<h1>{}</h1>\n<p class="small">{}</p>\n{}\n</article>').format(
        brief.title,
        brief.facts,
        Markup("\n").join(
            Markup("<h2>{}</h2>\n<ul{}>\n{}\n</ul>").format(
                heading,
                Markup(look),  # noqa: S704  our own
                Markup("\n").join(map(Markup("<li>{}</li>").format, words)),
            )
            for heading, words, look in parts
        ),
    )
