"""What reports are called, and how a text is shortened without losing what limits it."""

import pytest

from factories import make_report
from rashomon.text.calendar_words import moment_of, say_moment
from rashomon.text.name_words import as_heard, fold, skeleton
from rashomon.text.report_names import (
    bare_words,
    is_called,
    is_own_name,
    name_reports,
    report_name,
    shorten,
)

HEADLINE = "A very long headline about the mill of Harn and its {}"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"outlet": "Owl", "url": "https://lark.example/x", "title": "Mill"}, "Owl"),
        ({"url": "https://www.lark.example/x", "title": "Mill"}, "lark.example"),
        (
            {"canonical_url": "https://wren.example/y", "url": "https://lark.example"},
            "wren.example",
        ),
        ({"title": "Mill"}, "jay.txt"),
    ],
    ids=["its outlet", "its site", "its own address", "its file"],
)
def test_a_report_is_called_by_what_is_known_best(given: dict[str, str], name: str) -> None:
    assert report_name(make_report("A mill burnt.", "jay", **given)) == name


def test_a_report_of_a_long_file_is_called_by_its_first_words() -> None:
    long = "a-file-with-a-very-long-name-2031-05-01"
    told = report_name(make_report("A mill burnt.", long, title=HEADLINE.format("goats")))
    assert told == "“A very long headline about the…”"
    assert report_name(make_report("A mill “burnt”.", long)) == "“A mill ‘burnt’.”"


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        (
            {"published": "2031-05-01"},
            {"published": "2031-05-02"},
            ["Owl (1 May 2031)", "Owl (2 May 2031)"],
        ),
        ({"title": "Mill"}, {"title": "Barn"}, ["Owl (“Mill”)", "Owl (“Barn”)"]),
        (
            {"title": "Mill", "published": "2031-05-01"},
            {"title": "Barn", "published": "2031-05-01"},
            ["Owl (“Mill”)", "Owl (“Barn”)"],
        ),
        ({"title": "Mill"}, {"title": "Mill"}, ["Owl (“Mill”)", "Owl (“Mill”) (2)"]),
        ({}, {"outlet": "Lark"}, ["Owl", "Lark"]),
    ],
    ids=["their days", "their headlines", "one day", "one headline", "two outlets"],
)
def test_reports_of_one_outlet_are_told_apart(
    first: dict[str, str], second: dict[str, str], names: list[str]
) -> None:
    reports = [
        make_report(f"A mill burnt {n}.", f"r{n}", **{"outlet": "Owl", **given})
        for n, given in enumerate((first, second))
    ]
    assert list(name_reports(reports).values()) == names


@pytest.mark.parametrize(
    ("outlet", "name", "is_name"),
    [
        ("news.hp.com", "hp", True),
        ("harnpost.example", "Harn Post", True),
        ("Harn Evening Post", "HEP", True),
        ("Harn Evening Post", "HEx", False),
        ("Harn Post", "the Courier", False),
        ("Harn Post", "Harn Post", True),
        ("hw.example", "Harn Weekly", True),
        ("harningtonpost.example", "HarnPost", True),
        ("harningtonmail.example", "HarnPost", False),
        ("vohernews.example", "Vold Herring News", True),
        ("hw.example", "Hanna Wold", False),
        ("hw.example", "Vold Weekly", False),
    ],
)
def test_an_outlet_may_be_called_by_a_part_of_its_name(
    outlet: str, name: str, is_name: bool
) -> None:
    assert is_called(outlet, name) is is_name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The Harn Post", ("harn", "post")),
        ("Mayor Ada Quill", ("ada", "quill")),
        ("Mr Quill", ("quill",)),
        ("The", ("the",)),
    ],
)
def test_a_name_is_bare_without_titles_and_article(name: str, words: tuple[str, ...]) -> None:
    assert bare_words(name) == words


# Shortened.


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Nobody  in\nHarn", "Nobody in Harn"),
        (f"The council of Harn met {'on and on ' * 5}but did not sell the mill.", "not sell"),
        (f"The guild gave what it had {'and more ' * 5}of up to 40 crowns.", "up to 40 crowns"),
    ],
    ids=["short enough", "a negation", "a limit"],
)
def test_what_limits_a_sentence_stays_when_it_is_cut(text: str, kept: str) -> None:
    assert kept in shorten(text, 60)


def test_a_long_text_is_cut_at_a_word_with_an_ellipsis() -> None:
    text = "goats " * 40
    assert len(shorten(text, 60)) <= 60
    assert shorten(text, 60).endswith("goats…")
    assert shorten("goats", 60) == "goats"


# Names in other scripts and spellings, and moments.


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Łódź", "lodz"),
        ("O’Brien", "obrien"),
        ("U.N.", "un"),
        ("São  Paulo", "sao paulo"),
        ("Straße", "strasse"),
        ("Ada—Quill", "ada quill"),
        ("東京", ""),
    ],
)
def test_letters_are_folded_to_plain_ones(text: str, plain: str) -> None:
    assert fold(text) == plain


@pytest.mark.parametrize(
    ("name", "spelling", "is_one"),
    [
        ("al-Assad", "Assad", True),
        ("Mohammed", "Muhammad", True),
        ("Dmitry", "Dmitri", True),
        ("Kovac", "Kovač", True),
        ("Petrov", "Pavlov", False),
        ("Anna", "Otto", False),
    ],
)
def test_transcriptions_of_a_name_share_their_consonants(
    name: str, spelling: str, is_one: bool
) -> None:
    assert (skeleton(name) == skeleton(spelling)) is is_one
    assert (as_heard(name) == as_heard(spelling)) is is_one


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ("2031-03-05", "2031-03-05T00:00:00+00:00"),
        ("2031-03-05T08:30", "2031-03-05T08:30:00+00:00"),
        ("2031-03-05T08:30+02:00", "2031-03-05T06:30:00+00:00"),
    ],
)
def test_a_moment_is_kept_in_utc(given: str, moment: str) -> None:
    assert moment_of(given) == moment
    assert say_moment(moment).startswith("5 Mar 2031, ")
    assert say_moment(given[:10]) == "5 Mar 2031"


def test_what_is_no_moment_is_refused_with_an_example() -> None:
    with pytest.raises(ValueError, match="'soon' is no day or moment: give one like 2031"):
        moment_of("soon")


@pytest.mark.parametrize(
    ("outlet", "channel", "is_own"),
    [
        ("Quay Courier", "Courier", True),
        ("The Quay Courier", "Quay Courier", True),
        ("The Quay Courier", "email", False),
        ("The Lantern", "Lantern", True),
        ("quaycourier.example", "Quay Courier", True),
        ("quaypost.example", "Quay Post", True),
        ("quaypost.example", "post", False),
        ("Tidewater Post", "Courier", False),
        ("Harn News", "Harn Post", False),
        ("Quay Courier", "Quay", False),
        ("Harn Radio", "Harn Radio News", False),
        ("Sunday Mail", "Sun", False),
    ],
)
def test_no_outlet_stands_between_a_speaker_and_itself(
    outlet: str, channel: str, is_own: bool
) -> None:
    assert is_own_name(outlet, channel) == is_own
