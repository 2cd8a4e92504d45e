"""Safe XML: no document type definitions, no entities, and limited nesting."""

import re
from typing import Any

from rashomon.errors import SkipError
from rashomon.reports.decoding import decode_plain

_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]{0,2000}(\[)?", re.IGNORECASE)


def harmless(data: bytes) -> bytes:
    """Returns the bytes without a document type that is only a name. Raises SkipError if it declares anything."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:200]:
        data = re.sub(r"\A\s*<\?xml[^>]{0,500}\?>", "", decode_plain(data)).encode("utf-8", errors="replace")
    match = _DOCTYPE.search(data[:100_000])
    if not match and not re.search(rb"<!ENTITY", data, re.IGNORECASE):
        return data
    if not match or match[1] or re.search(rb"<!ENTITY", data, re.IGNORECASE):
        raise SkipError("XML that declares its own document type or entities, which no report needs: it was not read")
    end = data.find(b">", match.end() - 1)
    return data[: match.start()] + data[end + 1 :] if end >= 0 else data


def parse_xml(data: bytes) -> Any:
    """Returns the root element. Raises SkipError if the XML is not well-formed."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(harmless(data), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SkipError("XML that is not well-formed") from error
