"""Printed pages, Word files and mails, by hand and by the libraries of others."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from io import BytesIO
from pathlib import Path

import pytest
from corpus import _pdf

from rashomon.reports import report_pile
from rashomon.reports.containers.job import ContainerJob, OpenedFile
from rashomon.reports.containers.mail import read_items
from rashomon.reports.containers.pdf import PrintedLine, join_lines
from rashomon.reports.read_formats import Kind
from rashomon.settings import ReadSettings


def lines(
    *texts: str, top: float = 700, gap: float = 14, size: float = 12, left: float = 50
) -> list[PrintedLine]:
    return [PrintedLine(text, left, top - gap * place, size) for place, text in enumerate(texts)]


FULL = "a line as long as lines of this page are, so that it fills it"


@pytest.mark.parametrize(
    ("page", "paragraphs"),
    [
        (lines(FULL, "and ends."), [f"{FULL} and ends."]),
        (
            [*lines(FULL, "and ends."), *lines("Another one", top=650)],
            [f"{FULL} and ends.", "Another one"],
        ),
        (
            [*lines("Headline", size=24), *lines(FULL, "ends.", top=660)],
            ["Headline", f"{FULL} ends."],
        ),
        (
            lines(FULL, "and ends.", FULL, "and ends, too."),
            [f"{FULL} and ends.", f"{FULL} and ends, too."],
        ),
        (lines(FULL + " gra-", "nary wall."), [FULL + " granary wall."]),
        (
            lines(FULL + " well-known", FULL + " well-", "known wall."),
            [f"{FULL} well-known {FULL} well-known wall."],
        ),
        (lines(FULL + " Anglo-", "Norse wall."), [FULL + " Anglo- Norse wall."]),
        (
            [PrintedLine(FULL + ".", 50, 700, 12), PrintedLine(FULL, 70, 686, 12)],
            [FULL + ".", FULL],
        ),
        ([], []),
    ],
)
def test_join_lines(page: list[PrintedLine], paragraphs: list[str]) -> None:
    assert [text for text, _ in join_lines([page], frozenset())] == paragraphs


def test_a_scan_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(_pdf(b"q Q"))
    assert (
        report_pile.read(str(tmp_path)).failures[0].error
        == "a PDF without a text layer (pictures of pages): have its text recognised (OCR) first"
    )


def test_only_so_many_pages_are_read(tmp_path: Path) -> None:
    import pypdfium2

    from rashomon.settings import ReadSettings, Settings

    page = pypdfium2.PdfDocument(
        _pdf(b"BT /F1 12 Tf 72 700 Td (Two people died when the wall fell.) Tj ET")
    )
    whole = pypdfium2.PdfDocument.new()
    for _ in range(5):
        whole.import_pages(page)
    whole.save(str(tmp_path / "a.pdf"))
    (report,) = report_pile.read(
        str(tmp_path), settings=Settings(read=ReadSettings(max_pages=3))
    ).reports
    assert (
        "only the first 3 of 5 pages were read: raise the limit with --limit max_pages=NUMBER"
        in report.warnings
    )


SENT = datetime(2031, 3, 5, 6, 30, tzinfo=UTC)


PROSE = (
    "Three dock workers were hurt on Tuesday night when a wall of the old granary gave way, "
    "the fire service said. "
    "The harbour office closed the quay until Friday, and a spokeswoman said that the "
    "building had been inspected in January. "
    "The cooperative that rents the hall denied that it had been overloaded with barley."
)


def mail(subject: str = "Granary wall gives way", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "The Tollen Courier <news@courier.example>"
    message["To"] = "reader@desk.example"
    message["Subject"] = subject
    message["Date"] = format_datetime(SENT)
    message["Message-ID"] = "<1@courier.example>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return message


def written(path: Path, message: EmailMessage) -> Path:
    path.write_bytes(message.as_bytes())
    return path


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        (
            "You get this mail as a reader. Unsubscribe: https://courier.example/off",
            "The Tollen Courier",
        ),
        ("You get this mail as a reader of the paper. Good night.", None),
    ],
)
def test_a_newsletter_without_its_headers_is_known_by_its_foot(
    tmp_path: Path, foot: str, outlet: str | None
) -> None:
    message = mail()
    message.set_content(
        "\n\n".join([PROSE, "The quay is closed.", "Barley is dear.", "It rained.", "--", foot])
    )
    (report,) = report_pile.read(str(written(tmp_path / "a.eml", message))).reports
    assert (report.outlet, report.published is not None) == (outlet, outlet is not None)


def test_what_hangs_on_a_mail_is_read(tmp_path: Path) -> None:
    message = mail()
    message.set_content("See the two texts.")
    message.add_attachment(
        f"Wall falls\n\n{PROSE}".encode(),
        maintype="text",
        subtype="plain",
        filename="../../wall.txt",
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="wall.png")
    inner = mail("Quay closed")
    inner.set_content(f"{PROSE}\n\nThe quay is closed.")
    inner.add_attachment(b"Nine fled.", maintype="text", subtype="plain", disposition="inline")
    message.add_attachment(inner)
    pile = report_pile.read(str(written(tmp_path / "two.eml", message)))
    assert [(report.source, report.title) for report in pile.reports] == [
        ("two.eml/forwarded-4.eml", "Quay closed"),
        ("two.eml/wall.txt", "Wall falls"),
    ]
    assert (pile.failures, pile.reports[0].text[-11:]) == ((), "Nine fled.\n")
    said = {warning for report in pile.reports for warning in report.warnings}
    assert said == {"the mail around it says: See the two texts."}


@pytest.mark.parametrize(
    "charset", ["iso-8859-15", "windows-1252", "utf-8", "koi8-r", "shift_jis", "no-such-charset"]
)
def test_a_charset(tmp_path: Path, charset: str) -> None:
    text = {"koi8-r": "Стена упала ночью", "shift_jis": "壁が崩れた"}.get(
        charset, "Café and more text to read"
    )
    body = text.encode(charset if charset != "no-such-charset" else "utf-8")
    head = (
        "From: a@b.example\r\nSubject: Wall\r\nDate: Wed, 05 Mar 2031 06:30:00 "
        f"+0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n"
    )
    (tmp_path / "a.eml").write_bytes(
        head.encode() + b"Content-Transfer-Encoding: 8bit\r\n\r\n" + body
    )
    (report,) = report_pile.read(str(tmp_path / "a.eml")).reports
    assert text in report.text


@pytest.mark.parametrize("declared", ["us-ascii", "utf-8", "iso-8859-1", "no-such"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The café cost €2.4m, said the mayor’s office – on Monday.", "utf-8"),
        ("Пекарня сгорела ночью, никто не пострадал, сообщили пожарные.", "cp1251"),
        ("パン屋が夜に焼けたが、けが人はいないと消防は述べた。", "cp932"),
    ],
)
def test_a_mail_that_names_a_wrong_charset_is_read_by_its_letters(
    declared: str, text: str, encoding: str
) -> None:
    subject = text[:7].strip()
    head = f"From: a@b.example\nTo: c@d.example\nMessage-ID: <1@b>\nSubject: {subject}\n"
    data = f"{head}Content-Type: text/plain; charset={declared}\n\n{text}\n".encode(encoding)
    job = ContainerJob(Kind.MAIL, "a.eml", len(data), ReadSettings())
    (item,) = read_items(OpenedFile(BytesIO(data), job))
    assert item.known.text == text
    assert item.known.title == subject


def test_what_a_newsletter_hides_is_not_read(tmp_path: Path) -> None:
    message = mail(List_Unsubscribe="<https://courier.example/off>")
    message.set_content("This mail needs a reader of HTML.")
    message.add_alternative(
        '<div style="display:none">All you need this morning</div><p>'
        + PROSE.replace(". ", ".</p><p>")
        + "</p><p>You are receiving this as a reader. <a href='#'>Unsubscribe</a> | 12 Quay</p>",
        subtype="html",
    )
    written(tmp_path / "a.eml", message)
    (report,) = report_pile.read(str(tmp_path)).reports
    assert "All you need" not in report.text
    assert "You are receiving this" not in report.text
