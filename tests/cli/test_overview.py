"""What compare and show print: one screen."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from beside import CLOSED, FIGURE, HURT_BY, TOLL, asked, asked_ledger, found_ledger, laid
from factories import make_report
from ledgers import HURT, REPORTS, ROAD, WARNED, make_ledger, make_story
from rashomon.cli.overview import LINES, print_ledger
from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.passage import Passage, VariantKind
from rashomon.model.report import FoundIn


def printed(ledger: Ledger, width: int = 80, **options: object) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, **options)  # type: ignore[arg-type]
    print_ledger(ledger, console)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_what_was_read_then_the_matters_then_where_the_rest_is() -> None:
    twice = replace(REPORTS[0], sources=(FoundIn("post.txt", "1"), FoundIn("copy.txt", "1")))
    ledger = replace(
        found_ledger(), reports=(twice, *REPORTS[1:]), failures=(Failure("bad.txt", "empty"),)
    )
    text = printed(ledger, 200)
    marks = (
        "3 reports of 2 outlets, 2 May 2031, 2 undated",
        "Hill Post, Evening Star",
        "1 came twice and count once: copy.txt is the report in post.txt",
        "1 not read",
        "bad.txt: empty",
        "Landslide\n",
        "The road is closed. (Hill Post)\n  3 reports on it, between 1 and 2 lines\n",
        "Nine people were hurt, the mayor said. (Hill Post, the mayor)\n"
        "  people: Nine (1 report) | Eleven (1 report)\n"
        "  2 reports on it, 2 lines · 1 more adds to it\n",
        "Told by one report only: 1 sentence\n  - A driver fled. (Evening Star, a nurse)\n",
        "2 matters found in two reports or more, readings differ in 1, 1 more sentence "
        "perhaps of one of them, 1 thing odd in a report.",
        "Go on: -o FILE or --page FILE",
        "What is asked, answered and disputed comes from an author",
        "--rows FILE",
    )
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)
    assert "Two dogs" not in text  # perhaps of the matter
    assert not {"disputed:", "similar", "doubtful", "not judged"} & set(text.split())


def test_questions_that_somebody_asked_come_first_with_their_author() -> None:
    text = printed(asked_ledger(), 100)
    marks = (
        "4 questions by person Ada Lind: 1 disputed, 1 same, 1 repeated, 1 single",
        "The road is closed. (Hill Post)",
        "  1 question on it\n  3 reports on it, between 1 and 2 lines",
        "Nine people were hurt, the mayor said. (Hill Post, the mayor)",
        "disputed: asked by person Ada Lind: How many people were hurt?",
        "A  “Nine people were hurt” (Hill Post, the mayor)  1 report, 1 line, 1 voice\n",
        "  B  “Eleven people were hurt” (Evening Star, a nurse)  1 report, 1 line, 1 voice",
        "2 matters found in two reports or more, readings differ in 1",
        "--only REPORT: what it",
    )
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)
    assert "Did a bridge fall?" not in text
    assert "[9" not in text  # an author's reading is told on demand
    assert "--rows FILE" not in text


def test_a_figure_of_the_program_is_no_question() -> None:
    made = make_ledger(FIGURE)
    text = printed(replace(made, stories=(laid(made.stories[0]),)), 200)
    differ = "Numbers of one thing, perhaps of other days or events: "
    assert f"{differ}people hurt: 9 (Hill Post) | 11 (Evening Star)." in text
    assert "question" not in text


def test_no_number_that_differs_is_cut_off() -> None:
    many = [replace(FIGURE, id=f"p-{n}", question=f"cranes of pier {n}") for n in range(9)]
    made = make_ledger(*many)
    text = " ".join(printed(replace(made, stories=(laid(made.stories[0]),)), 80).split())
    listed = text[text.index("Numbers of one thing") :].split(".")[0]
    assert listed.count("9 (Hill Post) | 11 (Evening Star)") == listed.count("cranes") > 1
    assert listed.endswith(f"; {9 - listed.count('cranes')} more on the page")


def test_sentences_of_reports_that_lie_far_apart_have_their_days() -> None:
    ledger = found_ledger()
    for day, named in (("2031-03-06", "Hill Post, the mayor"), ("2033-10-02", "2 Oct 2033, the")):
        reports = tuple(
            replace(one, published=day if one.outlet == "Hill Post" else "2031-03-04")
            for one in ledger.reports
        )
        assert named in printed(replace(ledger, reports=reports))


def with_passages(*passages: Passage) -> Ledger:
    ledger = found_ledger()
    return replace(ledger, stories=(replace(ledger.stories[0], passages=passages),))


def test_matters_stand_in_the_order_of_the_ledger() -> None:
    """However sure they are; one that is of one report surely is none."""
    weak = replace(CLOSED, id="r-1", strength=0.5)
    for passages in ((weak, TOLL), (TOLL, weak)):
        text = printed(with_passages(*passages, replace(CLOSED, id="r-2", reports=1)))
        places = [text.index(one.name) for one in passages]
        assert places == sorted(places)
        assert text.count(CLOSED.name) == 1


def test_a_long_sentence_stands_whole() -> None:
    words = "The depot told the council in spring that " + "the lower gate stands open and " * 9
    words += "nobody but its keeper had asked for it, which he denies."
    report = make_report(words, "post", outlet="Hill Post", title="Depot")
    sentence = replace(TOLL.sentences[0], quote=report.span(0, len(words)), speaker=None)
    passage = replace(TOLL, sentences=(sentence, *TOLL.sentences[1:]), marks=(), differs=())
    text = " ".join(printed(with_passages(passage), 100).split())
    assert f"{words} (Hill Post)" in text


def test_without_variants_the_strongest_addition_stands_below() -> None:
    text = printed(with_passages(replace(TOLL, variants=())))
    assert "\n  + Eleven people were hurt, a nurse said. (Evening Star, a nurse)\n" in text
    assert "\n  2 reports on it, 2 lines\n" in text


def test_a_reading_that_is_no_value_stands_in_quoted_words() -> None:
    done = replace(HURT_BY, kind=VariantKind.WORDING, thing="hurt", strength=0.5)
    text = " ".join(printed(with_passages(replace(TOLL, variants=(done, done, done)))).split())
    assert "perhaps hurt: “Nine people were hurt” (Hill Post, the mayor; 1 report) | “" in text
    assert text.count("perhaps hurt") == 2
    assert "1 perhaps differs" in text


def test_what_hardly_differs_is_counted_and_not_told() -> None:
    weak = replace(HURT_BY, kind=VariantKind.WORDING, thing="hurt", strength=0.3)
    text = printed(with_passages(replace(TOLL, variants=(weak,))))
    assert "hurt:" not in text
    assert "\n  + Eleven people were hurt" in text
    assert "2 lines · 1 perhaps differs\n" in text


def test_a_row_in_no_matter_is_named_by_its_quotation() -> None:
    text = printed(asked_ledger(WARNED))
    assert "No warning was ignored (wire, the ministry (denies))\n" in text


def test_a_headline_stands_with_its_outlet() -> None:
    text = printed(make_ledger(reports=(replace(REPORTS[0], title="Landslide"), *REPORTS[1:])))
    assert "Landslide  headline of Hill Post\n" in text
    assert "headline of" not in printed(found_ledger())


def test_a_day_that_is_odd_does_not_stretch_the_days_of_the_pile() -> None:
    reports = (
        replace(REPORTS[0], published="2031-05-02"),
        replace(REPORTS[1], published="2032-07-02"),
        *REPORTS[2:],
    )
    odd = Anomaly("an-1", AnomalyKind.PUBLICATION_DATE, reports[1].id, None, "a year later")
    made = make_ledger(reports=reports)
    assert printed(replace(made, stories=(replace(made.stories[0], anomalies=(odd,)),))).startswith(
        "3 reports of 2 outlets, 2 May 2031, 1 undated, 1 of a day that is odd\n"
    )


def test_nothing_in_common_is_said() -> None:
    ledger = found_ledger()
    bare = replace(ledger.stories[0], passages=())
    assert "Nothing was found that two of its 3 reports tell of." in printed(
        replace(ledger, stories=(bare,))
    )
    assert "Nothing was found that both reports tell of." in printed(
        replace(ledger, stories=(replace(bare, reports=("post", "star")),))
    )


def many(stories: int, reports: int, *, is_asked: bool = True) -> Ledger:
    """Stories of so many reports each, each story with twenty disputes, or twenty passages."""
    told = tuple(
        make_report(
            f"Landslide {number}",
            f"r{number}",
            outlet=f"Paper {number}",
            title=f"Landslide {number}",
        )
        for number in range(stories * reports)
    )
    points = tuple(
        replace(
            asked(HURT),
            id=f"p-{n}",
            question=f"{n:02}. How many people were hurt on the road to the mill in the valley?",
        )
        for n in range(20)
    )
    ids = [
        tuple(report.id for report in told[i * reports : (i + 1) * reports]) for i in range(stories)
    ]
    passages = tuple(
        replace(
            TOLL,
            id=f"r-{n}",
            named_by=f"{TOLL.named_by}-{n}",
            sentences=tuple(replace(one, id=f"{one.id}-{n}") for one in TOLL.sentences),
            distinct=tuple(replace(one, sentence=f"{one.sentence}-{n}") for one in TOLL.distinct),
            marks=tuple(replace(mark, of=f"{mark.of}-{n}") for mark in TOLL.marks),
        )
        for n in range(20)
    )
    held = {} if is_asked else {"points": (), "passages": passages}
    made = tuple(
        make_story(*points, id=f"t-{i}", title=f"Landslide {i}", reports=ids[i], **held)
        for i in range(stories)
    )
    failures = tuple(Failure(f"{n}.txt", "empty: no text in it") for n in range(50))
    return Ledger(make_ledger().made, (*REPORTS, *told), made, failures)


@pytest.mark.parametrize(("stories", "reports"), [(1, 39), (3, 13), (13, 3), (39, 1), (200, 2)])
@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("is_asked", [True, False])
def test_it_is_one_screen_whatever_was_read(
    stories: int, reports: int, width: int, *, is_asked: bool
) -> None:
    lines = printed(many(stories, reports, is_asked=is_asked), width).splitlines()
    assert len(lines) <= LINES == 60
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_as_many_matters_as_there_is_room_for() -> None:
    assert printed(many(1, 3, is_asked=False), 200).count(TOLL.name) == 14
    assert 6 <= printed(many(1, 3, is_asked=False)).count(TOLL.name) <= 15


def test_one_report_has_nothing_to_be_compared_with() -> None:
    ledger = asked_ledger(ROAD)
    alone = replace(
        ledger, reports=REPORTS[:1], stories=(replace(ledger.stories[0], reports=("post",)),)
    )
    assert "One report (Hill Post): there is nothing to compare it with" in printed(alone)
    assert "nothing to compare" not in printed(ledger)


def test_words_without_a_speaker_are_the_reports_own() -> None:
    accounts = tuple(replace(one, speaker=None) for one in HURT.accounts)
    text = printed(asked_ledger(replace(HURT, accounts=accounts)), 120)
    assert "“Nine people were hurt” (Hill Post, own voice)" in text


def test_no_dispute_is_counted_where_somebody_asked() -> None:
    assert "Disputes: 0 found." in printed(asked_ledger(ROAD))
    assert "Disputes" not in printed(found_ledger())


@pytest.mark.parametrize("options", [{}, {"force_terminal": True, "color_system": "standard"}])
def test_words_of_reports_are_neither_markup_nor_control(options: dict[str, object]) -> None:
    evil = "[bold red]x[/] \x1b]0;owned\x07 \x9b31m \u202eback"
    reports = (
        replace(
            REPORTS[0], title=evil, outlet=evil, sources=(FoundIn(evil, "1"), FoundIn(evil, "2"))
        ),
        *REPORTS[1:],
    )
    point = replace(
        asked(HURT),
        by=evil,
        question=evil,
        versions=tuple(replace(version, value=evil) for version in HURT.versions),
    )
    ledger = make_ledger(point, reports=reports, failures=(Failure(evil, evil),))
    found = replace(
        TOLL,
        sentences=tuple(replace(one, speaker=evil) for one in TOLL.sentences),
        variants=(replace(HURT_BY, thing=evil, kind=VariantKind.NAME),),
    )
    beside = replace(ledger.stories[0], title=evil, points=(), passages=(found,))
    text = printed(
        replace(ledger, stories=(replace(ledger.stories[0], title=evil), beside)), 200, **options
    )
    assert "[bold red]x[/]" in text
    assert not {"\x07", "\x9b", "\u202e"} & set(text)
    assert "\x1b]" not in text
