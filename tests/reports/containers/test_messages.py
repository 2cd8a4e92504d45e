"""Chats and mails with older ones under them: each message has its moment."""

import pytest

from rashomon.model.report import POST, Report
from rashomon.reports.items import Item
from rashomon.reports.open_source import open_item
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings


def read(text: str, name: str) -> Report:
    settings = ReadSettings()
    [item] = open_item(Item(name, text.encode()), settings=settings)
    return read_report(name, item.data, settings=settings, facts=item.known)


def moments(report: Report) -> list[tuple[str, str]]:
    """The moment of each message with the words at which it begins."""
    posts = [date for date in report.dates if date.basis == POST and date.span]
    return [(date.value, " ".join(date.span.quote.split()[:3])) for date in posts if date.span]


SAID = ("A kiln burst in Tarn.", "Four potters are hurt: two badly.", "Nobody is missing.")


@pytest.mark.parametrize(
    ("stamps", "days"),
    [
        (
            ("[14/06/2031, 08:02:11]", "[14/06/2031, 09:30:00]", "[15/06/2031, 06:00:00]"),
            (14, 14, 15),
        ),
        (("6/14/31, 8:02 AM -", "6/14/31, 9:30 AM -", "6/15/31, 6:00 AM -"), (14, 14, 15)),
        (("6/7/31, 8:02\u202fAM -", "6/7/31, 9:30\u202fAM -", "6/8/31, 6:00\u202fAM -"), (7, 7, 8)),
        (("07/06/2031, 08:02 -", "07/06/2031, 09:30 -", "08/06/2031, 06:00 -"), (7, 7, 8)),
    ],
)
def test_chats_are_read_by_the_custom_of_their_days(
    stamps: tuple[str, ...], days: tuple[int, ...]
) -> None:
    head = f"{stamps[0]} Messages and calls are end-to-end encrypted.\n"
    told = zip(stamps, ("Ode Brun", "Pia Lott", "Ode Brun"), SAID, strict=True)
    chat = head + "".join(f"{stamp} {name}: {words}\n" for stamp, name, words in told)
    report = read(f"{chat}{stamps[-1]} Pia Lott: <Media omitted>\n", "chat.txt")
    assert report.text == (f"Ode Brun: {SAID[0]}\n\nPia Lott: {SAID[1]}\n\nOde Brun: {SAID[2]}\n")
    assert [value[:10] for value, _ in moments(report)] == [f"2031-06-{day:02}" for day in days]
    assert report.published is not None
    assert report.published.startswith(f"2031-06-{days[0]:02}T08:02")
    assert any("other way round" in note for note in report.warnings) == (days[0] == 7)


def test_a_line_of_a_message_is_no_headline() -> None:
    chat = "14.06.31, 08:02 - Ode Brun: A kiln burst.\nNobody is hurt.\n"
    report = read(f"{chat}14.06.31, 09:30 - Pia Lott: It was old.\n" * 2, "chat.txt")
    assert report.title is None


PAGE = """<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page">
<div class="message service" id="message-1"><div class="body details">14 June 2031</div></div>
<div class="message default clearfix" id="message1"><div class="body"><div class="pull_right date
details" title="14.06.2031 08:02:11 UTC+01:00">08:02</div><div class="from_name">
Tarn &amp; Vale
</div><div class="text">A kiln <strong>burst</strong> in Tarn.</div></div></div>
<div class="message default clearfix joined" id="message2"><div class="body"><div class="pull_right
date details" title="15.06.2031 06:00:00 UTC+01:00">06:00</div><div class="text">Four are
hurt.</div></div></div><div class="message default clearfix joined" id="message3"><div class="body">
<div class="pull_right date details" title="15.06.2031 06:01:00 UTC+01:00">06:01</div></div></div>
"""


def test_a_page_of_telegram_is_a_chat() -> None:
    channel = read(PAGE, "messages.html")
    assert (channel.text, channel.outlet) == (
        "A kiln burst in Tarn.\n\nFour are hurt.\n",
        "Tarn & Vale",
    )
    assert [value[:16] for value, _ in moments(channel)] == ["2031-06-14T08:02", "2031-06-15T06:00"]
    named = PAGE.replace("Four are", "Two are", 1).replace(
        ' joined" id="message2"><div class="body">',
        '" id="message2"><div class="body"><div class="from_name">Ode Brun</div>',
    )
    group = read(named, "messages.html")
    assert group.text == "Tarn & Vale: A kiln burst in Tarn.\n\nOde Brun: Two are hurt.\n"
    assert group.outlet is None


def test_a_message_of_several_lines_is_one() -> None:
    chat = (
        "[14/06/2031, 08:02:11] Ode Brun: A kiln burst.\nFour are hurt.\n"
        "[14/06/2031, 08:03:00] Pia Lott: Where?\n"
    )
    assert (
        read(chat, "chat.txt").text
        == "Ode Brun: A kiln burst.\nFour are hurt.\n\nPia Lott: Where?\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "14/06/2031, 08:02 - Tarn: a kiln burst.\n\nFour potters were hurt, the guild said.\n",
        "14/06/2031, 08:02 - A kiln bursts in Tarn.\n14/06/2031, 08:30 - Four are hurt.\n",
    ],
)
def test_dated_lines_without_senders_are_no_chat(text: str) -> None:
    assert read(text, "a.txt").text == text


HEADS = {
    "On Sat, 14 Jun 2031 at 18:40, Tarn Guild <press@tarn.example> wrote:": "> ",
    "On Jun 14, 2031, at 6:40 PM, Tarn Guild\n<press@tarn.example> wrote:": "> ",
    "Am 14.06.2031 um 18:40 Uhr schrieb Tarn Guild <press@tarn.example>:": "> ",
    "-----Original Message-----\nFrom: Tarn Guild <press@tarn.example>\nSent: Saturday, June 14, "
    "2031 6:40 PM\nTo: desk@echo.example\nSubject: Kiln": "",
    "---------- Forwarded message ---------\nFrom: Tarn Guild <press@tarn.example>\nDate: Sat, Jun "
    "14, 2031 at 6:40 PM\nSubject: Kiln\nTo: <desk@echo.example>": "",
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("own", ["I rang the guild: it speaks of 5 potters now.\n\n", ""])
def test_older_mails_have_their_own_moment(head: str, own: str) -> None:
    older = f"A kiln burst in Tarn today.\n{HEADS[head]}\n{HEADS[head]}It hurt 4 potters."
    mail = (
        "From: Lis Orm <orm@echo.example>\nTo: desk@echo.example\nSubject: Re: Kiln\nDate: Mon, 16 "
        f"Jun 2031 09:12:00 +0100\nMIME-Version: 1.0\n\n{own}{head}\n\n{HEADS[head]}{older}\n"
    )
    report = read(mail, "reply.eml")
    by = "Tarn Guild: " if own else ""
    assert report.text == f"Kiln\n\n{own}{by}A kiln burst in Tarn today.\n\nIt hurt 4 potters.\n"
    days = [value[:16] for value, _ in moments(report)]
    assert days == [*["2031-06-16T09:12"][: bool(own)], "2031-06-14T18:40"]


def test_a_signature_is_no_prose_and_a_letter_may_speak_of_letters() -> None:
    mail = (
        "From: Lis Orm <orm@echo.example>\nTo: d@echo.example\nSubject: Kiln\nMIME-Version: 1.0\n"
        "Date: Mon, 16 Jun 2031 09:12:00 +0100\n\nOn Saturday the guild wrote:\nwe are sorry.\n\n"
        "-- \nLis Orm\nEcho, newsroom, 555 0142\n"
    )
    assert read(mail, "a.eml").text == "Kiln\n\nOn Saturday the guild wrote:\nwe are sorry.\n"


@pytest.mark.parametrize(
    "told",
    [
        "On 14 June 2031 the guild wrote to the owners of the kiln:\n\nTake it down.",
        "-- \nA fifth potter died at noon, the guild said.",
    ],
)
def test_what_a_mail_tells_is_no_head_of_another_and_no_signature(told: str) -> None:
    mail = (
        "From: Lis Orm <orm@echo.example>\nTo: d@echo.example\nSubject: Kiln\nMIME-Version: 1.0\n"
        f"Date: Mon, 16 Jun 2031 09:12:00 +0100\n\nA kiln burst in Tarn.\n\n{told}\n"
    )
    assert told.rsplit("\n", maxsplit=1)[-1] in read(mail, "a.eml").text
    assert told.split("\n", maxsplit=1)[0].strip() in read(mail, "a.eml").text
