"""Words of passages, points and reports, as every view uses them."""

import re
from dataclasses import replace

import pytest

from beside import CLOSED, ELEVEN, HURT_BY, NINE, TOLL, asked_ledger
from factories import make_report
from ledgers import BRIDGE, HURT, REPORTS, ROAD, WARNED
from rashomon.model.passage import Distinct, VariantKind
from rashomon.model.point import About, Point, PointKind, Status, Version
from rashomon.telling import wording
from rashomon.telling.asked_matters import matters_of
from rashomon.telling.digest_words import flat, open_sentences, readings_line
from rashomon.telling.passage_words import naming_words, passage_counts, voices
from rashomon.telling.point_order import by_weight
from rashomon.text.report_names import name_reports, shorten


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (
            Version("v", "x", 6, 4, 1),
            "6 reports, 4 lines not known to share text or agency, 1 voice",
        ),
        (
            Version("v", "x", 6, 4, 1, shares=True),
            "6 reports, 4 lines (some share words), 1 voice",
        ),
        (
            Version("v", "x", 6, 4, 1, shares=True, least_lines=2),
            "6 reports, between 2 and 4 lines (some share words), 1 voice",
        ),
        (
            Version("v", "x", 6, 4, 1, least_lines=2),
            "6 reports, between 2 and 4 lines, 1 voice",
        ),
        (
            Version("v", "x", 6, 6, 1, same_words="Ina Holm", shares=True),
            "6 reports quote the same words of Ina Holm",
        ),
        (Version("v", "x", 1, 1, 1), "1 report, 1 line, 1 voice"),
        (Version("v", "x", 3, 1, 2), "3 reports, 1 line (shared text or agency), 2 voices"),
        (Version("v", "x", 2), "2 reports, lines not counted, voices not counted"),
    ],
)
def test_triple(version: Version, expected: str) -> None:
    assert wording.triple(version) == expected


def test_open_points_come_first_the_others_in_the_order_of_the_ledger() -> None:
    assert [point.id for point in wording.in_order([BRIDGE, ROAD, WARNED, HURT])] == [
        "p-hurt",
        "p-warned",
        "p-road",
        "p-bridge",
    ]
    again = replace(ROAD, id="p-again")
    assert [point.id for point in wording.in_order([again, ROAD, HURT])] == [
        "p-hurt",
        "p-again",
        "p-road",
    ]


FILLER = (
    "the keeper of the old mill beside Mr. Orrin's orchard told a clerk of the valley council that "
    "water from the upper pond will run through the new channel and the long meadow to the ford"
).split()


LIMITS = (
    "not", "never", "no", "isn't", "can’t", "cannot", "only if", "unless", "if", "except",
    "without", "parts of", "part of", "some of", "half of", "may", "might", "could", "reportedly",
    "allegedly", "up to 40", "over 400", "more than $3,000", "at least nine", "nearly a dozen",
    "about 7", "denied",
)  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("most", [30, 90])
def test_a_cut_sentence_keeps_what_limits_it_wherever_it_stands(limit: str, most: int) -> None:
    for place in range(len(FILLER)):
        sentence = " ".join((*FILLER[:place], limit, *FILLER[place:])) + "."
        orchard = sentence.index("orchard")
        for at in (None, (orchard, orchard + 7), (len(sentence), len(sentence))):
            given = shorten(sentence, most, at)
            assert re.search(rf"(?<!\w){re.escape(limit)}(?!\w)", given), (given, place)
            assert all(part in sentence for part in re.split("… ?", given))


def test_a_cut_keeps_no_words_of_other_sentences() -> None:
    two = f"{' '.join(FILLER).capitalize()}. Nobody may drink of it, unless it is boiled."
    assert shorten(two, 60).endswith("orchard told…")
    later = two.index("boiled")
    assert shorten(f"It may rain. {two}", 60, (later + 13, later + 19)).count("may") == 1


def test_a_cut_stays_short_whatever_it_is_given() -> None:
    assert len(shorten("not " * 5000, 60)) < 1000


LONG = (
    "In the morning, after a long night, the service said that of all those on board 395 were safe."
)


@pytest.mark.parametrize("most", [200, 60, 30])
def test_of_a_long_sentence_the_part_that_differs_is_shown(most: int) -> None:
    at = LONG.index("395")
    given = shorten(LONG, most, (at, at + 3))
    assert len(given) <= most
    assert "395" in given
    assert given.strip("…") in LONG


def test_a_report_is_called_by_its_outlet() -> None:
    assert name_reports([make_report("News", "a1", outlet="Hill Post")]) == {"a1": "Hill Post"}


@pytest.mark.parametrize(
    ("source", "called"),
    [
        ("pile/report07.txt", "report07"),
        ("pile.zip/north/r.v2.html", "r.v2"),
        ("Mill burns at Zelmar - Hill Post, the paper.html", "Mill burns at Zelmar - Hill…"),
        ("https://hill.example/mill.html", "“Fire”"),
        ("mails.mbox#3", "“Fire”"),
        ("0123456789abcdef0123.html", "“Fire”"),
        ("-", "“Fire”"),
    ],
)
def test_without_an_outlet_a_report_is_called_by_its_file(source: str, called: str) -> None:
    told = replace(make_report("x", title="Fire"), source=source)
    assert name_reports([told]) == {"r": called}


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    told = [
        replace(make_report("x", name), source=f"pile/{name}/story.txt") for name in ("one", "two")
    ]
    assert [*name_reports(told).values()] == ["one/story", "two/story"]


def test_headlines_that_begin_alike_are_told_apart_by_more_of_them() -> None:
    told = [
        replace(
            make_report("x", name, title=f"Ferry burns off the coast of Zelmar, {name}"), source="-"
        )
        for name in ("crew safe", "crew lost")
    ]
    assert [*name_reports(told).values()] == [
        "“Ferry burns off the coast of Zelmar, crew safe”",
        "“Ferry burns off the coast of Zelmar, crew lost”",
    ]


def test_without_an_outlet_and_a_file_the_first_words_of_its_headline_stand_in() -> None:
    told = make_report("x", "f00d", title="Ferry burns off the coast of Zelmar, dozens are missing")
    told = replace(told, source="-")
    assert name_reports([told]) == {"f00d": "“Ferry burns off the coast of…”"}


def test_without_a_headline_its_own_first_words_do() -> None:
    told = replace(make_report("Smoke rose.\nThen rain fell.", "f00d"), source="-")
    assert name_reports([told]) == {"f00d": "“Smoke rose. Then rain fell.”"}


def test_two_of_one_outlet_are_told_apart_by_their_days_else_by_their_headlines() -> None:
    one, other, third = (
        make_report("x", name, outlet="Hill Post", title=title, published=day)
        for name, title, day in (
            ("a", "Fire", "2031-03-02"),
            ("b", "Rain", "2031-03-03"),
            ("c", "Snow", "2031-03-03"),
        )
    )
    assert name_reports([one, other]) == {
        "a": "Hill Post, 2 Mar 2031",
        "b": "Hill Post, 3 Mar 2031",
    }
    assert name_reports([one, other, third]) == {
        "a": "Hill Post, 2 Mar 2031",
        "b": "Hill Post, “Rain”",
        "c": "Hill Post, “Snow”",
    }


def test_no_two_reports_bear_one_name() -> None:
    twins = [make_report("x", name, outlet="Hill Post", title="Fire") for name in ("a", "b")]
    assert list(name_reports(twins).values()) == ["Hill Post, “Fire”", "Hill Post, “Fire” (2)"]


WHO = replace(ROAD, id="p-who", question="Who is Ida Brok?")
SETTLED = replace(HURT, id="p-settled", status=Status.VARIED, relations=())
LOW = replace(WARNED, id="p-low", status=Status.VARIED, accounts=WARNED.accounts[:1])
RANKED = [replace(BRIDGE, id=f"p-{rank}", rank=rank) for rank in (1, 2, 15, 400)]


@pytest.mark.parametrize(
    ("points", "ids"),
    [
        ((BRIDGE, ROAD), "p-road p-bridge"),
        ((WHO, BRIDGE, ROAD), "p-road p-bridge p-who"),
        ((replace(WHO, status=Status.DISPUTED), BRIDGE), "p-who p-bridge"),
        ((SETTLED, HURT), "p-hurt p-settled"),
        (
            (SETTLED, replace(SETTLED, id="p-people", about=About(measure="injured"))),
            "p-people p-settled",
        ),
        ((replace(SETTLED, kind=PointKind.YES_NO, id="p-yes"), SETTLED), "p-settled p-yes"),
        # its words stand in a headline
        ((LOW, replace(LOW, id="p-high", accounts=WARNED.accounts[1:])), "p-high p-low"),
        ((RANKED[0], replace(HURT, status=Status.DISPUTED)), "p-hurt p-1"),
        ((BRIDGE, *RANKED[:2]), "p-1 p-2 p-bridge"),
        ((BRIDGE, RANKED[3]), "p-bridge p-400"),  # not pushed behind its equals
        ((RANKED[2], ROAD), "p-road p-15"),
        ((BRIDGE, replace(BRIDGE, id="p-again")), "p-bridge p-again"),
    ],
)
def test_what_weighs_more_comes_first(points: tuple[Point, ...], ids: str) -> None:
    assert [point.id for point in by_weight(points, REPORTS)] == ids.split()


def test_lines_are_told_from_the_least_to_the_most() -> None:
    """One number where they are equal, or where the least is not known."""
    assert passage_counts(CLOSED) == "3 reports on it, between 1 and 2 lines"
    assert passage_counts(TOLL) == "2 reports on it, 2 lines"
    assert passage_counts(replace(CLOSED, least_lines=0)) == "3 reports on it, 2 lines"


def test_voices_are_counted_where_each_sentence_cites_somebody() -> None:
    """A report that cites nobody that was found may have it from anyone; and a name and a
    description may be one person."""
    assert voices(CLOSED) == ""
    assert voices(TOLL) == "at most 2 voices"
    assert voices(replace(TOLL, speakers=1)) == "1 voice"


def test_readings_stand_as_values_with_how_many_give_them() -> None:
    labels = name_reports(REPORTS)
    assert readings_line(HURT_BY, TOLL, labels) == "people: Nine (1 report) | Eleven (1 report)"
    alone = replace(HURT_BY, alone="Eleven", strength=0.7, by="model Quill")
    assert readings_line(alone, TOLL, labels) == (
        "perhaps people: Nine (1 report) | Eleven (1 report alone) (read so by model Quill)"
    )


def test_a_reading_that_is_no_value_stands_in_words_of_its_report_with_its_speaker() -> None:
    done = replace(HURT_BY, kind=VariantKind.WORDING, thing="hurt")
    assert readings_line(done, TOLL, name_reports(REPORTS)) == (
        "hurt: “Nine people were hurt” (Hill Post, the mayor; 1 report) | “Eleven people were "
        "hurt” (Evening Star, a nurse; 1 report)"
    )


def test_what_stands_open_begins_with_the_sentence_that_names_the_matter() -> None:
    turned = replace(TOLL, named_by=ELEVEN.id, distinct=TOLL.distinct[::-1])
    assert open_sentences(turned) == (ELEVEN, NINE)
    assert open_sentences(CLOSED) == CLOSED.sentences[:1]
    perhaps = replace(ELEVEN, perhaps=True)
    later = replace(NINE, id="w-later")
    three = replace(
        TOLL,
        sentences=(perhaps, later, NINE),
        distinct=(Distinct(NINE.id), Distinct("w-later")),
    )
    assert open_sentences(three) == (NINE, later, perhaps)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The road\nis closed.", "The road is closed"),
        ("He went to the U.S.", "He went to the U.S."),
        ('"No," he said.', "‘No,’ he said"),
    ],
)
def test_words_stand_inside_quotation_marks(words: str, told: str) -> None:
    assert flat(words) == told


def test_a_row_stands_under_the_matter_that_holds_its_words() -> None:
    found = matters_of(asked_ledger().stories[0])
    assert [(one.passage and one.passage.id, [row.id for row in one.rows]) for one in found] == [
        ("r-road", ["p-road"]),
        ("r-toll", ["p-hurt"]),
        (None, ["p-warned"]),
    ]


def test_a_dispute_in_no_matter_stands_first() -> None:
    story = asked_ledger(HURT).stories[0]
    alone = replace(story, passages=(TOLL, CLOSED))
    assert [one.rows for one in matters_of(alone)] == [story.points, ()]
    (other,) = (replace(p, id="p-other") for p in asked_ledger(WARNED).stories[0].points)
    other = replace(other, status=Status.DISPUTED)
    both = replace(alone, points=(*story.points, other))
    assert [one.rows[:1] for one in matters_of(both)] == [(other,), story.points, ()]


def test_a_row_is_called_by_the_sentence_that_holds_most_of_what_its_answers_share() -> None:
    given = [
        "He said that nine people were hurt.",
        "The mill burnt.",
        "Nine people were hurt.",
        "The mayor, who had come back from the sea on Friday, spoke of nine people.",
    ]
    assert naming_words(given) == "“Nine people were hurt.”"
    assert naming_words(["She called it “a lie”."]) == "“She called it ‘a lie’.”"
