"""The overview of each story as a Word document, with only the required parts of Office Open XML;
the same ledger gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from rashomon.exports.markdown import StoryText, story_texts
from rashomon.model.ledger import Ledger

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    _HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    "</Types>"
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = (
    f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_LINKS = (
    f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/styles" '
    'Target="styles.xml"/></Relationships>'
)
# A4, in twentieths of a point.
_PAPER = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="900" w:right="1020" '
    'w:bottom="900" w:left="1020" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'
)
# Characters that XML 1.0 cannot hold.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def made_of(ledger: Ledger) -> bytes:
    """One file."""
    out = io.BytesIO()
    body = "".join(part for story in story_texts(ledger) for part in _parts(story))
    document = f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}{_PAPER}</w:body></w:document>'
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/_rels/document.xml.rels": _LINKS,
        "word/styles.xml": _styles(),
        "word/document.xml": document,
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)),
                text.encode("utf-8"),
                zipfile.ZIP_DEFLATED,
            )
    return out.getvalue()


def _styles() -> str:
    styles = [
        (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name '
            'w:val="Normal"/></w:style>'
        )
    ]
    for identity, name, size, level in (
        ("Title", "Title", 32, None),
        ("Heading1", "heading 1", 23, 0),
        ("ListBullet", "List Bullet", 20, None),
    ):
        outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
        indent = '<w:ind w:left="360" w:hanging="180"/>' if identity == "ListBullet" else ""
        bold = "" if identity == "ListBullet" else "<w:b/>"
        styles.append(
            f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name '
            f'w:val="{name}"/><w:basedOn w:val="Normal"/>'
            f'<w:pPr><w:spacing w:after="60"/>{indent}{outline}</w:pPr><w:rPr>{bold}<w:sz '
            f'w:val="{size}"/></w:rPr></w:style>'
        )
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{"".join(styles)}</w:styles>'


def _paragraph(text: str, style: str = "Normal") -> str:
    plain = escape(_UNFIT.sub("\ufffd", " ".join(text.split())))
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{plain}</w:t></w:r></w:p>'


def _parts(story: StoryText) -> Iterator[str]:
    yield _paragraph(story.title, "Title")
    yield _paragraph(story.facts)
    for heading, lines in (*story.parts, ("Reports", story.reports)):
        yield _paragraph(heading, "Heading1")
        yield from (_paragraph(f"• {line}", "ListBullet") for line in lines)
