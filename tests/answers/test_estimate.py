"""What reading a story takes, as it is said before: held against what is sent of made reports."""

import pytest

from goat_story import Reader, pile
from rashomon.answers.estimate import estimate
from rashomon.answers.prompts import tokens
from rashomon.comparing.read_with_model import read_with
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import Prompt, ToSend

pytestmark = [pytest.mark.weights, pytest.mark.long]
_WHAT = "geese ponds fences barns carts orchards wells kilns".split()
_WHO = ("the reeve of {}", "a miller from {}", "the clerk at {}", "two drovers near {}")
_TOLD = (
    "The reeve of Marle had heard from two drovers on the road that the river stood higher than in "
    "any spring since the mill was built{}."
)
_WHOLE, _WINDOW = 4_400, 3_000  # characters of texts without numbers of sentences


class _LongReader(Reader):
    """A model whose replies are as long as replies are."""

    def __init__(self, context: int) -> None:
        super().__init__(self._reply, context)

    def said(self, prompt: Prompt) -> str:
        if prompt.stage == "third":
            bound = prompt.turns[2] if prompt.turns else _TOLD * 20
            return "P99: " + bound[: len(bound) // 7]
        return self._reply(prompt)

    def _reply(self, prompt: Prompt) -> str:
        is_window = "These sentences are a part" in prompt.user
        most = min(_WINDOW if is_window else _WHOLE, int(0.4 * len(prompt.user)))
        if prompt.stage == "join":
            most = _WHOLE
        number = round(most / len(_TOLD))
        if not prompt.turns and prompt.stage != "join":
            return " ".join([_TOLD.format("")] * number)
        labels = [f"s{place}" for place in range(1, number + 1)]
        return " ".join(_TOLD.format(f" [{label} {label}0]") for label in labels)


def _reports(count: int, paragraphs: int) -> tuple[Report, ...]:
    """Reports of the same flood, in each of which most paragraphs are its own."""
    texts = {}
    for report in range(count):
        told = [f"Flood at Marle, day {report}"]
        for number in range(paragraphs):
            place = f"Marle{chr(97 + report % 26)}{chr(97 + number % 26)}"
            what = _WHAT[(report + number) % len(_WHAT)]
            who = _WHO[number % len(_WHO)].format(place)
            told.append(
                f"The flood took {100 + 37 * number + report} {what} on its way down to {place}, "
                f"and on Monday {who} said that nobody there had seen the river stand as high "
                f"since the mill was built. The council of {place} means to raise dyke {number} "
                f"for the {what} now, if it can pay."
            )
        texts[f"paper{report:02}"] = "\n\n".join(told)
    return pile(texts)


@pytest.mark.parametrize(
    ("count", "paragraphs", "context"),
    [
        (3, 4, 32_768),
        (6, 12, 32_768),
        (5, 16, 32_768),
        (12, 8, 8_000),
        (49, 11, 32_768),
    ],
)
def test_the_estimate_is_within_a_fifth_of_what_is_sent(
    count: int, paragraphs: int, context: int
) -> None:
    reports = _reports(count, paragraphs)
    about = estimate(ToSend(reports), context)
    model = _LongReader(context)
    read_with(model, [list(annotate_reports(reports))])
    sent = sum(tokens(prompt.system, prompt.user, *prompt.turns) for prompt in model.asked)
    assert about.requests == len(model.asked)
    assert 0.8 * sent <= about.tokens_in <= 1.2 * sent
    replied = sum(tokens(model.said(prompt) or "") for prompt in model.asked)
    assert 0.8 * replied <= about.tokens_out <= 1.2 * replied
    if (count, context) == (5, 32_768):
        assert sum(len(report.text.split()) for report in reports) >= 5 * 800
        assert sent <= 26_000
        assert replied <= 3_000
    if (count, context) == (49, 32_768):
        assert len(model.asked) == 7
        assert sent <= 140_000
    for asked in model.asked:
        assert tokens(asked.system, asked.user, *asked.turns) + asked.max_tokens <= context
