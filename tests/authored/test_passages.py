"""An editor corrects passages: each correction is obeyed by the next run, holds when reports are
added, and leaves no trace once it is undone."""

import random
from collections.abc import Sequence

import pytest

from factories import make_report
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.authored.make_judgement import make_judgement
from rashomon.comparing import compare as comparing
from rashomon.model.document import to_json
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Passage, PassageSentence
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights

TEXTS = {
    "board": "Gale\n\nNine coal barges sank in the gale off Port "
    "Lenz on Sunday. The inquest into the "
    "drowned sailors opens in April. Divers found the hull of the steamer Alba near the "
    "lighthouse.",
    "courier": "Barges lost\n\nThe gale off Port Lenz sank nine coal "
    "barges on Sunday. An inquest into "
    "the drowned sailors opens in April, the mayor said. The steamer Alba lies near the "
    "lighthouse, where divers found the hull.",
    "pilots": "Storm\n\nEleven coal barges sank off Port Lenz in the "
    "gale on Sunday. The inquest into "
    "the drowned sailors opens only in May. The bakery in Kiln Lane gave bread away.",
    "gazette": "Loss\n\nTen coal barges sank in the gale off Port "
    "Lenz on Sunday, pilots said. Divers "
    "found the steamer Alba, her hull near the lighthouse. Rain fell on the moor.",
}
AT = "2031-03-05T08:00:00+00:00"


def run(
    *judgements: Judgement, names: Sequence[str] = tuple(TEXTS), texts: dict[str, str] | None = None
) -> Ledger:
    kept = read_judgements(
        "\n".join(map(to_line, judgements))
    )  # as a store or a file gives them back
    reports = [make_report((texts or TEXTS)[name], name) for name in names]
    return comparing.compare(
        reports, settings=Settings(stories=StorySettings(one_story=True)), judgements=kept
    )


def judged(
    ledger: Ledger, action: str, field: str, *target: str, after: str | None = None
) -> Judgement:
    return make_judgement(
        ledger, action, field, target, by="ina", at=AT, after=after, why="I was there"
    )


def rows(ledger: Ledger) -> tuple[Passage, ...]:
    return ledger.stories[0].passages


def row(ledger: Ledger, words: str) -> Passage:
    """The passage with a sure sentence that holds these words."""
    return next(
        one for one in rows(ledger) if any(words in held.quote.quote for held in one.core())
    )


def held(ledger: Ledger, words: str) -> PassageSentence:
    return next(
        one for passage in rows(ledger) for one in passage.sentences if words in one.quote.quote
    )


def said(passage: Passage) -> set[str]:
    return {one.quote.quote for one in passage.core()}


def outcome(ledger: Ledger) -> str | None:
    (found,) = [*ledger.stories[0].judgements, *ledger.judgements]
    return found.outcome


def test_a_sentence_taken_out_stays_out_when_reports_come() -> None:
    before = run(names=("board", "courier", "pilots"))
    out = judged(
        before, "exclude", "passage", held(before, "Eleven coal").id, row(before, "Nine coal").id
    )
    for names in (("board", "courier", "pilots"), tuple(TEXTS)):
        after = run(out, names=names)
        assert outcome(after) == "obeyed"
        assert not any(
            {"Eleven", "Nine"} <= {one.split()[0] for one in said(passage)}
            for passage in rows(after)
        )
        assert row(after, "Nine coal").by == "person ina"


@pytest.fixture(scope="module")
def before() -> Ledger:
    """What the program makes of all reports."""
    return run()


def test_a_sentence_put_in_stands_in_the_core_beside_the_one_named(before: Ledger) -> None:
    start = next(one for one in before.reports if one.id == "pilots").text.index("The bakery")
    put = judged(
        before, "add", "passage", f"pilots:{start + 4}-{start + 10}", row(before, "Nine coal").id
    )
    after = run(put)
    assert outcome(after) == "obeyed"
    assert "The bakery in Kiln Lane gave bread away." in said(row(after, "Nine coal"))
    assert all(
        one.quote.quote
        == next(r.text for r in after.reports if r.id == one.report)[
            one.quote.start : one.quote.end
        ]
        for p in rows(after)
        for one in p.sentences
    )


def test_joined_passages_are_one_and_say_who_joined_them(before: Ledger) -> None:
    joined = run(
        judged(
            before, "merge", "passage", row(before, "Nine coal").id, row(before, "The inquest").id
        )
    )
    one = row(joined, "Nine coal")
    assert one == row(joined, "The inquest")
    assert (one.by, one.reports, outcome(joined)) == ("person ina", 4, "obeyed")
    assert len(rows(joined)) == len(rows(before)) - 1


def test_not_one_matter_parts_every_pair_that_was_named(before: Ledger) -> None:
    named = said(row(before, "Nine coal"))
    after = run(judged(before, "different", "passage", row(before, "Nine coal").id))
    assert outcome(after) == "obeyed"
    assert all(len(said(one) & named) < 2 for one in rows(after))


def test_the_last_of_two_about_the_same_sentences_counts(before: Ledger) -> None:
    first = rows(before)[0].id
    assert rows(
        run(
            judged(before, "different", "passage", first),
            judged(before, "accept", "passage", first),
        )
    ) == rows(before)


def test_a_correction_follows_its_sentences_into_a_report_of_another_id(before: Ledger) -> None:
    made = judged(before, "different", "passage", row(before, "Nine coal").id)
    named = said(row(before, "Nine coal"))
    moved = {f"new-{name}": text for name, text in TEXTS.items()}
    after = run(made, names=tuple(moved), texts=moved)
    assert outcome(after) == "obeyed"
    assert all(len(said(one) & named) < 2 for one in rows(after))


def test_a_correction_of_sentences_that_are_gone_is_listed(before: Ledger) -> None:
    made = judged(before, "different", "passage", row(before, "Nine coal").id)
    assert outcome(run(made, names=("board",))) == "what it is about is in no story"


@pytest.mark.parametrize(
    ("action", "field", "target", "said"),
    [
        ("exclude", "passage", ["w-0000000000", "r-0000000000"], "has the id"),
        ("merge", "passage", [], "nothing is named"),
        ("reject", "passage", ["ROW"], "can be judged by"),
        ("exclude", "passage", ["ROW"], "name a sentence, then the matter"),
        ("add", "passage", ["board:5-5", "ROW"], "has the id"),
        ("add", "passage", ["board:5-99999", "ROW"], "has the id"),
    ],
)
def test_a_slip_is_found_at_once(
    action: str, field: str, target: list[str], said: str, before: Ledger
) -> None:
    first = rows(before)[0]
    named = [first.id if one == "ROW" else one for one in target]
    if action == "exclude" and len(named) == 1:
        named = [first.core()[0].id, rows(before)[-1].id]
    with pytest.raises(ValueError, match=said):
        judged(before, action, field, *named)


def test_random_corrections_hold_whatever_is_added_in_whatever_order() -> None:
    """The pairs that a person parted stay parted, those put together stay together; order of
    reports changes no byte."""
    chance = random.Random(7)  # noqa: S311  the same pairs in every run
    for _ in range(6):
        before = run(names=chance.sample(sorted(TEXTS), 3))
        if not rows(before):
            continue
        made = []
        for passage in chance.sample(rows(before), min(2, len(rows(before)))):
            action = chance.choice(["exclude", "different", "accept"])
            target = (
                [chance.choice(passage.core()).id, passage.id]
                if action == "exclude"
                else [passage.id]
            )
            made.append(judged(before, action, "passage", *target))
        after = run(*made, names=sorted(TEXTS))
        assert to_json(after) == to_json(run(*made, names=chance.sample(sorted(TEXTS), 4)))
        told = {j.id: j.outcome for j in after.stories[0].judgements}
        assert all(told[j.id] == "obeyed" for j in made[-1:])
