"""Which of the days that the program reads it prints: those that are sure."""

from dataclasses import replace

import pytest

from factories import make_report, parse_report
from rashomon.mentions.days.resolve import resolve_dates
from rashomon.model.report import POST, PageDate
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights

# a Wednesday
PUBLISHED = "2031-03-05T14:20:00"


def printed(text: str, published: str) -> list[str]:
    dates = resolve_dates([parse_report(text, published=published)], copies=()).dates
    return [date.span.quote for date in dates if date.earliest]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The council of Marnhold voted on Tuesday to close the bridge.", "Tuesday"),
        ("The mayor opened the longest bridge of the valley today.", "today"),
        ("The letter of the council came yesterday, the clerk said.", "yesterday"),
        ("Police arrested two men today after a fire in the mill.", "today"),
        ("The mill burned on 2 March, and nobody was hurt.", "2 March"),
        ("The first raid was on 4 May 2019.", "4 May 2019"),
        ("The pump was sold last month to a firm in Tolvik.", "last month"),
        ("The mine was closed in 2029 after it flooded.", "2029"),
        ("The yard will open next month, its owner said.", "next month"),
    ],
)
def test_a_plain_day_is_printed(text: str, quote: str) -> None:
    assert printed(text, PUBLISHED) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "The tram runs mainly on batteries today, though some lines wait.",  # nowadays
        "The rail yards are one of the largest employers in the valley today.",
        "The Ostau press is the fastest in service today, its builder said.",
        "He called her a leader from yesterday whose ideas had failed.",
        "The school trains the sailors of tomorrow, its head said.",
        "Friday — a talk by the harbour master on the old lamps, at the town hall.",
        "Lenz told Marnhold Today that the bridge was safe.",  # a name
        "The 2030 act forbids such lamps in homes.",  # a label
        "Bus 2030 was late again, its driver said.",
        "Revenue for fiscal 2030 was lower than hoped.",
        "The town wants to be free of coal by 2040, it said.",  # not in, but by then
        "A Long March 4c rocket will carry the relay.",
        "The fair was moved to Friday.",
        "The vote is on Friday.",
        "Ahead of the vote on Friday the party looked for a leader.",  # to come
    ],
)
def test_what_may_mean_another_day_is_not_printed(text: str) -> None:
    quotes = printed(text, PUBLISHED)
    assert not {"today", "Today", "2030", "2040", "Friday"} & set(quotes)
    assert "the same year" not in quotes
    assert "March 4" not in quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks resume on Thursday, the envoy said.", ["2031-03-06"]),
        ("The strike begins Monday at 6 a.m., the union said.", ["2031-03-10"]),
        ("The mayor has closed the bridge until Friday.", ["2031-03-07"]),
        ("The pumps should be mended by Friday.", ["2031-03-07"]),
        ("Most of the pumps had been mended by Monday.", ["2031-03-03"]),
        ("A crack from the small quake of Tuesday must be filled, the clerk said.", ["2031-03-04"]),
        ("The council postponed the vote until Friday.", []),
        ("The guards held the bridge until Monday.", []),
        ("Friday has been declared a day of mourning.", []),
    ],
)
def test_a_weekday_is_printed_where_its_clause_shows_where_it_lies(
    text: str, expected: list[str]
) -> None:
    dates = resolve_dates([parse_report(text, published=PUBLISHED)], copies=()).dates
    assert [date.earliest for date in dates if date.earliest] == expected


def test_a_clock_time_has_a_day_if_there_is_one_alone_that_it_may_be_of() -> None:
    opening = "The mill burned on Tuesday.\n\n"
    assert printed(f"{opening}The alarm came at 5.20 pm.", PUBLISHED) == ["Tuesday", "at 5.20 pm"]
    second = f"{opening}Its owner was heard on Monday.\n\nThe alarm came at 5.20 pm."
    assert printed(second, PUBLISHED) == ["Tuesday", "Monday"]


def test_today_of_a_page_stamped_at_night_may_be_the_day_before() -> None:
    text = "The minister said today that the bridge would be mended."
    assert printed(text, "2031-03-05T02:10:00") == []
    assert printed(text, PUBLISHED) == ["today"]


def test_a_morning_is_that_of_a_page_stamped_after_dawn() -> None:
    text = "Two barges sank in the dock this morning."
    assert printed(text, "2031-03-05T02:10:00") == []
    assert printed(text, "2031-03-05T06:10:00") == ["this morning"]


def test_an_evening_in_a_post_with_an_hour_is_that_of_its_day() -> None:
    text = "Five were hurt this evening, the clerk said."
    report = make_report(text, published="2031-03-04T06:00:00")
    for stamp, expected in (("2031-03-06T20:30:00", ["2031-03-06"]), ("2031-03-06", [])):
        post = PageDate(stamp, POST, report.span(0, 9))
        annotated = annotate_reports([replace(report, dates=(post,))])
        dates = resolve_dates(list(annotated), copies=()).dates
        assert [date.earliest for date in dates if date.earliest] == expected


@pytest.mark.parametrize("stamp", ["2031-03-05", "2031-03-05T00:40:00"])
@pytest.mark.parametrize("evening", ["tonight", "this evening"])
def test_an_evening_that_is_over_may_be_that_before_midnight(evening: str, stamp: str) -> None:
    assert printed(f"The Rovers won the cup {evening} in Harn.", stamp) == []
    assert printed(f"The Rovers won the cup {evening} in Harn.", "2031-03-05T22:10:00") == [evening]


def test_an_evening_to_come_is_printed_on_a_page_without_an_hour() -> None:
    assert printed("The mayor will speak tonight in Harn.", "2031-03-05") == ["tonight"]


@pytest.mark.parametrize(
    "line",
    [
        "Rovers: Host Lomm on Sunday.",
        "Harn: Visit Orsk on Saturday.",
        "Next: Tolm at Lomm, Saturday, 8 p.m.",
        "Coming up on Sunday: the mayor of Lomm on the bridge.",
        "Next game: Sunday at Orsk.",
        "Up next: Edda Rull and the flood, Thursday night on Channel Nine.",
        'The choir sang on the "Tonight with Lotte Hamm" show.',
    ],
)
def test_a_weekday_of_a_programme_may_be_to_come(line: str) -> None:
    text = f"The Rovers won the cup on Monday in Harn.\n\n{line}"
    assert printed(text, PUBLISHED) == ["Monday"]


def test_a_weekday_six_days_before_the_stamp_may_be_the_day_after_it() -> None:
    assert printed("The mill burned down on Thursday, the firefighters said.", PUBLISHED) == []
    assert printed("The mill burned down on Monday, the firefighters said.", PUBLISHED) == [
        "Monday"
    ]


@pytest.mark.parametrize(
    "hour",
    [
        "At 5 p.m. Harn time on Monday",
        "At 17:00 Lower Harn time on Monday",
        "At 21:15 UTC+3 on Monday",
        "At 7 p.m. (1900 GMT) on Monday",
        "At 7.30 p.m. local time (1630 GMT) on Monday",
    ],
)
def test_an_hour_with_its_zone_is_of_the_day_behind_it(hour: str) -> None:
    text = f"{hour} the pumps failed, and the mill was shut."
    assert printed(text, PUBLISHED) == [hour]


def test_a_teaser_dates_nothing() -> None:
    teaser = "Read more: Ferry sank on 2 March"
    text = f"The pier burned on Monday, the brigade said.\n\n{teaser}\n\nIt will be mended."
    start = text.index(teaser)
    piece = make_report(text).furniture_span(start, start + len(teaser), "related", certain=False)
    parsed = parse_report(text, published=PUBLISHED, furniture=(piece,))
    dates = resolve_dates([parsed], copies=()).dates
    assert [date.span.quote for date in dates if date.earliest] == ["Monday"]


@pytest.mark.parametrize(("captions", "is_printed"), [(1, True), (4, False)])
def test_the_pictures_of_a_gallery_date_nothing(captions: int, is_printed: bool) -> None:
    lines = [f"The tower from its side number {number} on Tuesday." for number in range(captions)]
    text = "The tower fell.\n\n" + "\n\n".join(lines) + "\n\nNobody was in it.\n"
    plain = make_report(text)
    pieces = []
    for line in lines:
        start = text.index(line)
        pieces.append(plain.furniture_span(start, start + len(line), "caption"))
    parsed = parse_report(text, published=PUBLISHED, furniture=tuple(pieces))
    dates = resolve_dates([parsed], copies=()).dates
    assert bool([date for date in dates if date.earliest]) is is_printed
