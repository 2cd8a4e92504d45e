"""Word documents: what a reader sees of them, as python-docx and other programs write them."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from rashomon.errors import SkipError
from rashomon.reports import report_pile
from rashomon.reports.containers.job import ContainerJob, OpenedFile
from rashomon.reports.containers.word import read_docx
from rashomon.reports.items import KnownFacts
from rashomon.reports.raised_signs import without_note_signs
from rashomon.reports.read_formats import Kind
from rashomon.settings import ReadSettings

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(body: str, **parts: str) -> bytes:
    """A document of this body, and its other parts."""
    out = io.BytesIO()
    document = f"<w:document {SPACE}><w:body>{body}</w:body></w:document>"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {SPACE}>{text}</w:{name}>")
    return out.getvalue()


def known(data: bytes) -> KnownFacts:
    job = ContainerJob(Kind.DOCX, "a.docx", len(data), ReadSettings())
    (item,) = read_docx(OpenedFile(io.BytesIO(data), job))
    return item.known


def run(text: str, look: str = "", tag: str = "t") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:{tag} xml:space='preserve'>{text}</w:{tag}></w:r>"


RAISED, SIGN = '<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="sign"/>'
UP, DOWN = '<w:position w:val="6"/>', '<w:position w:val="-6"/>'
SHOWN, STYLE = (
    '<w:strike w:val="0"/>',
    '<w:style w:styleId="sign"><w:name w:val="Footnote Reference"/></w:style>',
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('Nine ')}<w:ins>{run('men ')}</w:ins>{run('left')}</w:p>", "Nine men left"),
        (
            f"<w:p>{run('The fall hurt ')}<w:del>{run('twelve', tag='delText')}</w:del>"
            f"<w:ins>{run('14')}</w:ins></w:p>",
            "The fall hurt 14",
        ),
        (
            f"<w:p><w:moveFrom>{run('It fell.')}</w:moveFrom>{run('Then. ')}</w:p>"
            f"<w:p><w:moveTo>{run('It fell.')}</w:moveTo></w:p>",
            "Then.\n\nIt fell.",
        ),
        (
            f"<w:sdt><w:sdtContent><w:p>{run('In a box')}</w:p></w:sdtContent></w:sdt>"
            f"<w:p>{run('and ')}<w:sdt><w:sdtContent>{run('within')}</w:sdtContent></w:sdt></w:p>",
            "In a box\n\nand within",
        ),
        (
            f"<w:p>{run('Before')}<w:r><AlternateContent><Choice><w:txbxContent><w:p>"
            f"{run('Boxed')}</w:p></w:txbxContent></Choice><Fallback><w:txbxContent><w:p>"
            f"{run('Boxed')}</w:p></w:txbxContent></Fallback></AlternateContent></w:r></w:p>",
            "Before\n\nBoxed",
        ),
        (f"<w:p>{run('hurt 30')}{run('2', RAISED)}{run(', on the 4')}{run('th', RAISED)}</w:p>",
         "hurt 30, on the 4th"),
        (f"<w:p>{run('a')}<w:r><w:tab/></w:r>{run('b')}<w:r><w:br/></w:r>{run('c')}</w:p>",
         "a b\n\nc"),
        (
            f"<w:p><w:hyperlink>{run('Linked')}</w:hyperlink>{run('PAGE', tag='instrText')}</w:p>",
            "Linked",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('Aske')}</w:p></w:tc><w:tc><w:p>{run('12')}</w:p></w:tc>"
            "</w:tr></w:tbl>",
            "Aske | 12",
        ),
        (
            f"<w:tbl><w:tr>{f'<w:tc><w:p>{run(12)}</w:p></w:tc>' * 2}<w:tc><w:p>{run(345)}</w:p>"
            "</w:tc></w:tr></w:tbl>",
            "12 | 12 | 345",
        ),
        (f"<w:p>{run('hurt ')}{run('12', '<w:strike/>')}{run('14')}</w:p>", "hurt 14"),
        (f"<w:p>{run('hurt 12')}{run('345', '<w:vanish/>')}{run('men')}</w:p>", "hurt 12 men"),
        (f"<w:p>{run('hurt 30')}{run('2', SIGN)}</w:p>", "hurt 30"),
        (f"<w:p>{run('hurt 30')}{run('2', UP)}{run('5', DOWN)}</w:p>", "hurt 305"),
        (f"<w:p>{run('hurt ')}{run('12', SHOWN)}</w:p>", "hurt 12"),
        (
            f"<w:p>{run('some 3')}<f><num>{run('1')}</num><den>{run('2')}</den></f></w:p>",
            "some 3 1⁄2",
        ),
    ],
    ids="inserted deleted moved controls boxes raised breaks linked table cells struck hidden "
    "noted moved_up shown fraction".split(),
)  # fmt: skip
def test_what_a_reader_sees(body: str, text: str) -> None:
    assert without_note_signs(known(packed(body, styles=STYLE)).text) == text


def test_notes_stand_behind_the_text() -> None:
    notes = (
        f'<w:footnote w:type="separator"><w:p>{run("-")}</w:p></w:footnote>'
        f"<w:footnote><w:p>{run('An earlier count said eleven.')}</w:p></w:footnote>"
    )
    body = f"<w:p>{run('Twelve')}<w:r><w:footnoteReference/></w:r>{run(' fell.')}</w:p>"
    assert known(packed(body, footnotes=notes)).text == (
        "Twelve fell.\n\nAn earlier count said eleven."
    )


def test_what_another_library_writes(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Granary wall gives way", 1)
    document.add_paragraph("Three dock workers were hurt on Tuesday, the fire service said.")
    document.add_paragraph("The wall. Photo: Pavel Orn", style="Caption")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Hurt", "three"
    document.save(str(tmp_path / "a.docx"))
    (report,) = report_pile.read(str(tmp_path)).reports
    assert report.title == "Granary wall gives way"
    assert report.text.split("\n\n")[1:] == [
        "Three dock workers were hurt on Tuesday, the fire service said.",
        "The wall. Photo: Pavel Orn",
        "Hurt | three\n",
    ]


@pytest.mark.parametrize("part", ["document", "styles", "footnotes"])
@pytest.mark.parametrize("declared", ["", '[<!ENTITY fell "nine">]'])
def test_a_part_that_declares_its_own_type_is_named_as_unread(part: str, declared: str) -> None:
    data = packed(f"<w:p>{run('Twelve fell.')}</w:p>", styles=STYLE, footnotes="<w:p/>")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as changed:
        for name in whole.namelist():
            own = f"<!DOCTYPE d {declared}>" if part in name else ""
            changed.writestr(name, own.encode() + whole.read(name))
    with pytest.raises(SkipError, match="its own document type or entities"):
        known(out.getvalue())


@pytest.mark.parametrize(
    ("raised", "text"),
    [
        ("5", "Some 10^5 fell."),
        ("1", "Some 10^1 fell."),
    ],
)
def test_what_is_raised_is_no_other_number(raised: str, text: str) -> None:
    body = f"<w:p>{run('Some 10')}{run(raised, RAISED)}{run(' fell.')}</w:p>"
    assert without_note_signs(known(packed(body)).text) == text


@pytest.mark.parametrize(("words", "text"), [("Some 10", "Some 10 fell."), ("H", "H2 fell.")])
def test_a_note_set_low_is_no_digit(words: str, text: str) -> None:
    low = run("2", '<w:vertAlign w:val="subscript"/>')
    assert known(packed(f"<w:p>{run(words)}{low}{run(' fell.')}</w:p>")).text == text


@pytest.mark.parametrize("inside", ["<w:altChunk/>", "<w:p><w:subDoc/></w:p>"])
def test_a_document_in_the_document_is_named_as_unread(inside: str) -> None:
    (warning,) = known(packed(f"<w:p>{run('Twelve fell.')}</w:p>{inside}")).warnings
    assert warning.startswith("another document is put into it, which was not read")


@pytest.mark.parametrize(
    "data", [packed("<w:p/>"), packed("")[:-30], b"PK\x03\x04", packed("<w:p>&x;</w:p>")]
)
def test_what_holds_no_text_says_so(data: bytes) -> None:
    with pytest.raises(SkipError, match="Word document"):
        known(data)
