"""What people decided of statements in a store: whatever comes to its stories and however a text is
bound anew, it holds, or is listed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom import page, save
from rashomon.decisions.looks import look_at
from rashomon.model.answer import Answer
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.story import Story
from rashomon.show.looked_counts import tell_escaped, tell_looks
from rashomon.store.library_store import OpenStore, open_store
from sheets import over_sheet
from stored import BOATS, put_files

pytestmark = pytest.mark.weights
BY = "model otter"
ALARMS = "The alarms of the mill worked, the inspector said."
LINE = "- **Boats**: three burned [{Three boats}]; four burned [{Four boats}].\n"
BOUND_ANEW = LINE.replace("four burned [", "four burned [{Three boats} ")
LATER = (
    "Seven boats burned at Ostrel\n\nNot four but seven boats burned in the harbour of Ostrel on "
    "Monday night, the harbour master said on Wednesday.\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    """A store of one story, with an answer of which MK looked at both statements."""
    put_files(tmp_path / "in", BOATS)
    with open_store(str(tmp_path / "s.db")) as opened:
        opened.add(str(tmp_path / "in"))
        put(opened, LINE)
        ledger = opened.ledger()
        made = []
        for number, part in enumerate(newest(opened).parts()):
            at = f"2031-05-05T11:40:0{number}+00:00"
            made.append(look_at(part, LookVerdict.HOLDS, ledger.reports, by="person MK", at=at))
        opened.decide(*made)
        yield opened


def put(store: OpenStore, text: str) -> None:
    ledger = store.ledger()
    (only,) = ledger.stories
    assert store.put(over_sheet(ledger.reports, text), only.id, by=BY).refused == ()


def story(store: OpenStore) -> Story:
    (only,) = store.ledger().stories
    return only


def newest(store: OpenStore) -> Answer:
    answer = story(store).answer()
    assert answer
    return answer


def verdicts(store: OpenStore) -> list[list[str]]:
    return [[str(look.verdict) for look in part.looked] for part in newest(store).parts()]


def test_verdicts_hold_when_the_text_is_bound_anew_or_are_listed(store: OpenStore) -> None:
    assert verdicts(store) == [["holds"], ["holds"]]
    assert [*tell_escaped(story(store))] == []
    put(store, BOUND_ANEW)
    assert verdicts(store) == [["holds"], []]
    (told,) = tell_escaped(story(store))
    assert told.startswith("“four burned”: MK said “they say it”")


def test_a_report_that_comes_later_puts_a_statement_back_on_the_list(
    store: OpenStore, tmp_path: Path
) -> None:
    put_files(tmp_path / "later", {"later.txt": LATER})
    store.add(str(tmp_path / "later"))
    store.regroup(at_once=True)  # it opened its own story: what is not sure is proposed
    again = [bool(look.newer) for part in newest(store).parts() for look in part.looked]
    assert any(again)
    assert "look again." in " ".join(tell_looks(newest(store)))


def test_a_statement_whose_page_drops_its_sentence_is_looked_at_again(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    fire = "A fire has burned down the old paper mill of Urm, the fire brigade said."
    yard = "Forty workers of the mill were led out through its yard."
    with open_store(str(tmp_path / "s.db")) as store:

        def publish(outlet: str, *sentences: str, modified: int | None = None) -> None:
            html = page(0, outlet, [*sentences], 4, modified=modified)
            store.add(str(save(folder, outlet, html)))

        def look(day: int) -> None:
            (part,) = newest(store).parts()
            at = f"2031-05-0{day}T11:40:00+00:00"
            reports = store.ledger().reports
            store.decide(look_at(part, LookVerdict.HOLDS, reports, by="person MK", at=at))

        def again() -> list[bool]:
            (part,) = newest(store).parts()
            return [bool(each.newer) for each in part.looked]

        publish("echo", fire, yard)
        publish("post", fire, ALARMS, yard)
        put(store, "- **Alarms**: the alarms worked [{The alarms of the mill worked}].\n")
        look(5)
        publish("post", fire, yard, modified=6)
        assert again() == [True]
        look(7)
        assert again() == [False]
        publish("post", fire, yard, "Engines came from Osk.", modified=8)
        assert again() == [False]  # it had dropped the sentence before


def test_a_verdict_that_is_taken_back_is_gone(store: OpenStore) -> None:
    first = next(look for part in newest(store).parts() for look in part.looked)
    store.undo(first.id, by="MK")
    assert verdicts(store) == [[], ["holds"]]
