"""Which reports of a pile tell one event."""

from collections.abc import Sequence
from itertools import combinations, zip_longest

import pytest

from factories import make_report
from rashomon.comparing.group_reports import doubtful
from rashomon.model.report import Report
from rashomon.model.stored import Features
from rashomon.parsing.parse import annotate_reports
from rashomon.stories.group_stories import (
    features_of,
    group_features,
)
from rashomon.stories.story_title import story_title
from rashomon.text.parsed_report import Annotations

# Two ferry fires that look alike, and a third event.
FERRY_A = [
    "Ferry fire off Norland kills three\n\nThree people died when a fire broke out on the "
    "ferry Aurora off Port Arden in Norland on Sunday, the coastguard said. "
    "Captain Ivo Grant told reporters that the fire began on the car deck of the Aurora. Blue "
    "Line, which runs the ferry, said 212 passengers were saved.\n",
    "Norland: three dead on burning ferry Aurora\n\nRescuers took 212 passengers off the "
    "ferry Aurora near Port Arden after a fire on the car deck killed three people. "
    "Blue Line, the operator, said Captain Ivo Grant was the last to leave.\n",
    "Survivors tell of fire on the Aurora\n\nPassengers of the ferry Aurora, which burned off "
    "Port Arden on Sunday, said there had been no drill. Three people died in Norland's "
    "worst ferry fire in years. Blue Line would not comment.\n",
]
FERRY_B = [
    "Fire on Sundara ferry leaves twelve dead\n\nTwelve people were killed when a ferry, the "
    "Kamal Star, caught fire on the river Teva near Sundarpur on Tuesday night, police chief "
    "Rafi Anand said. The Kamal Star carried 300 pilgrims to the temple at Devgarh.\n",
    "Twelve pilgrims die as Kamal Star burns\n\nThe river ferry Kamal Star burned on the Teva "
    "near Sundarpur with 300 pilgrims on board, killing twelve, said Rafi Anand, the "
    "chief of police. They were on the way to Devgarh.\n",
]
VOTE = [
    "Parliament in Larnia votes out premier\n\nThe parliament of Larnia voted Prime Minister "
    "Oda Brandt out of office on Friday by 61 votes to 58. Her party leader Karl Ness spoke "
    "of treason.\n",
    "Premier Brandt loses confidence vote\n\nOda Brandt, the prime minister of Larnia, lost a "
    "vote of confidence in parliament on Friday, 61 to 58. Karl Ness said a new election "
    "would follow.\n",
]


def test_a_story_is_called_by_what_most_of_its_reports_tell() -> None:
    """Not by a background piece that shares a name with all, nor by a headline that asks."""
    texts = (
        "Ivo Grant\n\nGrant grew up in a village near the lakes.",
        "Why did the Aurora burn?\n\nThe ferry Aurora burned off Port Arden.",
        "Ferry burns off Port Arden\n\nThe Aurora burned on Sunday; Ivo Grant was her captain.",
        "Grant last to leave\n\nThe ferry Aurora burned off Port Arden. Ivo Grant led her.",
    )
    reports = [make_report(text, str(n), title=text.split("\n")[0]) for n, text in enumerate(texts)]
    assert story_title(reports) == "Ferry burns off Port Arden"
    assert story_title(reports[1:2]) == "Why did the Aurora burn?"
    assert story_title([make_report("Nothing.")]) == "“Nothing.”"


def group_reports(annotated: Sequence[Annotations]) -> tuple[tuple[str, ...], ...]:
    return group_features([features_of(a) for a in annotated])


def pile() -> list[Report]:
    return [
        make_report(text, f"{name}{i}")
        for name, texts in (("a", FERRY_A), ("b", FERRY_B), ("v", VOTE))
        for i, text in enumerate(texts)
    ]


@pytest.mark.weights
def test_look_alike_events_are_told_apart_in_any_order() -> None:
    annotated = list(annotate_reports(pile()))
    expected = (("a0", "a1", "a2"), ("b0", "b1"), ("v0", "v1"))
    assert (group_reports(annotated), group_reports(annotated[::-1])) == (expected, expected)
    assert group_reports(annotated[3:] + annotated[:3]) == expected


@pytest.mark.weights
@pytest.mark.parametrize("texts", [FERRY_A, FERRY_B, VOTE, FERRY_A[:2], VOTE[:1]])
def test_one_event_is_one_story(texts: list[str]) -> None:
    reports = [make_report(text, str(i)) for i, text in enumerate(texts)]
    assert group_reports(list(annotate_reports(reports))) == (
        tuple(report.id for report in reports),
    )


def words(first: int, last: int) -> dict[str, int]:
    return {f"w{number}": 1 for number in range(first, last)}


def event(first: int) -> list[dict[str, int]]:
    """Four reports, half of each its own."""
    return [
        {**words(first, first + 30), **words(own, own + 30)}
        for own in range(first + 100, first + 500, 100)
    ]


ELSEWHERE = [words(5000, 5060), words(6000, 6060)]
SHARED = [{**words(0, 20), **words(own, own + 40)} for own in (100, 200)]


@pytest.mark.parametrize(
    ("reports", "days", "expected"),
    [
        # a text without some of its sentences
        ([words(0, 60), words(12, 60)], "", ["ab"]),
        ([words(0, 60), words(60, 120), *ELSEWHERE], "", ["a", "b", "c", "d"]),
        # the second is like the first and the third, which share nothing
        (
            [words(0, 60), {**words(0, 20), **words(60, 100)}, words(80, 140), *ELSEWHERE],
            "",
            ["ab", "c", "d", "e"],
        ),
        # a digest of two events, and a short report of one
        (
            [*event(0), *event(1000), {**words(0, 20), **words(1000, 1020), **words(7000, 7020)}],
            "",
            ["abcd", "efgh", "i"],
        ),
        (
            [*event(0), *event(1000), {**words(0, 20), **words(7000, 7030)}],
            "",
            ["abcdi", "efgh"],
        ),
        # pages dated apart
        ([*SHARED, *ELSEWHERE], "2021-03-01 2021-03-03T10:00:00", ["ab", "c", "d"]),
        ([*SHARED, *ELSEWHERE], "2021-03-01 2021-06-01", ["a", "b", "c", "d"]),
        ([*SHARED, *ELSEWHERE], "2021-03-01 soon", ["ab", "c", "d"]),
    ],
)
def test_what_shares_its_words_is_one_story(
    reports: list[dict[str, int]], days: str, expected: list[str]
) -> None:
    made = [
        Features(id=name, sha256="", published=day, words=told, names={})
        for name, told, day in zip_longest("abcdefghi"[: len(reports)], reports, days.split())
    ]
    assert ["".join(story) for story in group_features(made)] == expected


def _told(name: str, words: Sequence[str], names: Sequence[str]) -> Features:
    return Features(
        id=name,
        sha256=name,
        published=None,
        words=dict.fromkeys([*words, *names], 1),
        names=dict.fromkeys(names, 1),
    )


@pytest.mark.parametrize("copies", [5, 20, 50, 99])
def test_reprints_of_one_report_leave_the_others_where_they_were(copies: int) -> None:
    """Four outlets on one event and two on another; of the first outlet's report there are copies,
    each without some of its words."""
    originals = [
        _told(
            outlet,
            [*(f"{event}{i}" for i in range(6)), *(f"{outlet}{i}" for i in range(40))],
            [*names, f"N{outlet}0", f"N{outlet}1"],
        )
        for outlets, event, names in (
            ("abcd", "fire", ["Arden", "Grant"]),
            ("xy", "vote", ["Teva", "Anand"]),
        )
        for outlet in outlets
    ]
    assert group_features(originals) == (("a", "b", "c", "d"), ("x", "y"))
    whole = originals[0]
    words = [word for word in whole.words if word not in whole.names]
    reprints = [
        _told(
            f"a{n:02}",
            [word for at, word in enumerate(words) if (at * 7 + n * 5) % 13],
            list(whole.names),
        )
        for n in range(copies)
    ]
    grouped = group_features([*originals, *reprints])
    assert grouped == (("a", *(f"a{n:02}" for n in range(copies)), "b", "c", "d"), ("x", "y"))
    assert group_features([*reprints[::-1], *originals[::-1]]) == grouped


# Two events of one kind, town and day, by two outlets each, and a third of which little is shared.
KITCHEN = [
    "Cook burned as stove explodes in Wellow\n\nA cook was badly burned on Monday when a gas stove "
    "exploded in the kitchen of the inn Blue Heron in Wellow. The innkeeper, Mats Orrin, put the "
    "fire out with sand.",
    "Stove blast at Blue Heron inn\n\nSand put out the fire that broke out on Monday at the inn "
    "Blue Heron in Wellow, where a gas stove blew up and burned a cook. Innkeeper Mats Orrin was "
    "unhurt.",
]
FACTORY = [
    "Boiler explodes at Wellow paper mill\n\nA boiler exploded on Monday at the paper mill of "
    "Tarry and Sons in Wellow and broke windows across the river. The night shift had just left, "
    "foreman Ada Quill said.",
    "Paper mill boiler blows up after shift\n\nWindows across the river broke on Monday when a "
    "boiler of Tarry and Sons blew up. The mill was empty, said Ada Quill, its foreman.",
]


@pytest.mark.weights
def test_twins_given_alone_stay_apart_and_two_accounts_of_one_event_do_not() -> None:
    features = [
        features_of(a)
        for a in annotate_reports(
            [make_report(text, f"{n}") for n, text in enumerate([*KITCHEN, *FACTORY])]
        )
    ]
    for one, other in combinations(features, 2):
        together = int(one.id) // 2 == int(other.id) // 2
        assert (len(group_features([one, other])) == 1) == together, (one.id, other.id)
    assert group_features(features) == (("0", "1"), ("2", "3"))
    pairs = (("0", "1"), ("2", "3"), ("1", "3"))
    assert list(doubtful(pairs, features)) == [("1", "3")]


IN_TWO_SCRIPTS = {
    "mill-en": "Fire at Morgrad mill\n\nA fire at the Dornik mill in Morgrad hurt 14 workers on "
    "Monday. Fire chief Anton Brekov said the roof had collapsed. Owner Lidia Dornik wept.\n",
    "mill-ru": "Пожар на фабрике в Морграде\n\nНа фабрике Дорник в Морграде в понедельник "
    "пострадали 14 рабочих. Начальник охраны Антон Бреков сказал, что рухнула крыша. Владелица "
    "Лидия Дорник плакала.\n",
    "pit-en": "Miners strike at Karsk\n\nSome 1,200 miners at the Karsk pit went on strike on "
    "Monday. Union leader Bogdan Malek wants eight percent. The Ostrel company owns the pit.\n",
    "pit-ru": "Шахтёры Карска бастуют\n\nОколо 1200 шахтёров шахты «Карск» в понедельник начали "
    "забастовку. Профсоюзный лидер Богдан Малек требует восемь процентов. Шахта принадлежит "
    "компании «Острел».\n",
}


def test_names_in_other_letters_join_the_reports_of_one_event() -> None:
    reports = [
        make_report(text, ident, language=ident[-2:]) for ident, text in IN_TWO_SCRIPTS.items()
    ]
    groups = group_features([features_of(page) for page in annotate_reports(reports)])
    assert groups == (("mill-en", "mill-ru"), ("pit-en", "pit-ru"))
