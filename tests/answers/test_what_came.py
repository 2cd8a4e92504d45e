"""Reports that come to a story with an answer in a store: what a model is asked about them, what it
costs, and which lines of the answer change."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest
from click.testing import Result

from commands import run
from factories import make_report
from ferry_later import LANTERN, REPLY, LaterModel, ferry_store, in_labels, lantern_comes
from rashomon.answers.clients.reply_cache import KeptModel, Replies, ReplySource, reply_key
from rashomon.answers.estimate import MOST_NEAR, estimate
from rashomon.answers.given_reply import GivenReply
from rashomon.answers.prompts import tokens
from rashomon.comparing.read_with_model import read_with
from rashomon.comparing.stage_border import Stages
from rashomon.model.answer import Answer, Line, ReadStory, WrittenAnswer
from rashomon.model.content_ids import by_id
from rashomon.model.document import from_json, to_json
from rashomon.model.ledger import Ledger
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import LanguageModel, Reply
from rashomon.show.answer_lines import tell_answer
from rashomon.show.page import render_page
from rashomon.store.library_store import OpenStore, open_store
from rashomon.store.story_ledgers import StoryJob
from rashomon.store.story_readings import sent_of
from rashomon.text.report_names import name_reports

pytestmark = pytest.mark.weights
NEW = "[new since 9 Jun 2024]"
Came = Callable[..., Ledger]
Read = Callable[[LanguageModel], ReadStory]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ferry")
    with ferry_store(folder):
        return folder


@pytest.fixture(scope="module")
def before(folder: Path) -> Ledger:
    with open_store(str(folder / "ferry.db")) as store:
        return store.ledger()


@pytest.fixture(scope="module")
def model() -> LaterModel:
    return LaterModel(REPLY)


@pytest.fixture(scope="module")
def came(folder: Path) -> Iterator[Came]:
    """The ledger after the report came, read by a model: each in a copy of the store."""
    stores = list[OpenStore]()

    def read(model: object) -> Ledger:
        stores.append(open_store(str(copy(folder / "ferry.db", folder / f"{len(stores)}.db"))))
        return lantern_comes(stores[-1], folder / "in", model)

    yield read
    for store in stores:
        store.close()


@pytest.fixture(scope="module")
def after(came: Came, model: LaterModel) -> Ledger:
    return came(model)


def _answer(ledger: Ledger) -> Answer:
    answer = ledger.stories[0].answer()
    assert answer
    return answer


def _unmarked(ledger: Ledger) -> list[Line]:
    """The lines without the marks of what a later report says."""
    lines = []
    for line in _answer(ledger).lines:
        parts = []
        for part in line.parts:
            parts.append(replace(part, later=(), nearest=(), contents=()))
        lines.append(replace(line, parts=tuple(parts)))
    return lines


def _words(ledger: Ledger) -> list[str]:
    return [line.words for line in _answer(ledger).lines]


def _lines(ledger: Ledger) -> list[str]:
    return list(tell_answer(_answer(ledger), name_reports(ledger.reports)))


@pytest.mark.usefixtures("after")  # the model is asked there
def test_what_came_costs_about_what_it_says(model: LaterModel) -> None:
    prompt, second, third = model.asked
    assert (prompt.stage, second.stage, third.stage) == ("came", "came-second", "third")
    assert "No numbers of sentences" in prompt.user
    assert 600 <= tokens(LANTERN) <= 800
    sent, replied = model.size()
    assert sent <= 12_000
    assert replied <= 1_000
    came, _, others = prompt.user.partition("The nearest sentences")
    near = others.partition("The answer:")[0]
    assert 100 <= tokens(near) <= MOST_NEAR + 100
    for words in ("Thirty-four people", "Salvage of the wreck", "Schools on the island"):
        assert words in came
        assert words not in others
    assert "Thirty-seven people" in near
    assert "The ageing Queen Ilva" not in prompt.user  # what no new sentence is near


@pytest.mark.usefixtures("after")  # the model is asked there
def test_what_it_costs_is_said_within_a_fifth(model: LaterModel) -> None:
    (announced,) = model.announced
    assert [report.outlet for report in announced.reports] == ["Zelmar Lantern"]
    about = estimate(announced, model.context)
    sent, replied = model.size()
    assert about.requests == 3
    assert 0.8 * sent <= about.tokens_in <= 1.2 * sent
    assert 0.8 * replied <= about.tokens_out <= 1.2 * replied


def test_lines_written_anew_and_new_ones_stand_in_their_places(
    before: Ledger, after: Ledger
) -> None:
    was = _answer(before).lines
    now = _answer(after).lines
    kept = by_id(was).keys() & by_id(now)
    assert len(kept) == len(was) - 4
    told = [line.thing for line in now]
    assert told[3] == "People treated in hospital"
    assert [told[7], told[13]] == [None, "Salvage"]
    assert now[7].words.startswith("The inspectorate says")
    assert now[7].heading == now[13].heading == "Where the reports differ"
    assert all(line.is_bullet for line in (now[3], now[7], now[9], now[13]))
    assert "custody" in now[9].words
    assert "Perhaps 73" in now[3].words
    assert {part.sentences[0].report for part in now[13].parts} == {"lantern"}
    assert to_json(from_json(to_json(after))) == to_json(after)


def test_what_changed_is_marked_on_terminal_and_page(before: Ledger, after: Ledger) -> None:
    marked = [line for line in _lines(after) if line.endswith(NEW)]
    assert len(marked) == 6
    assert any(line.startswith("- Salvage: about 14 million crowns") for line in marked)
    assert render_page(after).count(NEW) == 6
    assert "[new" not in render_page(before)


def test_without_a_model_the_answer_stays(before: Ledger, came: Came) -> None:
    alone = came(None)
    assert _unmarked(alone) == _unmarked(before)
    assert not any(NEW in line for line in _lines(alone))


def test_kept_replies_give_the_same_bytes(
    after: Ledger, came: Came, model: LaterModel, tmp_path: Path
) -> None:
    kept = Replies(str(tmp_path / "replies.jsonl"))
    kept.asked_of(ReplySource("otter", "127.0.0.1", model.context))
    for prompt in model.asked:
        kept.put(reply_key("otter", prompt), prompt, Reply(model.said(prompt) or "", 10, 5))
    again = KeptModel(kept, "here")
    assert came(again).stories[0].answers == after.stories[0].answers
    assert again.missed.total() == 0


@pytest.fixture(scope="module")
def read(after: Ledger, model: LaterModel) -> Read:
    """Reads replies about the report that came; all but the reply is made once."""
    (sent,) = model.announced
    pages = list(annotate_reports(after.reports))
    stages = Stages()

    def read_of(author: LanguageModel) -> ReadStory:
        (told,) = read_with(author, stories=[pages], ways=[stages], sent=[sent])
        return told

    return read_of


def _kept(model: LaterModel) -> WrittenAnswer:
    """The answer on which the model goes on."""
    (sent,) = model.announced
    assert sent.kept
    return sent.kept


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "Nothing changes.",
        "Lorem ipsum dolor sit amet.\n\nConsectetur!",
        "l99 anew: Salvage will cost about 14 million crowns ⟨Salvage of the⟩.",
        "l2 anew: Salvage will cost about 14 million crowns [s999].",
        "l2 anew: Salvage of the wreck will cost",
        "- Salvage will cost about 14 million crowns ⟨Salvage of the⟩.",
        "Sheet 00112233\nl2 anew: It costs 14 million crowns ⟨Salvage of the⟩.",
    ],
)
def test_a_reply_of_which_nothing_counts_changes_no_line(
    model: LaterModel, read: Read, reply: str
) -> None:
    told = read(LaterModel(reply))
    assert {answer.lines for answer in told.answers} <= {_kept(model).lines}


def test_the_answer_of_another_author_does_not_go_on(came: Came) -> None:
    model = LaterModel()
    model.name = "elk"
    came(model)
    assert {prompt.stage for prompt in model.asked} == {"first"}


@pytest.mark.parametrize(
    ("text", "by", "why"),
    [
        ("l1 anew: Twelve died ⟨Salvage of the wreck⟩.", "elk", "its lines go on the answer by"),
        ("Nothing changes.", "otter", "the reply says that nothing changes"),
        ("Sheet 00112233\nl1 anew: Twelve died ⟨Salvage of the wreck⟩.", "otter", "another sheet"),
    ],
)
def test_lines_that_are_pasted_are_refused(
    model: LaterModel, read: Read, text: str, by: str, why: str
) -> None:
    pasted = in_labels(text, model.asked[0].user)
    told = read(GivenReply(pasted, f"model {by}"))
    assert [why in one.reason for one in told.refused] == [True]
    assert told.answers == ()


def test_lines_that_are_pasted_stand_in_their_places(folder: Path, came: Came) -> None:
    came(None)
    store = str(max(folder.glob("*.db"), key=lambda path: path.stat().st_mtime))
    with open_store(store) as opened:
        (story,) = (row.id for row in opened.stories())
    ask = ("sheet", "--store", store, "--story", story)
    shown = run(*ask, "--came", code=0).stdout
    mark = re.findall(r"<<(Sheet \w+)>>", shown)[0]
    named = re.findall(r"^(s\d+).*14 million", shown, re.MULTILINE)[0]
    whole = re.findall(r"<<(Sheet \w+)>>", run(*ask, code=0).stdout)[0]
    assert f'"{mark}"' in run(*ask, "--came", "--second", code=0).stdout

    def put(text: str) -> Result:
        path = folder / "pasted.txt"
        path.write_text(text, encoding="utf-8")
        return run("put", path, story, "--store", store, "--by", "model otter")

    refused = put(f"{whole}\nl1 anew: Twelve died [{named}].")
    assert (refused.exit_code, "another sheet" in refused.output) == (4, True)
    put(f"{mark}\n\nafter l2: Salvage may cost 14 million crowns [{named}].")
    with open_store(store) as opened:
        answer = _answer(opened.ledger())
    told = next(line for line in answer.lines if "Salvage may cost" in line.words)
    assert told.since.startswith("2024-06-09")
    assert len(answer.lines) > 10


@pytest.mark.parametrize(("seen", "goes_on"), [(6, False), (5, True), (3, True), (2, False)])
def test_an_answer_goes_on_if_no_more_came_than_were_there(seen: int, *, goes_on: bool) -> None:
    reports = [make_report(f"Text {number}.", f"r{number}") for number in range(6)]
    shown = tuple(report.sha256 for report in reports[:seen])
    read = ReadStory(
        (WrittenAnswer("model otter", (), "Who?"), WrittenAnswer("model otter", (), None, shown))
    )
    job = StoryJob(
        story="st-1",
        members=tuple(reports),
        base="",
        old=None,
        read=read,
    )
    sent = sent_of(job, "model otter")
    assert (sent.kept is not None, len(sent.reports)) == (goes_on, 6 - seen if goes_on else 6)
    assert sent_of(job, "model elk").kept is None
