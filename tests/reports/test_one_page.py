"""Two texts of one path are one page only if they tell of one matter, whatever text stays there."""

from dataclasses import replace
from functools import cache
from itertools import permutations, zip_longest

import pytest

from factories import make_report
from rashomon.model.report import Report
from rashomon.reports.one_page import Prose, are_one_page
from rashomon.reports.page_order import Arrival
from rashomon.reports.read_report import read_report
from rashomon.reports.report_pile import renamed
from rashomon.reports.revisions import link_revisions
from rashomon.settings import ReadSettings

STAYS = {
    "the paper of itself": (
        "Follow our coverage of the coast on all our channels.\n\n"
        "The Harn Post has told the coast what happens since 1874.\n"
    ),
    "the town": (
        "Harn is a town of 40,000 people on the coast of Norland.\n\n"
        "The council of Harn sits in the old customs house.\n"
    ),
    "much": (
        "Write to the night desk if you saw something.\n\n"
        "The weather on the coast stays mild this week, the weather office said.\n\n"
        "Tram tickets cost two crowns from January on.\n"
    ),
}
EVENTS = {
    "Mill of Harn burns down": (
        "The old mill of Harn burned down on {} night and two millers were hurt, the fire service "
        "said.\n\nFire chief Edda Brunn said that a lamp had been left burning."
    ),
    "Mayor Odo Varr opens school in Harn": (
        "Mayor Odo Varr opened a new school in Harn on {}.\n\n"
        "Fire chief Edda Brunn gave the children a helmet."
    ),
    "Two hurt as bus hits tram in Harn": (
        "Two people were hurt when a bus hit a tram in Harn on {}, police said.\n\n"
        "The driver had been blinded by the sun, police chief Rolf Tann said."
    ),
    "Strike closes harbour of Harn": (
        "Dockers closed the harbour of Harn with a strike on {}.\n\n"
        "Mayor Odo Varr asked both sides to talk."
    ),
    "Tremor shakes Harn": "A tremor of magnitude 4.1 shook Harn on {}, the seismic office said.",
    "Tremor shakes Velm": "A tremor of magnitude 3.2 shook Velm on {}, the seismic office said.",
    "Morning briefing": "Teachers in Harn want smaller classes, their union said on {}.",
    "Morning briefing ": "The price of bread rose by a tenth in Norland, bakers said on {}.",
    "Council of Harn meets": (
        "The council of Harn decided on {} to plant 200 trees.\n\n"
        "Councillor Hugo Mant voted against it."
    ),
    "Council of Harn meets ": (
        "The council of Harn decided on {} to close the old bath.\n\n"
        "Councillor Hugo Mant voted against it."
    ),
    "Man stabbed at Harn station": (
        "A man of 34 was stabbed at the station of Harn on {}, police said.\n\n"
        "Police arrested a woman of 29."
    ),
    "Woman stabbed in Harn park": (
        "A woman of 51 was stabbed in the park of Harn on {}, police said.\n\n"
        "Police are looking for two youths."
    ),
    "Harn Rovers win again": "Harn Rovers beat Velm United by three goals to one on {}.",
    "Harn Rovers lose in Tolm": "Harn Rovers lost to Tolm City by two goals to none on {}.",
}


def text_of(headline: str, body: str, stays: str, day: str) -> bytes:
    return f"Harn Post\n{headline.strip()}\n{day}\n\n{body}\n\n{stays}".encode()


@cache  # each text is laid beside many others
def lead_of(text: bytes) -> Report:
    return read_report("lead.txt", text, settings=ReadSettings())


def linked(first: bytes, second: bytes, *addresses: str) -> list[str | None]:
    """Which of two texts of one path, that came one after the other, revises which. They may have
    addresses."""
    reports: list[Report] = []
    for name, text, url in zip_longest("ab", (first, second), addresses):
        reports.append(replace(renamed(lead_of(text), name), url=url))
    came = {
        name: Arrival(run=run, places={"/desk/lead.txt": run}) for run, name in enumerate("ab", 1)
    }
    return [report.revision_of for report in link_revisions(reports, came)]


@pytest.mark.parametrize("day", ["", "4 March 2031"], ids=["no day", "the next day"])
@pytest.mark.parametrize("stays", STAYS.values(), ids=STAYS)
def test_a_path_that_tells_of_another_event_each_day_has_a_report_each_day(
    stays: str, day: str
) -> None:
    first_day = day and "3 March 2031"
    mistaken = []
    for (one, told), (other, told_later) in permutations(EVENTS.items(), 2):
        first = text_of(one, told.format("Monday"), stays, first_day)
        second = text_of(other, told_later.format("Tuesday"), stays, day)
        if linked(first, second) != [None, None]:
            mistaken.append((one, other))
    assert mistaken == []


TODAY = "https://post.example/today"


def test_an_address_that_shows_another_event_each_day_has_a_report_each_day() -> None:
    for (one, told), (other, told_later) in permutations(EVENTS.items(), 2):
        first = text_of(one, told.format("Monday"), "", "3 March 2031")
        second = text_of(other, told_later.format("Tuesday"), "", "4 March 2031")
        assert linked(first, second, TODAY, TODAY) == [None, None]
        undated = text_of(other, told_later.format("Tuesday"), "", "")
        assert linked(first, undated, TODAY, TODAY) == [None, "a"], "whatever its text"


BUS = "Two hurt as bus hits tram in Harn"
SCHOOL = "Mayor Odo Varr opens school in Harn"
CHANGES = {
    "a figure": (BUS, "Three hurt as bus hits tram in Harn", ("Two people", "Three people")),
    "a new beginning": (
        BUS,
        "Woman dies after bus hits tram in Harn",
        (
            "Two people were hurt when a bus hit a tram in Harn on Monday, police said.",
            "A woman of 61 died in hospital after a bus hit a tram in Harn, police said.",
        ),
    ),
    "what came of it": (
        "Man stabbed at Harn station",
        "Man stabbed at Harn station dies",
        ("A man of 34 was stabbed", "The man of 34 has died who was stabbed"),
    ),
    "more below": (BUS, BUS, ("Tann said.", "Tann said.\n\nThe line was closed until noon.")),
    "a sentence less": (SCHOOL, SCHOOL, ("Fire chief Edda Brunn gave the children a helmet.", "")),
    "a name mended": (SCHOOL, SCHOOL, ("Odo Varr opened", "Otto Varr opened")),
    "news of one matter above it": (
        "Mill of Harn burns down",
        "Miller arrested after fire in mill of Harn",
        ("The old mill", "Police arrested a miller after the fire in Harn.\n\nThe old mill"),
    ),
}


@pytest.mark.parametrize("day", ["", "3 March 2031"], ids=["no day", "the same day"])
@pytest.mark.parametrize("stays", STAYS.values(), ids=STAYS)
@pytest.mark.parametrize(("before", "after", "change"), CHANGES.values(), ids=CHANGES)
def test_a_path_that_tells_more_of_one_event_is_one_page(
    before: str, after: str, change: tuple[str, str], stays: str, day: str
) -> None:
    body = EVENTS[before].format("Monday")
    old, new = change
    assert old in body
    first = text_of(before, body, stays, day)
    assert linked(first, text_of(after, body.replace(old, new), stays, day)) == [None, "a"]


NEXT_DAY = {kind: change for kind, change in CHANGES.items() if kind != "a name mended"}


@pytest.mark.parametrize(("before", "after", "change"), NEXT_DAY.values(), ids=NEXT_DAY)
def test_a_page_that_changes_the_next_day_is_one_page_and_two_addresses_are_two(
    before: str, after: str, change: tuple[str, str]
) -> None:
    body = EVENTS[before].format("Monday")
    first = text_of(before, body, "", "3 March 2031")
    second = text_of(after, body.replace(*change), "", "4 March 2031")
    assert linked(first, second, TODAY, TODAY) == [None, "a"]
    assert linked(first, second, TODAY, f"{TODAY}/2") == [None, None]
    note = text_of(f"Correction: {before}", "We have withdrawn this report.", "", "4 March 2031")
    assert linked(first, note, TODAY, TODAY) == [None, "a"]


OFFER = (
    "Harn Holdings raised its bid for Lorm Works on Monday to 121 crowns a share, its head Ada "
    "Vole said. The board of Lorm Works will meet on Thursday. Traders had expected a higher "
    "offer. Workers of the plant marched through the town and asked for a guarantee of their jobs."
)
RAISED = "Harn Holdings raises its bid for Lorm Works"


@pytest.mark.parametrize(
    ("title", "note", "have_one_path", "are_one"),
    [
        ("Article withdrawn", "This article has been withdrawn because it was wrong.", True, True),
        (
            "Retraction",
            "The Torva Times retracts its article on Harn Holdings and Lorm Works of May 8. The "
            "offer was not raised to 121 crowns.",
            True,
            True,
        ),
        (RAISED, "The Torva Times has withdrawn its report. That was wrong.", False, True),
        (
            "Retraction",
            "The Torva Times retracts its article on the ferry to Kolm of May 3. No door was "
            "locked.",
            True,
            False,
        ),
        ("Article withdrawn", "This article has been withdrawn.", False, False),
    ],
)
def test_a_note_that_takes_a_report_back_is_of_its_page(
    title: str, note: str, have_one_path: bool, are_one: bool
) -> None:
    report, taken_back = (
        Prose(
            make_report(
                f"{headline}\n\n{text}",
                ident,
                outlet="Torva Times",
                published=f"2032-05-{day}",
                title=headline,
            )
        )
        for ident, headline, text, day in (("a", RAISED, OFFER, "09"), ("b", title, note, "10"))
    )
    assert are_one_page(report, taken_back, have_one_path=have_one_path) is are_one
