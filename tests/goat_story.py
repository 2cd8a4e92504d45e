"""Three reports of a burning barn, and a model that answers what a test says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from rashomon.comparing.compare import compare
from rashomon.model.document import from_json, to_json
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.protocols import Prompt, Reply
from rashomon.settings import Settings, StorySettings

ONE = Settings(stories=StorySettings(one_story=True))
TEXTS = {
    "courier": "Goats flee at Ostrel\n\nNine goats fled from a burning barn at Ostrel on Saturday, "
    "the farmer said. The gate had been left open by the farm hand Bo Quill, the police said.\n\n"
    "The barn had been built in 1911, the parish of Ostrel said.\n",
    "herald": "Barn burns at Ostrel\n\nAt least eleven goats fled from the burning barn at Ostrel "
    "on Saturday, police said. The gate had been shut by Bo Quill, a carpenter, the farmer said.\n"
    "\nThe parish of Ostrel said that the barn was built in 1912.\n",
    "wire": "Nine goats fled from a burning barn at Ostrel on Saturday, the farmer said. The cook "
    "was bitten by a goat, the mayor said.\n",
}
MARKS = {
    "NINE": "Nine goats", "ELEVEN": "At least eleven", "OPEN": "left open", "SHUT": "been shut",
    "OLD": "built in 1911", "NEW": "built in 1912", "COOK": "was bitten", "LATE": "Twenty goats",
}  # fmt: skip
GOATS = "- **Goats:** nine, the farmer said [NINE]; at least eleven, police said [ELEVEN]."
GATE = "- **Gate:** left open, the police said [OPEN]; shut, the farmer said [SHUT]."
QUILL = "- Bo Quill was a farm hand, the police said [OPEN]; a carpenter, the farmer said [SHUT]."


def pile(texts: Mapping[str, str] = TEXTS) -> tuple[Report, ...]:
    """The reports."""
    reports = [
        Report(id=one, source=f"{one}.txt", sha256=one, source_sha256=one, text=text, title=one)
        for one, text in texts.items()
    ]
    return tuple(replace(report, language="en") for report in reports)


class Reader:
    """A model that answers what a test says; in its reply the names of `MARKS` become the numbers
    that their sentences have on the sheet. `third`: what it says when it is shown its statements
    with their sentences."""

    name, host = "otter", "127.0.0.1"
    third: str | None = "Nothing changes."

    def __init__(self, sheet: str | Callable[[Prompt], str | None], context: int = 32_000) -> None:
        self.sheet, self.context = sheet, context
        self.asked = list[Prompt]()

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        self.asked += prompts
        said = map(self.said, prompts)
        return tuple(None if text is None else Reply(text, 10, 5) for text in said)

    def said(self, prompt: Prompt) -> str | None:
        if prompt.stage == "third":
            return self.third
        if callable(self.sheet):
            return self.sheet(prompt)
        lines = [line.lstrip("*") for line in prompt.user.splitlines()]
        reply = self.sheet
        for mark, words in MARKS.items():
            found = next((line.split()[0].rstrip(":") for line in lines if words in line), "s999")
            reply = reply.replace(mark, found)
        return reply


def read(model: object, reports: Sequence[Report] = ()) -> Ledger:
    """The ledger of the reports as the model read them; all that it says bears itself out."""
    made = compare(reports or pile(), settings=ONE, model=model)  # type: ignore[arg-type]
    assert from_json(to_json(made)) == made
    bears_itself_out(made)
    return made


def bears_itself_out(ledger: Ledger) -> None:
    """Holds every sentence that a model named against the reports."""
    texts = {report.id: report.text for report in ledger.reports}
    for story in ledger.stories:
        for answer in story.answers:
            assert answer.by == "model otter"
            for part in answer.parts():
                for sentence in part.sentences:
                    span = sentence.span
                    assert span.quote == texts[span.report][span.start : span.end]
                    assert sentence.speaker is None or sentence.speaker in " ".join(texts.values())
        for said in story.statements:
            assert said.by is None
        assert story.decisions == ()


def told(ledger: Ledger) -> list[str]:
    """The shown words of the answers of a ledger, part by part."""
    answers = (answer for story in ledger.stories for answer in story.answers)
    lines = (line for answer in answers for line in answer.lines)
    return [part.told for line in lines for part in line.parts]
