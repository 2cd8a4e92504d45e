"""Mails and mailboxes, made by Python's own mail library."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest

from rashomon.reports import report_pile

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
    message.add_attachment(inner)
    pile = report_pile.read(str(written(tmp_path / "two.eml", message)))
    assert [(report.source, report.title) for report in pile.reports] == [
        ("two.eml/forwarded-4.eml", "Quay closed"),
        ("two.eml/wall.txt", "Wall falls"),
    ]
    assert not pile.failures


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
