"""Reports that come to a story with an answer: what a model is asked about them, what it costs, and
which lines of the answer change."""

from dataclasses import replace
from pathlib import Path

import pytest

from ferry_later import REPLY, LaterModel, ferry_before, ferry_later, ferry_reports, in_labels
from rashomon.asking.given_reply import GivenReply
from rashomon.asking.prompts import tokens
from rashomon.asking.read_story import MOST_NEAR, estimate
from rashomon.comparing.put_answer import answers_in, put_in
from rashomon.comparing.read_with_model import sheets_of
from rashomon.decisions.find_decided import find_decided
from rashomon.language_models.reply_cache import KeptModel, Replies, ReplySource, reply_key
from rashomon.model.answer import Answer
from rashomon.model.content_ids import by_id
from rashomon.model.decision import DecisionKind
from rashomon.model.document import from_json, to_json
from rashomon.model.ledger import Ledger
from rashomon.protocols import Reply
from rashomon.web.ledger_page import render_page

pytestmark = pytest.mark.weights
NEW = "[new since 9 Jun 2024]"


@pytest.fixture(scope="module")
def before() -> Ledger:
    return ferry_before()


@pytest.fixture(scope="module")
def model() -> LaterModel:
    return LaterModel(REPLY)


@pytest.fixture(scope="module")
def after(before: Ledger, model: LaterModel) -> Ledger:
    return ferry_later(before, model)


def _answer(ledger: Ledger) -> Answer:
    answer = ledger.stories[0].answer()
    assert answer
    return answer


def _words(ledger: Ledger) -> list[str]:
    return [line.words for line in _answer(ledger).lines]


def _lines(ledger: Ledger) -> list[str]:
    return ledger.stories[0].overview_text().split("\n")


def test_what_came_costs_about_what_it_says(after: Ledger, model: LaterModel) -> None:
    (prompt,) = model.asked
    assert prompt.stage == "came"
    lantern = ferry_reports(later=True)[-1]
    assert 600 <= tokens(lantern.text) <= 800
    sent, replied = model.size()
    assert sent <= 3_500
    assert replied <= 500
    near = prompt.user.partition("The nearest sentences")[2].partition("The answer:")[0]
    assert 100 <= tokens(near) <= MOST_NEAR + 100
    for words in ("Thirty-four people", "Salvage of the wreck", "Schools on the island"):
        assert words in prompt.user
    assert "Fire swept through" not in prompt.user  # what no new sentence is near


@pytest.mark.usefixtures("after")  # the model is asked there
def test_what_it_costs_is_said_within_a_fifth(before: Ledger, model: LaterModel) -> None:
    (written,) = answers_in(before)
    about = estimate(ferry_reports(later=True), model.context, 1, written)
    sent, replied = model.size()
    assert about.requests == 1
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
    assert [told[6], told[14]] == [None, "Salvage"]
    assert now[6].words.startswith("The inspectorate says")
    assert now[6].heading == now[14].heading == "Where the reports differ"
    assert all(line.is_bullet for line in (now[3], now[6], now[8], now[14]))
    assert "custody" in now[8].words
    assert now[3].own[0].startswith("Perhaps 73")
    assert {part.sentences[0].report for part in now[14].parts} == {"lantern"}
    assert to_json(from_json(to_json(after))) == to_json(after)


def test_what_changed_is_marked_on_terminal_and_page(after: Ledger) -> None:
    marked = [line for line in _lines(after) if line.endswith(NEW)]
    assert len(marked) == 6
    assert marked[-1].startswith("- Salvage: about 14 million crowns")
    assert render_page(after).count(NEW) == 6


def test_without_a_model_the_answer_stays_and_says_that_reports_came(before: Ledger) -> None:
    alone = ferry_later(before, None)
    assert _words(alone) == _words(before)
    assert _answer(alone).id == _answer(before).id
    assert any("Written before 1 report came." in line for line in _lines(alone))
    assert not any("came." in line or NEW in line for line in _lines(before))


def test_kept_replies_give_the_same_bytes(
    before: Ledger, after: Ledger, model: LaterModel, tmp_path: Path
) -> None:
    kept = Replies(str(tmp_path / "replies.jsonl"))
    kept.asked_of(ReplySource("otter", "127.0.0.1", model.context))
    for prompt in model.asked:
        kept.put(reply_key("otter", prompt), prompt, Reply(model.said(prompt) or "", 10, 5))
    again = KeptModel(kept, "here")
    assert to_json(ferry_later(before, again)) == to_json(after)
    assert again.missed.total() == 0


def test_a_decision_about_a_kept_line_holds(before: Ledger, model: LaterModel) -> None:
    drill = next(line for line in _answer(before).lines if line.thing == "Fire drill")
    given = {"by": "person ina", "at": "2031-03-05T09:00:00", "why": None}
    decision = find_decided(before, DecisionKind.NO_LINE, [drill.id], **given)
    decided = replace(before, decisions=(decision,))
    asked, *_ = put_in(decided, GivenReply("", "model otter"))
    assert drill.id not in by_id(_answer(asked).lines)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("", "empty"),
        ("Lorem ipsum dolor sit amet.\n\nConsectetur!", "nothing of it was found"),
        ("l99 anew: Salvage will cost about 14 million crowns ⟨Salvage of the⟩.", "no line l99"),
        ("after l2: Ninety owls were fined, said Emil Brod ⟨Salvage of the⟩.", "nothing of it"),
        ("l2 anew: Salvage will cost about 14 million crowns [s999].", "nothing of it was found"),
        ("l2 anew: Salvage of the wreck will cost", "nothing of it was found"),
        ("Sheet 00112233\nl2 anew: It costs 14 million crowns ⟨Salvage of the⟩.", "another sheet"),
    ],
)
def test_a_reply_that_cannot_be_used_changes_no_line(
    before: Ledger, reply: str, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    made = ferry_later(before, LaterModel(reply))
    assert _words(made) == _words(before)
    use = made.stories[0].model
    assert use
    assert use.seen == ()
    assert why in caplog.text
    assert not any(NEW in line for line in _lines(made))


def test_of_a_reply_that_breaks_off_the_whole_lines_stand(before: Ledger) -> None:
    cut = f"{REPLY}l2 anew: **People on board**: 412, said the serv"
    made = ferry_later(before, LaterModel(cut))
    assert "Salvage" in [line.thing for line in _answer(made).lines]
    assert _words(made)[1] == _words(before)[1]


def test_where_nothing_changes_the_answer_counts_as_read(before: Ledger) -> None:
    made = ferry_later(before, LaterModel("Nothing changes."))
    assert _words(made) == _words(before)
    use = made.stories[0].model
    assert use
    assert len(use.seen) == 6
    assert len(made.stories[0].answers) == 1
    assert not any("came." in line or NEW in line for line in _lines(made))


def test_a_chatbot_is_shown_what_came_and_its_reply_goes_on_with_the_answer(
    before: Ledger, after: Ledger
) -> None:
    reports = ferry_reports(later=True)
    (sheet,) = sheets_of(reports, one_story=True, kept=answers_in(before))
    (text,) = sheet.texts()
    assert tokens(text) <= 3_500
    mark = text.partition("<<")[2].partition(">>")[0]
    reply = f"{mark}\n{in_labels(REPLY, text)}"
    alone = ferry_later(before, None)
    made, answers, refused = put_in(alone, GivenReply(reply))
    assert refused == ()
    assert [answer.id for answer in answers] == [_answer(after).id]
    assert _answer(made).lines == _answer(after).lines
    _, answers, refused = put_in(alone, GivenReply(reply, "model elk"))
    assert answers == ()
    assert "another sheet" in refused[0].reason


def test_an_answer_of_another_author_and_one_of_a_few_reports_do_not_go_on(
    before: Ledger,
) -> None:
    (written,) = answers_in(before)
    few = replace(before.stories[0].answers[0], by="model elk")
    other = replace(before, stories=(replace(before.stories[0], answers=(few,)),))
    model = LaterModel()
    ferry_later(other, model)
    assert [prompt.stage for prompt in model.asked] == ["sheet"]
    assert len(written.reports) == 5
