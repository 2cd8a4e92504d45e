"""Differences of authors and decisions that are kept in a store, found by the texts that they
quote."""

from dataclasses import replace

from factories import make_report, quoted
from rashomon.cli.verify import check_store
from rashomon.decisions.here import placed
from rashomon.model.authored import NumberedRelation
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.difference import RelationKind
from rashomon.model.stored import BEHIND, REGROUP, Plan
from rashomon.store.database.open import SqlStore
from rashomon.store.database.schema import authored as table
from store_contents import AT, LATER, ONE, TWO, authored, stored_story


def test_what_is_written_is_found_by_its_texts_once(filled: SqlStore) -> None:
    kept = authored(ONE, TWO)
    assert filled.authored.add(kept, at=LATER) == 0
    mine = authored(ONE, TWO, by="person Ada\x00 Quill\udcff")
    assert filled.authored.add(mine, kept, at=LATER) == 1
    assert filled.authored.of("st-1") == filled.authored.all() == (kept, mine)
    assert filled.authored.of_texts([TWO.sha256]) == (kept, mine)
    assert filled.authored.of_texts(["f" * 64]) == filled.authored.of("st-9") == ()
    assert check_store(filled).faults == ()


def test_of_one_difference_with_other_relations_the_later_counts(filled: SqlStore) -> None:
    said = replace(authored(ONE, TWO), relations=(NumberedRelation(1, 2, RelationKind.LATER),))
    assert filled.authored.add(said, at=LATER) == 1
    assert filled.authored.all() == (said,)


def test_what_quotes_a_report_that_is_gone_stays_kept(filled: SqlStore) -> None:
    plan = Plan(gone=("one",), stories=(stored_story("st-1", TWO),))
    assert filled.stories.apply(plan, generation=filled.generation(), at=LATER)
    assert filled.authored.of("st-1") == (authored(ONE, TWO),)


def test_what_is_damaged_is_left_out_and_named_until_it_is_written_again(
    filled: SqlStore,
) -> None:
    filled.run(table.update().values(told=b"hurt"))
    assert filled.authored.of("st-1") == ()
    assert any(
        fault.startswith("the authored difference a-") for fault in check_store(filled).faults
    )
    assert filled.authored.add(authored(ONE, TWO), at=LATER) == 1
    assert (len(filled.authored.of("st-1")), check_store(filled).faults) == (1, ())


def test_stories_of_what_was_decided_or_written_are_behind(filled: SqlStore) -> None:
    def version() -> str:
        return filled.stories.versions(["st-1"])["st-1"]

    generation = filled.generation()
    far = make_report("A door fell.", "far")
    filled.authored.add(authored(far, by="person Ada"), at=AT)
    assert (version() == BEHIND, filled.generation() > generation) == (True, True)  # of `fill`
    plan = Plan(stories=(stored_story("st-1", ONE, TWO),))
    assert filled.stories.apply(plan, generation=filled.generation(), at=LATER)
    assert version() not in (BEHIND, REGROUP)
    filled.authored.add(authored(far, by="person Bea"), at=AT)
    assert version() not in (BEHIND, REGROUP)
    side = (placed(quoted(ONE, "wall"), {"one": ONE}),)
    stance = decide(DecisionKind.STANCE, side, value="hedges", by="person Ada")
    assert (filled.decisions.add(stance), version()) == (1, BEHIND)
    reports = (ONE.sha256, TWO.sha256)
    apart = decide(DecisionKind.OTHER_STORY, reports=reports, by="person Ada")
    assert (filled.decisions.add(apart), version()) == (1, REGROUP)
    undone = decide(DecisionKind.UNDO, undoes=stance.id, by="person Ada")
    assert (filled.decisions.add(undone), version()) == (1, REGROUP)  # which does more
    assert filled.stories.apply(plan, generation=filled.generation(), at=LATER)
    again = decide(DecisionKind.UNDO, undoes=undone.id, by="person Ada")
    assert filled.decisions.add(again) == 1
    assert len(filled.decisions.all()) == 4
