"""Quotations of the headline whose speaker the report names."""

import pytest

from attributions import contents

pytestmark = pytest.mark.weights

BODY = 'Ida Krantz, 31, told the paper: "I crawled over the dead to the window."'


def test_a_quoted_headline_is_said_by_who_says_it_below() -> None:
    title = "'I crawled over the dead': a night in the hills"
    assert contents(f"{title}\n\n{BODY}", title)[0] == ("'I crawled over the dead'", "Ida Krantz")


@pytest.mark.parametrize(
    "title", ["'Nobody came to help us': a night in the hills", "The 'Blue Waltz' returns"]
)
def test_words_that_nobody_says_below_are_nobodys(title: str) -> None:
    assert [speaker for _, speaker in contents(f"{title}\n\n{BODY}", title)] == ["Ida Krantz"]
