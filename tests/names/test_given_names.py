"""When a given name alone is a person whom a report names in full, and when it is somebody else."""

import pytest

from factories import make_report
from rashomon.names.join_names import join_names
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights
_IN_FULL = "The diver, Kevin Sorley, found the bell."


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        ([f"{_IN_FULL} Kevin rang it."], ["Kevin Sorley"]),
        (["Kevin rang the bell. The diver, Kevin Sorley, had found it."], ["Kevin Sorley"]),
        ([f"{_IN_FULL} The wreck is old. Sorley left. Kevin stayed."], ["Kevin Sorley"]),
        # somebody of whom no more is told
        ([f"{_IN_FULL} A dad known only as Kevin rang it."], ["Kevin"]),
        ([f"A dad known only as Kevin rang it. Kevin wept. {_IN_FULL}"], ["Kevin", "Kevin"]),
        ([f"{_IN_FULL} A baker called Kevin rang it."], ["Kevin"]),
        ([f"{_IN_FULL} A baker gave his name as Kevin."], ["Kevin"]),
        ([f"{_IN_FULL} A man identified only as “Kevin” rang it."], ["Kevin"]),
        ([f"{_IN_FULL} Kevin, who kept his surname to himself, rang it."], ["Kevin"]),
        ([f"{_IN_FULL} One of them, Kevin, would not give his last name."], ["Kevin"]),
        ([f"{_IN_FULL} Kevin rang it. A baker named Kevin sang."], ["Kevin Sorley", "Kevin"]),
        # a trade that opens the sentence is no given name
        (["Rower Kevin Sorley found the bell. Kevin rang it."], ["Kevin Sorley"]),
        (["Lifeguard Kevin Sorley spoke. A baker called Kevin sang."], ["Kevin"]),
        # another report does not name him in full, or by surname
        ([_IN_FULL, "A waiter rang the bell. Kevin was tired."], ["Kevin"]),
        ([_IN_FULL, "The diver, Sorley, was tired. Kevin slept."], ["Kevin Sorley"]),
    ],
)
def test_who_is_meant(texts: list[str], meant: list[str]) -> None:
    reports = [make_report(text, f"r{n}") for n, text in enumerate(texts)]
    places = [
        (span, name.name)
        for name in join_names(list(annotate_reports(reports)))
        for span in name.mentions
        if span.quote == "Kevin"
    ]
    assert [name for _, name in sorted(places)] == meant


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ('The man shouted "Deo Gratias" and ran. He sang.', "Deo Gratias", "person"),
        ("A sailor chanting Ave Marella fell. They wept.", "Ave Marella", "person"),
        ("The bell rang. TV Nord showed it to all, and TV Nord said so.", "TV Nord", "person"),
    ],
)
def test_what_is_nobody(text: str, form: str, kind: str) -> None:
    names = join_names(list(annotate_reports([make_report(text)])))
    assert all(name.kind.value != kind for name in names if form in name.spellings)


def test_a_photographer_is_not_the_agency() -> None:
    text = "The quay burned. Anna-Carin Falk (AFN) took the picture. AFN sold it on Monday."
    names = join_names(list(annotate_reports([make_report(text)])))
    assert not any({"Anna-Carin Falk", "AFN"} <= set(name.spellings) for name in names)
