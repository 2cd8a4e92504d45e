"""The brief as a self-contained HTML page without scripts; every string of a report is escaped text."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from rashomon.exports.brief_layout import Brief, layout
from rashomon.exports.export_format import Files
from rashomon.model.ledger import Ledger

_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:1.6rem}table{border-collapse:collapse;font-size:.85rem}"
    "td,th{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}sup a{text-decoration:none}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#9cf}}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def files_of(ledger: Ledger) -> Files:
    """One file."""
    briefs = layout(ledger)
    title = briefs[0].title if briefs else "No story"
    body = Markup("\n").join(line for place, brief in enumerate(briefs, 1) for line in _lines(brief, place))
    page = Markup(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{}">\n'
        '<meta name="viewport" content="width=device-width">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n{}\n</main>\n'
        "</body>\n</html>\n"
    ).format(_POLICY, title, Markup(_STYLE), body)  # noqa: S704  the style is our own
    return {"": str(page).encode("utf-8", "xmlcharrefreplace")}


def _lines(brief: Brief, place: int) -> Iterator[Markup]:
    yield Markup("<article>\n<h1>{}</h1>\n<p><em>{}</em></p>").format(brief.title, brief.note)
    for heading, sentences in brief.parts:
        yield Markup("<h2>{}</h2>\n<ul>").format(heading)
        for sentence in sentences:
            notes = Markup(" ").join(Markup('<sup><a href="#n{}-{}">{}</a></sup>').format(place, n, n) for n in sentence.notes)
            yield Markup("<li>{} {}</li>").format(sentence.text, notes)
        yield Markup("</ul>")
    if brief.rows:
        yield from _table(brief)
    yield Markup("<h2>Reports</h2>\n<ul>")
    yield from (Markup("<li>{}</li>").format(source) for source in brief.sources)
    yield from (Markup("<li>not read: {}</li>").format(source) for source in brief.missing)
    yield Markup("</ul>\n<h2>Notes</h2>\n<ol>")
    for note in brief.notes:
        speaker = f"{note.speaker}, " if note.speaker else ""
        yield Markup('<li id="n{}-{}" value="{}">{}{}: “{}”</li>').format(place, note.number, note.number, speaker, note.outlet, note.quote)
    yield Markup("</ol>\n</article>")


def _table(brief: Brief) -> Iterator[Markup]:
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in ("status", "question", "answer", "who", "behind it"))
    yield Markup("<h2>For the desk</h2>\n<table>\n<thead><tr>{}</tr></thead>\n<tbody>").format(heads)
    for row in brief.rows:
        for answer in row.answers:
            cells = Markup("").join(Markup("<td>{}</td>").format(escape(cell)) for cell in (row.status, row.question, *answer))
            yield Markup("<tr>{}</tr>").format(cells)
    yield Markup("</tbody>\n</table>")
