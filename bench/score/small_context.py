"""What a model of a small context is asked about piles: a stand-in that answers as one would.

    python -m bench.score.small_context FOLDER... [--context 8000]

Each FOLDER is one story. The stand-in tells in at most 500 words what the first sentences that it
is shown say, binds them to their sentences, and changes nothing on a third look. Printed are the
requests and tokens beside what was said of them before, how much of the longest request is room for
the reply, and how many statements open sentences.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from bench import parser_of
from rashomon.answers.estimate import estimate
from rashomon.answers.prompts import tokens
from rashomon.comparing.read_with_model import read_with
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import Prompt, Reply, ToSend
from rashomon.reports.report_pile import read

_SENTENCE = re.compile(r"^(s\d+)(?: r\d+)?: (.*?)(?: =r\d[\d r]*)?$", re.MULTILINE)
_BOUND = re.compile(r"^.* \[s\d+\]$", re.MULTILINE)
_WORDS = 500
_LEAST_REPLY = 400  # tokens below which no reply can be whole


class SmallModel:
    """Answers from what a request shows, and refuses one that is longer than its context."""

    name, host = "stand-in", "bench"

    def __init__(self, context: int) -> None:
        self.context = context
        self.asked = list[Prompt]()
        self.refused = 0

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Returns a reply to each prompt that fits."""
        return tuple(map(self._reply, prompts))

    def _reply(self, prompt: Prompt) -> Reply | None:
        self.asked.append(prompt)
        sent = tokens(prompt.system, prompt.user, *prompt.turns)
        if sent + _LEAST_REPLY > self.context:
            self.refused += 1
            return None
        text = self._text(prompt)
        return Reply(text, sent, tokens(text))

    def _text(self, prompt: Prompt) -> str:
        if prompt.stage == "third":
            return "Nothing changes."
        shown = _SENTENCE.findall(prompt.user)
        if prompt.stage == "join":
            lines = _BOUND.findall(prompt.user)
        else:
            lines = [f"{words} [{label}]" for label, words in shown]
        told = []
        room = _WORDS
        for line in lines:
            room -= len(line.split())
            if room < 0:
                break
            told.append(
                line if prompt.turns or prompt.stage == "join" else line.rpartition(" [")[0]
            )
        return "\n\n".join(told)


def main() -> None:
    """Prints what each story takes."""
    parser = parser_of(__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--context", type=int, default=8_000)
    given = parser.parse_args()
    for folder in given.folders:
        reports = read(str(folder)).reports
        said = estimate(ToSend(reports), given.context)
        model = SmallModel(given.context)
        (story,) = read_with(model, [list(annotate_reports(reports))])
        sent = [tokens(prompt.system, prompt.user, *prompt.turns) for prompt in model.asked]
        parts = [part for answer in story.answers for line in answer.lines for part in line.parts]
        print(
            f"{folder.name}: {len(reports)} reports, {len(model.asked)} requests (said "
            f"{said.requests}), {sum(sent):,} tokens in (said {said.tokens_in:,}), longest "
            f"{max(sent):,} of {given.context:,}, {model.refused} too long; "
            f"{sum(bool(part.named) for part in parts)} of {len(parts)} statements open sentences"
        )


if __name__ == "__main__":
    main()
