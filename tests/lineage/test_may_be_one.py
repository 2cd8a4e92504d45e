"""What could make two reports one line of reporting, though nothing proves it."""

import pytest

from factories import make_name, make_report
from rashomon.lineage.may_be_one import MayBeOne, ToldHere
from rashomon.model.name import Name
from rashomon.model.report import Report

SEEN = "Divers climbed out of the shaft at dusk and shook their heads."
HEARD = "A neighbour counted lorries rumbling past her kitchen all night."
RELEASE = (
    "The waterworks will lay a second pipe under the gorge and shut the old pumping house by "
    "autumn."
)
RETOLD = (
    "A second pipe beneath the gorge and a pumping house closed by autumn: so the waterworks want "
    "it."
)


def tells(report: Report, *speakers: str) -> ToldHere:
    """What a report tells with its first line."""
    end = report.text.partition("\n")[0]
    return ToldHere(report.id, (report.span(0, len(end)),), frozenset(speakers))


def rest(ident: str) -> str:
    """Words that no other report has, so that whole reports are not alike."""
    return " ".join(f"{ident}{one}{two}lk" for one in "bdfgklmnprst" for two in "aeiou")


def why(one: str, other: str, *, names: tuple[str, ...] = (), speaker: str = "") -> str | None:
    """What could make reports of these texts one line, where the first cites this speaker."""
    reports = [
        make_report(f"{text}\n{rest(ident)}", ident) for text, ident in ((one, "a"), (other, "b"))
    ]
    known: list[Name] = [make_name(name, *reports) for name in names]
    may = MayBeOne(reports, known)
    found = tells(reports[0], *filter(None, [speaker])), tells(reports[1])
    assert may.why(*found) == may.why(*found[::-1])
    return may.why(*found)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (SEEN, HEARD, None),
        (RELEASE, RETOLD, "the sentences are alike"),
        (SEEN, "The shaft is deep.", None),  # one word is too little
        ("It swallows 437 crowns.", "We hear of 437 crowns.", "both give the figure 437"),
        ("It takes 4.3 million.", "We hear of 4.3 million.", "both give the figure 4.3 m"),
        ("It takes 4.3bn in all.", "We hear of 4.3 billion.", "both give the figure 4.3 b"),
        ("It takes 4.3m in all.", "We hear of 4.3 billion.", None),
        ("It takes 43 crowns.", "We hear of 43 crowns.", None),
        ("It takes 4,300 crowns.", "We hear of 4,300 crowns.", None),
        ("It takes 3 million.", "We hear of 3 million.", None),
        ("It takes until 2033.", "We hear of 2033.", None),
        ("It takes until 3133.", "We hear of 3133.", "both give the figure 3133"),
        ("It ends at 12:45.", "We hear of 12:45.", None),
        ("Nobody knows a figure.", "There is none.", None),
    ],
)
def test_sentences_alike_or_one_exact_figure(one: str, other: str, reason: str | None) -> None:
    assert why(one, other) == reason


def test_names_count_less_than_other_words() -> None:
    """Two who write of the same people need not have it from each other."""
    words = "gramophone lighthouse"
    one, other = f"They saw a {words} there.", f"We know of a {words} here."
    assert why(one, other) == "the sentences are alike"
    assert why(one.replace(words, words.title()), other.replace(words, words.title())) is None


def test_the_same_speaker_and_one_whom_the_other_names() -> None:
    assert why(SEEN, HEARD, speaker="name n-Ina") is None
    told = f"{HEARD} Ina knows."
    reason = "one gives the words of somebody whom the other names"
    assert why(SEEN, told, names=("Ina",), speaker="name n-Ina") == reason
    assert why(SEEN, told, names=("Ina",), speaker="name n-Oda") is None
    one, other = make_report(SEEN, "a"), make_report(HEARD, "b")
    may = MayBeOne([one, other], ())
    both = "both give the words of the same speaker"
    assert may.why(tells(one, "words keeper"), tells(other, "words keeper", "words baker")) == both


def test_only_who_is_named_in_what_it_tells_here_counts() -> None:
    one, other = make_report(SEEN, "a"), make_report(f"{HEARD} Ina knows.", "b")
    may = MayBeOne([one, other], [make_name("Ina", other)])
    here = ToldHere("b", (other.span(0, len(HEARD)),), frozenset())
    assert may.why(tells(one, "name n-Ina"), here) is None


# What whole reports have in common


def whole(one: Report, other: Report) -> str | None:
    may = MayBeOne([one, other], ())
    assert may.whole(one.id, other.id) == may.whole(other.id, one.id)
    return may.whole(one.id, other.id)


def test_both_name_one_agency() -> None:
    one, other = (
        make_report(
            f"{text} The flood was first told by Vale Wire.", ident, agencies=("Vale Wire",)
        )
        for text, ident in ((SEEN, "a"), (HEARD, "b"))
    )
    assert whole(one, other) == "both name Vale Wire"
    assert whole(one, make_report(HEARD, "b")) is None


def test_one_names_the_outlet_of_the_other_as_its_source() -> None:
    one = make_report(SEEN, "a", outlet="Harn Lantern")
    other = make_report(f"{HEARD} The Harn Lantern reported on it.", "b", outlet="Coast Post")
    assert whole(one, other) == "one names the other's outlet, Harn Lantern, as a source"
    same = make_report(f"{HEARD} The Harn Lantern reported on it.", "b", outlet="Harn Lantern")
    assert whole(one, same) is None


def test_two_languages_cannot_be_held_against_each_other() -> None:
    reason = "their words are of two languages and cannot be held against each other"
    german = make_report("Die Taucher kamen.", "b", language="de")
    assert whole(make_report(SEEN, "a"), german) == reason  # without a language it is English
    assert (
        whole(make_report(SEEN, "a", language="en-GB"), make_report(HEARD, "b", language="en"))
        is None
    )
    austrian = make_report("Nachbarn schliefen.", "a", language="de-AT")
    assert whole(austrian, german) is None


def test_long_words_of_another_language_tell_something() -> None:
    text = "Taucher suchten im Schacht nach Kisten voller Lampen und rostiger Anker."
    one, other = (make_report(text, ident, language="de") for ident in "ab")
    assert whole(one, other) is not None
    short = "Er kam um elf und er ging um drei."
    one, other = (make_report(short, ident, language="de") for ident in "ab")
    assert whole(one, other) is None


def test_many_words_in_like_order() -> None:
    reason = "the two reports have more words in like order than two writers do"
    one = make_report(RELEASE, "a")
    assert whole(one, make_report(f"{HEARD} {RELEASE}", "b")) == reason
    loose = RELEASE.replace("second pipe", "second iron pipe")  # one word between
    assert whole(one, make_report(loose, "b")) == reason
    turned = " ".join(reversed(RELEASE.split()))
    assert whole(one, make_report(turned, "b")) is None


def test_furniture_is_not_held_against_furniture() -> None:
    reports = []
    for text, ident in ((SEEN, "a"), (HEARD, "b")):
        made = make_report(f"{text}\n{RELEASE}", ident)
        menu = made.furniture_span(len(text) + 1, len(made.text), "menu")
        reports.append(make_report(made.text, ident, furniture=(menu,)))
    assert whole(*reports) is None
