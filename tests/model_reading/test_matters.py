"""The small plan: one short request for each matter of which several reports tell."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rashomon.comparing import compare as comparing
from rashomon.language_models.reply_cache import KeptModel, Replies, ReplySource, key_of
from rashomon.model.ledger import Ledger
from rashomon.model.model_use import ReadingPlan
from rashomon.model.point import Status
from rashomon.model.report import Report
from rashomon.model_reading.read_story import estimate
from rashomon.protocols import Prompt, Reply
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights
TEXTS = {
    "courier": "Goats flee at Ostrel\n\nIt was a quiet week. Nine goats fled from a burning barn "
    "at Ostrel on Saturday, the farmer said. She was tired. The bakery opened late.\n\nThe barn "
    "had been built in 1911, the parish of Ostrel said.\n",
    "herald": "Barn burns\n\nEleven goats fled from the burning barn at Ostrel on Saturday, police "
    "said. Rain fell.\n\nThe parish of Ostrel said that the barn was built in 1911.\n",
}
GOATS = """# How many goats fled? | count | 1c2
1 nine [9,9]: courier "Nine goats fled"
2 eleven [11,11]: herald "Eleven goats fled"
"""
BARN = """# When was the barn built? | date |
1 in 1911: courier "built in 1911"; herald "built in 1911"
"""


class Small:
    """A model that reads by the small plan: of each matter, what its words are about."""

    name, host, context, plan = "otter", "127.0.0.1", 4_000, ReadingPlan.SMALL

    def __init__(self, join: str = "") -> None:
        self.asked, self.join = list[Prompt](), join

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        self.asked += prompts
        return tuple(Reply(self.said(prompt), 10, 5) for prompt in prompts)

    def said(self, prompt: Prompt) -> str:
        if prompt.stage == "join":
            return self.join
        rows = (
            row for words, row in (("goats fled", GOATS), ("1911", BARN)) if words in prompt.user
        )
        return "".join(rows) or "none."


def _pile() -> tuple[Report, ...]:
    reports = [Report(one, f"{one}.txt", one, one, text, "t") for one, text in TEXTS.items()]
    return tuple(replace(report, language="en") for report in reports)


def _read(model: object) -> Ledger:
    one = Settings(stories=StorySettings(one_story=True))
    return comparing.compare(_pile(), settings=one, model=model)  # type: ignore[arg-type]


def test_each_matter_is_asked_alone_with_the_sentences_beside_it() -> None:
    model = Small()
    ledger = _read(model)
    matters = [prompt for prompt in model.asked if prompt.stage == "matters"]
    assert {prompt.stage for prompt in model.asked} <= {"matters", "join"}
    assert len({prompt.system for prompt in matters}) == 1
    goats = next(prompt.user for prompt in matters if "Nine goats" in prompt.user)
    assert "It was a quiet week. Nine goats" in goats
    assert "the farmer said. She was tired." in goats
    assert "bakery" not in goats
    questions = {p.question: p for p in ledger.stories[0].points if p.by}
    assert questions["How many goats fled?"].status is Status.DISPUTED
    assert questions["When was the barn built?"].status is Status.AGREED
    use = ledger.made.model
    assert use.passes[0].stage == "matters"
    # a sentence that stands in two matters is asked of twice
    assert {why for why, _ in use.refused} <= {"the same row again"}


def test_the_same_question_of_two_matters_is_one_row() -> None:
    class Twice(Small):
        def said(self, prompt: Prompt) -> str:
            return "" if prompt.stage == "join" else GOATS + BARN

    points = [p for p in _read(Twice()).stories[0].points if p.by]
    assert sorted(p.question for p in points) == [
        "How many goats fled?",
        "When was the barn built?",
    ]
    assert [len(p.accounts) for p in points] == [2, 2]


def test_kept_replies_are_read_by_the_plan_that_gave_them() -> None:
    model, kept = Small(), Replies()
    kept.asked_of(ReplySource(model.name, model.host, model.context, model.plan))
    ledger = _read(model)
    for prompt in model.asked:
        kept.put(key_of(model.name, prompt), prompt, Reply(model.said(prompt), 10, 5))
    again = KeptModel(kept, "here")
    assert _read(again) == ledger
    assert not +again.missed


def test_the_full_plan_reads_the_story_whole_and_then_each_matter() -> None:
    class Full(Small):
        plan = ReadingPlan.FULL

        def said(self, prompt: Prompt) -> str:
            return {"rows": GOATS, "matters": GOATS + BARN}.get(prompt.stage, "")

    model = Full()
    points = [p for p in _read(model).stories[0].points if p.by]
    stages = [prompt.stage for prompt in model.asked]
    assert stages[:2] == ["rows", "repairs"]
    assert stages.index("matters") < stages.index("second")
    assert sorted(p.question for p in points) == [
        "How many goats fled?",
        "When was the barn built?",
    ]


def test_the_estimate_is_that_of_the_plan() -> None:
    small, large = (estimate(_pile(), 8_000, plan) for plan in ("small", "large"))
    assert small.requests > large.requests
    assert estimate(_pile(), 8_000, "full").tokens_in == small.tokens_in + large.tokens_in
    assert estimate(_pile()[:1], 8_000, "small").requests == 0
