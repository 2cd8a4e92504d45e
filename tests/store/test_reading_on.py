"""Of a story that a model has read, only what came since is sent; what it finds adds to what it had
found, and what its budget does not reach waits."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.language_models.chat import WAITS, ChatModel
from rashomon.language_models.spending import DAY, HOUR, Spending
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Variant
from rashomon.protocols import Prompt, Reply
from rashomon.rows.row_file import read_rows_file, with_lines_of
from rashomon.settings import ModelSettings, Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.update import current_ledger, judge, merged, split
from tests.stored import NOW

AT = "2031-03-05T09:00:00"
pytestmark = pytest.mark.weights
TEXTS = {
    "courier": "Goats flee at Ostrel\n\nNine goats fled from a burning barn at Ostrel on Saturday, "
    "the farmer Ada Quill said. The gate of the barn had been left open, the police of Ostrel "
    "said.\n",
    "herald": "Barn burns at Ostrel\n\nAt least eleven goats fled from the burning barn at Ostrel "
    "on Saturday, police said. The farmer Ada Quill denied that the gate of the barn had been left "
    "open.\n",
    "wire": "Goats flee barn at Ostrel\n\nFourteen goats fled from the burning barn at Ostrel on "
    "Saturday, the police of Ostrel said. The gate of the barn had been shut at noon, the farmer "
    "Ada Quill said.\n",
    "echo": "Goats flee at Ostrel\n\nNine goats fled from a burning barn at Ostrel on Saturday, "
    "the farmer Ada Quill said.\n",
}
FIRST = (
    "goats: Nine {Nine goats fled} | At least eleven {At least eleven goats}\n"
    "# Had the gate been left open? | yes-no | 1c2\n"
    '1 yes: {left open, the police} "had been left open"\n'
    '2 no: {denied that the gate} "denied that the gate of the barn had been left open"\n'
)
ADDED = (
    'v1: Fourteen {Fourteen goats}\n# Q1 | yes-no |\n2 no: {shut at noon} "had been shut at noon"\n'
)


class Reader:
    """A model that answers with these lines by stage; `{words}` is the sentence that has them."""

    name, host, context = "otter", "127.0.0.1", 32_000

    def __init__(self, **said: str) -> None:
        self.said, self.asked = said, list[Prompt]()

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        self.asked += prompts
        return tuple(self._reply(prompt) for prompt in prompts)

    def _reply(self, prompt: Prompt) -> Reply | None:
        said = self.said.get(prompt.stage)
        lines = [line.lstrip("*~") for line in prompt.user.splitlines()]

        def sentence(words: re.Match[str]) -> str:
            return next(line.split()[0] for line in lines if words[1] in line)

        return None if said is None else Reply(re.sub(r"\{(.+?)\}", sentence, said), 100, 10)


Add = Callable[..., Ledger]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with closing(open_store(str(tmp_path / "news.db"), create=True)) as opened:
        yield opened


@pytest.fixture
def add(store: SqlStore, tmp_path: Path) -> Add:
    def added(model: object, *names: str) -> Ledger:
        folder = tmp_path / "-".join(names) if names else tmp_path / "none"
        folder.mkdir()
        for name in names:
            (folder / f"{name}.txt").write_text(TEXTS[name], encoding="utf-8")
        store.reader = model  # type: ignore[assignment]
        add_reports(store, [str(folder)], settings=Settings(), clock=lambda: NOW)
        store.reader = None
        return current_ledger(store, Settings())

    return added


def _variant(ledger: Ledger) -> Variant:
    (found,) = (one for _, one in ledger.stories[0].variants() if one.by == "model otter")
    return found


def test_of_an_added_report_its_own_sentences_go_out_and_join_what_was_found(add: Add) -> None:
    first = _variant(add(Reader(digest=FIRST), "courier", "herald"))
    assert {one.value for one in first.readings} == {"Nine", "At least eleven"}
    reader = Reader(added=ADDED)
    ledger = add(reader, "wire")
    (asked,) = reader.asked
    new = [line for line in asked.user.splitlines() if line.startswith("*")]
    assert asked.stage == "added"
    assert len(new) >= 2
    assert all("wire" not in line and re.match(r"\*~?s\d+ r\d", line) for line in new)
    assert "v1 goats: Nine | At least eleven" in asked.user
    assert "Q1 Had the gate been left open? | yes-no | 1 yes; 2 no" in asked.user
    found = _variant(ledger)
    assert {one.value for one in found.readings} == {"Nine", "At least eleven", "Fourteen"}
    (point,) = (one for one in ledger.stories[0].points if one.by)
    assert sorted(account.report for account in point.accounts) == ["courier", "herald", "wire"]
    use = ledger.stories[0].model
    assert use is not None
    assert {report.sha256 for report in ledger.reports} == {*use.seen}
    assert [one.stage for one in use.passes if one.asked] == ["digest", "check", "added"]


def test_what_differs_between_two_stories_waits_until_they_are_one_again(
    add: Add, store: SqlStore
) -> None:
    whole = add(Reader(digest=FIRST), "courier", "herald")
    readings = {one.value for one in _variant(whole).readings}
    (ident,) = store.stories.ids()
    part = split(store, ident, ["herald"], by="ina", at=AT)
    judge(store, [part], settings=Settings(), clock=lambda: NOW)
    parted = add(Reader(added="none", digest="none"), "echo")
    assert len(parted.stories) == 2
    assert not [one for story in parted.stories for _, one in story.variants() if one.by]
    joined = merged(store, store.stories.ids(), by="ina", at=AT)
    judge(store, [joined], settings=Settings(), clock=lambda: NOW)
    assert readings <= {one.value for one in _variant(current_ledger(store, Settings())).readings}


def test_of_what_another_story_has_the_lines_wait_and_of_what_is_gone_none() -> None:
    here, there, gone = "a" * 64, "b" * 64, "c" * 64
    head = f"by: model otter\nreport courier: {here}\nreport herald: {there}\nreport wire: {gone}\n"
    spans = 'differs "goats": courier "Nine" | herald "eleven"'
    lost = 'differs "gate": courier "shut" | wire "open"'
    file = read_rows_file(f'{head}{spans}\n{lost}\nstatement courier "Nine": stance denies\n')
    kept = f"report courier: {here}\nreport herald: {there}\n{spans}\n"
    assert with_lines_of("", file, {there}) == f"by: model otter\n{kept}"
    text = f"by: model otter\nreport courier: {here}\n"
    assert with_lines_of(text, file, {there}) == f"{text}{kept}"
    assert with_lines_of(text, file, set()) == text
    other = f"by: model otter\nreport courier: {gone}\n"  # another report has the label now
    assert with_lines_of(other, file, {there}) == other


def test_what_tells_no_more_and_what_was_read_is_not_sent(add: Add) -> None:
    add(Reader(digest=FIRST), "courier", "herald")
    reader = Reader(added="none")
    add(reader, "echo")
    assert all("Nine goats" not in line for p in reader.asked for line in p.user.splitlines()
               if line.startswith("*"))  # fmt: skip
    asked = len(reader.asked)
    add(reader)
    assert len(reader.asked) == asked


def test_a_report_alone_is_not_read(add: Add) -> None:
    reader = Reader(digest="none")
    add(reader, "courier")
    assert not reader.asked


def test_what_gets_no_answer_waits_and_is_not_told_as_read(add: Add) -> None:
    add(Reader(digest=FIRST), "courier", "herald")
    ledger = add(Reader(), "wire")
    use = ledger.stories[0].model
    assert use is not None
    assert len(use.seen) == 2
    assert len(_variant(ledger).readings) == 2
    later = Reader(added=ADDED)
    assert len(_variant(add(later)).readings) == 3  # the next run reads it, whatever it adds
    assert len(later.asked) == 1


def test_budgets_of_an_hour_and_a_day_hold_over_runs(tmp_path: Path) -> None:
    now, place = [1_000_000.0], tmp_path / "spent.jsonl"

    def opened() -> Spending:
        return Spending(place, 1_000, 1_500, lambda: now[0])

    opened().add(900)
    place.write_text(place.read_text() + "spoiled\n[null, 3]\n")
    assert opened().left() == 100
    now[0] += HOUR
    assert opened().left() == 600  # of the day
    opened().add(600)
    assert opened().left() == 0
    now[0] += DAY
    assert (opened().left(), Spending(None).left()) == (1_000, None)


def test_what_is_beyond_the_budget_of_an_hour_is_not_asked() -> None:
    settings = ModelSettings("http://127.0.0.1:9/v1", "otter", budget_hour=10)
    model = ChatModel(settings, spending=Spending(None, 10))
    assert model.replies([Prompt("added", "s", "orders", "data", 500)]) == (None,)
    assert model.missed[WAITS] == 1
