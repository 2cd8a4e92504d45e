"""The made piles are whole, and what they hold is counted right."""

import pytest

from bench.score import templated

PARTS = [part for part in ("dev", "test") if (templated.MADE / part).is_dir()]


@pytest.mark.parametrize("part", PARTS)
def test_kinds_of_ten_events_each_told_by_two_to_four_outlets(part: str) -> None:
    assert len(templated.kinds_of(part)) == {"dev": 13, "test": 10}[part]
    for kind in templated.kinds_of(part):
        told = templated.told_in(part, kind)
        tellers = {
            event: [one.outlet for one in told if one.event == event]
            for event in {one.event for one in told}
        }
        assert len(tellers) == 10, kind
        assert all(2 <= len(set(outlets)) == len(outlets) <= 4 for outlets in tellers.values()), (
            kind
        )
        assert len({one.text for one in told}) == len(told)


@pytest.mark.parametrize("part", PARTS)
def test_piles_of_many_events_are_told_apart_by_their_words(part: str) -> None:
    for kind in templated.kinds_of(part):
        told = templated.many_of(part, kind, 50)
        assert len({one.event for one in told}) == 50
        assert len({one.text for one in told}) == 100, kind


@pytest.mark.parametrize("part", PARTS)
def test_five_events_are_told_by_six(part: str) -> None:
    assert [len(told) for told in templated.reverse_of(part)] == [6] * 5


def test_an_event_counts_when_one_story_is_all_of_it_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = [templated.Told(event, "-", "-", "-", "2031-03-04") for event in "aabbc"]
    monkeypatch.setattr(templated, "stories_of", lambda _: [{0, 1}, {2, 3, 4}])
    assert templated.whole_and_apart(told) == ((1, 3), 2)
