"""Word documents (DOCX): the text of paragraphs and tables."""

from collections.abc import Iterator
from typing import IO, Any

from rashomon.errors import SkipError
from rashomon.reports.containers.job import ContainerJob, needed, whole
from rashomon.reports.items import Item, KnownFacts


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the document as one item."""
    import io

    data = whole(file, job.max_bytes, "save its text as .txt")
    try:
        document = needed("docx", "Word documents").Document(io.BytesIO(data))
    except MemoryError:
        raise
    except (KeyError, ValueError, OSError, AttributeError, TypeError, LookupError) as error:
        raise SkipError("a damaged Word document, or another kind of office file") from error
    lines = list(_lines(document))
    if not lines:
        raise SkipError("a Word document without text")
    heads = {"title", "heading 1"}
    title = next((text for style, text in lines if style in heads), None)
    captions = tuple(text for style, text in lines if style == "caption")
    known = KnownFacts(text="\n\n".join(text for _, text in lines), title=title, dates=_dates(document), captions=captions)
    yield Item("", data, known)


def _lines(document: Any) -> Iterator[tuple[str, str]]:
    """Yields each paragraph with the name of its style, in document order, table cells included."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
                if text := " ".join(cell for cell in cells if cell):
                    yield "table", text
        else:
            style = (block.style.name or "").casefold() if block.style is not None else ""
            yield from ((style, line) for part in block.text.split("\n") if (line := " ".join(part.split())))


def _dates(document: Any) -> tuple[tuple[str, str], ...]:
    """Returns the file's own timestamps. They tell when it was typed or saved, so none of them counts as a date of publication."""
    try:
        created = document.core_properties.created
    except (ValueError, KeyError, AttributeError):
        return ()
    return ((created.isoformat(), "property created of the document"),) if created else ()
