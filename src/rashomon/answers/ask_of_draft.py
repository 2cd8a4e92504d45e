"""What a language model is asked of a draft (`ask_of_draft`): which sentences of the reports say
what a sentence of it says, and which tell it otherwise."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from rashomon.answers.labels import MARKED, mark_labels
from rashomon.answers.prompts import one_line, orders, with_own_signs
from rashomon.answers.story_reading import StoryReading
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.model.record import record
from rashomon.protocols import LanguageModel

_LINE = re.compile(r"^\W*d(\d+)\b(.*)$", re.MULTILINE | re.IGNORECASE)
_OTHERWISE = re.compile(r"\botherwise\b", re.IGNORECASE)


@record
class NamedSentences:
    """The sentences of reports that a model (`by`) names for one sentence of a draft.

    - `says`: those that say the same
    - `otherwise`: those that tell something of it otherwise
    - `has_more`: whether it says that no report has a part of the sentence, which names none
    """

    by: str
    says: list[Facts] = field(default_factory=list)
    otherwise: list[Facts] = field(default_factory=list)
    has_more: bool = False

    @property
    def is_told(self) -> bool:
        """Whether reports say all of it, and none says anything otherwise."""
        return bool(self.says) and not (self.otherwise or self.has_more)

    @property
    def sentences(self) -> Sentences:
        """Returns all these sentences, those that tell it otherwise first."""
        return [*self.otherwise, *(facts for facts in self.says if facts not in self.otherwise)]


def ask_of_draft(
    reading: StoryReading,
    sentences: Sequence[str],
    labelled: Mapping[str, Facts],
    model: LanguageModel,
) -> dict[int, NamedSentences]:
    """Returns what a model says of the sentences of a draft, by their places.

    Those of which it says nothing are missing. A large story is shown in several requests.
    `labelled`: the sentences of reports by their labels.
    """
    draft = "The draft:"
    for number, text in enumerate(sentences, 1):
        draft += f"\nd{number}: {with_own_signs(one_line(text))}"
    request = f"{orders('draft')}\n\n{reading.first_line}"
    prompts = []
    for window in reading.shown:
        sheet = f"{window.body()}\n\n{draft}"
        prompts.append(reading.prompt("draft", "sheet", sheet, request))
    said_of: dict[int, NamedSentences] = {}
    for reply in filter(None, model.replies(prompts)):
        for number, words_about in _LINE.findall(mark_labels(reply.text, labelled.keys())):
            says, *otherwise = _OTHERWISE.split(words_about, maxsplit=1)
            named_here = said_of.setdefault(int(number) - 1, NamedSentences(model.name))
            named_here.says.extend(_named(says, labelled))
            for words in otherwise:
                cited = _named(words, labelled)
                named_here.otherwise.extend(cited)
                if not cited:
                    said_of[int(number) - 1] = replace(named_here, has_more=True)
    return said_of


def _named(words: str, labelled: Mapping[str, Facts]) -> Sentences:
    listed = " ".join(MARKED.findall(words)).split()
    return [labelled[label] for label in dict.fromkeys(listed) if label in labelled]
