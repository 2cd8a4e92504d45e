"""Lines and days that other reports make clear: what recurs across the pages of an outlet."""

from factories import make_report
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reports.page_dates import settle_days
from rashomon.reports.read_report import read_report
from rashomon.reports.report_pile import mark_recurring
from rashomon.settings import ReadSettings

STORIES = (
    "Bridge closed\n\nThe old bridge over the Harn was closed on Monday.\nForty people had to "
    "leave.\nWork begins in spring.\n{end}",
    "Plums are ripe\n\nThe harvest of the plums began a week early.\nGrowers are glad of "
    "it.\nPrices have fallen by a third.\n{end}",
    "School to open\n\nThe school on the hill opens again in May.\nIts roof was "
    "mended.\nPupils painted the hall.\n{end}",
    "Choir wins prize\n\nThe choir of the mill sang for the queen.\nIts youngest singer is "
    "nine.\nNobody had expected the prize.\n{end}",
)


def pile(end: str, count: int = 2, outlet: str = "Vale Courier") -> tuple[Report, ...]:
    return tuple(
        make_report(text.format(end=end), f"r{i}", title=text.split("\n")[0], outlet=outlet)
        for i, text in enumerate(STORIES[:count])
    )


def furniture(reports: tuple[Report, ...]) -> list[list[str]]:
    return [[span.quote for span in report.furniture] for report in mark_recurring(reports)]


def test_a_line_at_the_end_of_two_stories_in_which_the_house_speaks() -> None:
    line = "The Vale Courier is read by every second house of the valley."
    assert furniture(pile(line)) == [[line], [line]]
    assert (
        furniture(pile("Heard in the valley this week")) == [["Heard in the valley this week"]] * 2
    )


def test_what_ends_many_pages_is_the_outlets_though_it_does_not_say_so() -> None:
    line = "Every story is checked by an editor before it is set."
    assert (furniture(pile(line, 3)), furniture(pile(line, 4))) == ([[], [], []], [[line]] * 4)
    told = "The mill burned in the great fire and was never rebuilt, “to its shame”."
    assert furniture(pile(told, 4)) == [[]] * 4


def test_a_sentence_of_another_language_is_prose_unless_other_pages_end_alike() -> None:
    line = "Redakce se řídí kodexem novinářů."
    assert (furniture(pile(line, 1)), furniture(pile(line, 2))) == ([[]], [[line]] * 2)


PROSE = (
    "\n\nThree people were killed when a warehouse burned down in the harbour of the town, the "
    "mayor said, and two are still in hospital.\n"
)


def read(name: str, head: str) -> Report:
    return read_report(
        f"{name}.txt",
        f"Three dead in harbour fire\n{head}{PROSE}".encode(),
        settings=ReadSettings(),
    )


def test_a_year_from_the_other_reports() -> None:
    one, two = settle_days([read("a", "3 May 2021"), read("b", "Kasvik, 4 May (Lantern)")])
    assert (one.published, two.published) == ("2021-05-03", "2021-05-04")
    assert "year" in (two.published_basis or "")
    assert [type(date.span) for date in two.dates] == [
        Span
    ]  # as it is read back, so that every engine gives the same ledger


def test_the_order_of_day_and_month_from_the_other_reports() -> None:
    late, early = settle_days([read("a", "11 April 2021"), read("b", "Posted: 04 / 9 / 2021")])
    assert (late.published, early.published) == ("2021-04-11", "2021-04-09")


def test_unknown_where_nothing_decides() -> None:
    assert [
        report.published
        for report in settle_days([read("b", "Northern Lantern\n04/05/2021 15:30")])
    ] == [None]
    both = settle_days(
        [read("a", "18 April 2021"), read("b", "Northern Lantern\n04/05/2021 15:30")]
    )
    assert both[1].published is None
