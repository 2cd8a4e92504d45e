"""What reports give differently, in one list."""

from dataclasses import replace

from beside import FIGURE, TOLL, asked_ledger, found_ledger
from ledgers import HURT, make_ledger
from rashomon.model.passage import Passage
from rashomon.model.story import Story


def with_strength(story: Story, strength: float) -> Story:
    def weaker(passage: Passage) -> Passage:
        held = tuple(replace(one, strength=strength) for one in passage.variants)
        return replace(passage, variants=held)

    return replace(story, passages=tuple(map(weaker, story.passages)))


def test_a_sure_variant_with_its_readings_and_their_words() -> None:
    ledger = found_ledger()
    (one,) = ledger.stories[0].differences()
    assert (one.thing, one.sure, one.matter, one.by) == ("people", True, TOLL.id, None)
    assert [(said.value, said.reports) for said in one.readings] == [
        ("Nine", ("post",)),
        ("Eleven", ("star",)),
    ]
    for said in one.readings:
        for span in said.spans:
            assert ledger.report(span.report).text[span.start : span.end] == span.quote


def test_a_figure_stands_once_and_before_what_is_only_perhaps_one_thing() -> None:
    story = replace(found_ledger().stories[0], points=(FIGURE,))
    (sure,) = story.differences()
    assert sure.matter == TOLL.id
    (figure,) = with_strength(story, 0.3).differences()
    assert (figure.id, figure.sure, figure.matter) == (FIGURE.id, False, None)
    assert [said.value for said in figure.readings] == ["9", "11"]
    (perhaps,) = with_strength(found_ledger().stories[0], 0.3).differences()
    assert (perhaps.sure, perhaps.matter) == (False, TOLL.id)


def test_a_row_with_several_answers_bears_its_author() -> None:
    asked = asked_ledger().stories[0]
    rows = [one for one in with_strength(asked, 0.3).differences() if one.by]
    assert "person Ada Lind" in {one.by for one in rows}
    assert all(one.sure and len(one.readings) > 1 for one in rows)


def test_nothing_differs_where_one_answer_is_given() -> None:
    one_answer = replace(HURT, versions=HURT.versions[:1])
    assert make_ledger(one_answer).stories[0].differences() == ()
