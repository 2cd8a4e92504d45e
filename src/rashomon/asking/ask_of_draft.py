"""What a language model is asked of a draft (`ask_of_draft`): which sentences of the reports say
what a sentence of it says, and which tell it otherwise."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from rashomon.answers.labels import MARKED, mark_labels
from rashomon.asking.prompts import one_line, orders, with_own_signs
from rashomon.asking.read_story import StoryReading
from rashomon.model.record import record
from rashomon.model.span import PlacedSpan
from rashomon.protocols import LanguageModel

_LINE = re.compile(r"^\W*d(\d+)\b(.*)$", re.MULTILINE | re.IGNORECASE)
_OTHERWISE = re.compile(r"\botherwise\b", re.IGNORECASE)
_LONGEST = 100  # characters of what a model says is told otherwise


@record
class NamedSentences:
    """What a model says of one sentence of a draft. `says`: the sentences of reports that say the
    same; `otherwise`: those that tell something of it otherwise, and `what` in its own words."""

    says: list[PlacedSpan] = field(default_factory=list)
    otherwise: list[PlacedSpan] = field(default_factory=list)
    what: list[str] = field(default_factory=list)


def ask_of_draft(
    reading: StoryReading, sentences: Sequence[str], model: LanguageModel
) -> dict[int, NamedSentences]:
    """Returns what a model says of the sentences of a draft, by their places; those of which it
    says nothing are missing. A large story is shown in several requests."""
    draft = "\n".join(
        f"d{number}: {with_own_signs(one_line(text))}" for number, text in enumerate(sentences, 1)
    )
    system = orders("sheet", "draft")
    prompts = [
        reading.prompt("draft", system, f"{window.body()}\n\nThe draft:\n{draft}")
        for window in reading.shown
    ]
    labels = {shown.label: shown.span for shown in reading.sheet.shown}
    named: dict[int, NamedSentences] = {}
    for reply in model.replies(prompts):
        if reply:
            _read(reply.text, labels, named)
    return named


def _read(reply: str, labels: Mapping[str, PlacedSpan], named: dict[int, NamedSentences]) -> None:
    """Adds what a reply says of each sentence."""
    for number, told in _LINE.findall(mark_labels(reply, labels.keys())):
        says, *otherwise = _OTHERWISE.split(told, maxsplit=1)
        found = named.setdefault(int(number) - 1, NamedSentences())
        found.says.extend(_spans(says, labels))
        for words in otherwise:
            found.otherwise.extend(_spans(words, labels))
            found.what.append(MARKED.sub("", words).strip(" \t:,;.-–—")[:_LONGEST])


def _spans(words: str, labels: Mapping[str, PlacedSpan]) -> list[PlacedSpan]:
    listed = " ".join(MARKED.findall(words)).split()
    return [labels[label] for label in dict.fromkeys(listed) if label in labels]
