"""The second request: what a model is shown of its answer, and which answer stands."""

import re
from pathlib import Path

import pytest

from goat_story import GATE, GOATS, Reader, read
from rashomon.language_models.reply_cache import KeptModel, Replies, ReplySource, reply_key
from rashomon.model.answer import Proof
from rashomon.model.document import to_json
from rashomon.protocols import Prompt, Reply

pytestmark = pytest.mark.weights
WRONG = "- Hens: thirty hens fled, the farmer said [NINE]."
COOK = "- Cook: bitten by a goat, the mayor said [COOK]."
BARN = "- Barn: built in 1911, the parish said [OLD]; in 1912, it said [NEW]."


class TwiceReader(Reader):
    """A model that is asked twice, with a reply for each request."""

    passes = 2

    def __init__(self, first: str, anew: str | None, context: int = 32_000) -> None:
        super().__init__(first, context)
        self.first, self.anew = first, anew

    def said(self, prompt: Prompt) -> str | None:
        if prompt.stage == "anew" and self.anew is None:
            return None
        self.sheet = (self.anew or "") if prompt.stage == "anew" else self.first
        return super().said(prompt)


def _things(model: Reader) -> list[str | None]:
    (story,) = read(model).stories
    return [line.thing for line in story.answers[0].lines]


def test_the_model_sees_what_was_not_found_and_what_it_left_out() -> None:
    model = TwiceReader(f"{GOATS}\n{WRONG}", f"{GOATS}\n{BARN}")
    ledger = read(model)
    first, anew = model.asked
    assert (first.stage, anew.stage) == ("sheet", "anew")
    sheet = first.user.partition("\n<<End")[0]
    assert anew.system == first.system
    assert anew.user.startswith(f"{sheet}\n\nThe answer:\n")
    assert '- "thirty hens fled, the farmer said":' in anew.user
    assert "stands in no report" in anew.user
    assert [line.thing for line in ledger.stories[0].answers[0].lines] == ["Goats", "Barn"]
    use = ledger.stories[0].model
    assert use is not None
    assert [(one.stage, one.asked, one.taken) for one in use.passes] == [
        ("sheet", 1, 0), ("anew", 1, 2),
    ]  # fmt: skip
    assert len(use.seen) == 3


def test_the_model_is_told_which_numbers_it_left_out() -> None:
    model = TwiceReader(BARN, f"{GOATS}\n{BARN}")
    (story,) = read(model).stories
    (missing,) = re.findall(r"which it says nothing: (.+)", model.asked[1].user)
    lines = dict(re.findall(r"^(s\d+)\b.*?: (.+)$", model.asked[0].user, re.MULTILINE))
    told = [lines[label] for label in missing.split()]
    assert any(words.startswith("Nine goats fled") for words in told)
    assert not any("built in" in words for words in told)
    assert [line.thing for line in story.answers[0].lines] == ["Goats", "Barn"]


@pytest.mark.parametrize(
    "anew", [None, "", f"{WRONG}\n{GATE}", "Sheet 00112233\n- Hens: none [NINE].", WRONG]
)
def test_the_first_answer_stays_if_the_second_one_is_worse(anew: str | None) -> None:
    assert _things(TwiceReader(f"{GOATS}\n{GATE}", anew)) == ["Goats", "Gate"]


def test_a_part_that_both_have_stands_as_it_is_borne() -> None:
    whole = GOATS.replace("nine, the farmer", "nine goats, the farmer")
    spoiled = whole.replace("[NINE]", "[OLD]")
    model = TwiceReader(f"{whole}\n{WRONG}", f"{spoiled}\n{GATE}\n{BARN}")
    (story,) = read(model).stories
    nine = next(part for part in story.answers[0].parts() if part.told.startswith("nine"))
    assert nine.proof is Proof.BORNE
    assert nine.sentences[0].span.quote.startswith("Nine goats fled")
    assert "left open, the police said" in [part.told for part in story.answers[0].parts()]


def test_nothing_is_asked_twice_where_nothing_is_missing_nor_by_one_pass() -> None:
    model = TwiceReader(f"{GOATS}\n{GATE}\n{BARN}\n{COOK}", GOATS)
    read(model)
    assert [prompt.stage for prompt in model.asked] == ["sheet"]
    once = TwiceReader(WRONG, GOATS)
    once.passes = 1
    read(once)
    assert len(once.asked) == 1


def test_without_room_for_the_sheet_and_its_answer_nothing_is_asked_anew() -> None:
    long = f"{GOATS}\n{WRONG}\n{'So hens are birds. ' * 500}"
    for context, requests in ((32_000, 2), (3_000, 1)):
        model = TwiceReader(long, GOATS, context=context)
        (story,) = read(model).stories
        assert len(model.asked) == requests
        assert len(story.answers) == 1


def test_kept_replies_of_two_requests_give_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    model = TwiceReader(f"{GOATS}\n{WRONG}", f"{GOATS}\n{BARN}")
    ledger = read(model)
    kept = Replies(str(path))
    kept.asked_of(ReplySource("otter", "127.0.0.1", 32_000, passes=2))
    for prompt in model.asked:
        kept.put(reply_key("otter", prompt), prompt, Reply(model.said(prompt) or "", 10, 5))
    kept.tidy()
    again = KeptModel(Replies(str(path)), "here")
    assert again.passes == 2
    assert to_json(read(again)) == to_json(ledger)
    assert again.missed.total() == 0
