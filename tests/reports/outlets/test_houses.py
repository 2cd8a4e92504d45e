"""Whose text a report is: places of releases, labels of feeds, bodies and other outlets."""

import pytest

from rashomon.model.report import Report
from rashomon.reports.outlets.outlet_names import house_of_feed
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

STORY = """A battery that charges in four minutes was shown on Tuesday, the firm said.

"We have worked on it for ten years," said Mila Torn, who leads the firm in the town."""


def read(text: str) -> Report:
    return read_report("a.txt", text.encode(), settings=ReadSettings())


@pytest.mark.parametrize(
    ("title", "house"),
    [
        ("Vale Courier » Feed", "Vale Courier"),
        ("RSS feed of the Vale Courier", "Vale Courier"),
        ("Vale Courier: Politics", "Vale Courier"),
        ("Vale Courier RSS", "Vale Courier"),
        ("Lake, Star and Post", "Lake, Star and Post"),
        ("", None),
    ],
)
def test_the_outlet_in_the_title_of_a_feed(title: str, house: str | None) -> None:
    assert house_of_feed(title) == house


@pytest.mark.parametrize(
    ("text", "outlet", "agencies"),
    [
        (
            f"Battery shown\n\nTARNHOLT\n\nMarch 4, 2031\n\n{STORY}\n\nSOURCE Orvane Inc.",
            "Orvane",
            (),
        ),
        (f"TARNHOLT, Calif., March 4, 2031\n\nBattery shown at a fair\n\n{STORY}", None, ()),
        (f"Swans die\n\nHARN. 4 March 2031, 19:30. /Oltyn/\n\n{STORY}", "Oltyn", ()),
        (f"Swans die\n\nHARN (Harn Press Agency) - {STORY}", None, ("Harn Press Agency",)),
        (
            f"Swans die on the Harn\n\n{STORY}\n\nA Reuters reporter contributed to this report.",
            None,
            ("Reuters",),
        ),
    ],
)
def test_the_outlet_is_who_published_it(
    text: str, outlet: str | None, agencies: tuple[str, ...]
) -> None:
    report = read(text)
    assert (report.outlet, report.agencies) == (outlet, agencies)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("This article originally appeared in the Harn Gazette.", ("Harn Gazette", "text")),
        ("Republished with permission from the Harn Gazette.", ("Harn Gazette", "text")),
        ("This story originally ran in the Essel Lamp.", ("Essel Lamp", "text")),
        ("Read the original article on Harn Gazette.", ("Harn Gazette", "text")),
        ("Battery shown originally appeared on HNG.com on Mon, 1 Jan.", ("HNG.com", "text")),
        ("This story was first published on valecourier.com.", None),  # its own address
        ("via Harn Gazette", ("Harn Gazette", "source")),
        ("This article was updated on 4 March 2031.", None),
    ],
)
def test_a_credit_of_another_outlet(line: str, credit: tuple[str, str] | None) -> None:
    report = read(f"Battery shown\nVale Courier, 4 March 2031\n\n{STORY}\n\n{line}\n")
    assert [(one.agency, one.role) for one in report.credits] == ([credit] if credit else [])
    assert (report.outlet, report.agencies) == ("Vale Courier", ())


HEADLINE = "Bridge over the Harn closed after flood"


@pytest.mark.parametrize(
    "part",
    [
        "Morning briefing",
        "Lunchtime bulletin",
        "Overnight bulletin",
        "Harbour matters",
        "Regional headlines",
    ],
)
def test_a_part_of_a_paper_is_no_outlet(part: str) -> None:
    assert read(f"{part}\n\n{HEADLINE}\n\n2 March 2031\n\n{STORY}").outlet is None
    assert read(f"{HEADLINE}\n\n{part}, 2 March 2031\n\n{STORY}").outlet is None
    beside = f"Vale Courier\n{part}\n\n{HEADLINE}\n\n2 March 2031\n\n{STORY}"
    assert read(beside).outlet == "Vale Courier"


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Evening Herald", "Evening Herald"),
        ("Morning Star of Vale", "Morning Star of Vale"),
        ("Daily Mercury", "Daily Mercury"),
        ("Radio Tarn", "Radio Tarn"),
    ],
)
def test_an_outlet_with_an_hour_in_its_name(name: str, outlet: str) -> None:
    assert read(f"{name}\n\n{HEADLINE}\n\n2 March 2031\n\n{STORY}").outlet == outlet


@pytest.mark.parametrize(
    ("tab", "site", "note", "outlet"),
    [
        (f"{HEADLINE} | Morning briefing | Vale Courier", "", "", "Vale Courier"),
        (f"{HEADLINE} | Vale Courier | Evening edition", "", "", "Vale Courier"),
        (HEADLINE, "Morning briefing", "", None),
        (f"{HEADLINE} | Times", "", "© 2031 Vale Harbour Times", "Vale Harbour Times"),
        (f"{HEADLINE} | Courier", "Vale Courier", "", "Vale Courier"),
        (f"{HEADLINE} | Courier", "", "© 2031 Harn Post", "Courier"),
    ],
)
def test_the_outlet_of_a_saved_page(tab: str, site: str, note: str, outlet: str | None) -> None:
    told = "".join(f"<p>{line}</p>" for line in (*STORY.split("\n\n"), note) if line)
    meta = f'<meta property="og:site_name" content="{site}">' if site else ""
    page = f"<title>{tab}</title>{meta}<article><h1>{HEADLINE}</h1>{told}</article>"
    assert read_report("a.html", page.encode(), settings=ReadSettings()).outlet == outlet
