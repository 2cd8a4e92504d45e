"""open_page: bytes, or a container's text, as a Page: plain text as it is, HTML and Markdown as their text."""

from dataclasses import fields, replace

from rashomon.reports.archived import saving_notes, with_archive
from rashomon.reports.formats import check_length, clean, decode, is_page
from rashomon.reports.items import Known
from rashomon.reports.markdown import is_markdown, read_markdown
from rashomon.reports.page import Page, read_page
from rashomon.settings import ReadSettings


def open_page(source: str, data: bytes, known: Known, *, settings: ReadSettings) -> tuple[Page, Known]:
    """The page, completed by what its container says, and what is known of it in all. Raises SkipError when there is no text in it."""
    if known.text is not None:
        cleaned = clean(_composed(known.title, known.text))
        page, notes = Page(cleaned.text, kinds=dict.fromkeys(known.captions, "caption")), cleaned.warnings
    else:
        decoded = decode(data, settings=settings, charset=known.charset)
        page, known = _read(source, decoded.text, known, settings)
        notes = decoded.warnings
    known = with_archive(replace(known, url=known.url or page.url, canonical_url=page.canonical_url or known.canonical_url))
    return replace(_completed(page, known), warnings=(*notes, *page.warnings, *known.warnings)), known


def _read(source: str, text: str, known: Known, settings: ReadSettings) -> tuple[Page, Known]:
    if is_page(source, text):
        return read_page(text), joined(known, saving_notes(text))
    if is_markdown(source, text):
        check_length(text, settings=settings)
        noted = read_markdown(text)
        body = clean(_composed(noted.title, noted.text or ""))
        return Page(body.text, title=noted.title), joined(known, replace(noted, text=None))
    return Page(text), known


def joined(known: Known, other: Known) -> Known:
    """What is known, completed by what else is."""
    return replace(known, **{field.name: getattr(known, field.name) or getattr(other, field.name) for field in fields(Known)})


def _completed(page: Page, known: Known) -> Page:
    """What the page says of itself goes before what its container says; of addresses, the one at which it was had goes first."""
    dated = page if page.published else replace(page, published=known.published, published_basis=known.published_basis)
    return replace(
        dated,
        title=page.title or known.title,
        outlet=page.outlet or known.outlet,
        authors=page.authors or known.authors,
        language=page.language or known.language,
        url=known.url,
        canonical_url=known.canonical_url,
        dates=(*page.dates, *known.page_dates()),
    )


def _composed(title: str | None, body: str) -> str:
    """The headline, then the text, unless the text begins with the headline."""
    opening = [" ".join(line.split()).casefold() for line in body.lstrip()[:2000].split("\n") if line.strip()][:6]
    plain = " ".join((title or "").split()).casefold()
    if not plain or plain in opening or (opening and opening[0].startswith(plain)):
        return body.strip() + "\n"
    return f"{title}\n\n{body.strip()}\n"
