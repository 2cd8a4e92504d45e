"""Reads an answer that its author bound to sentences, beside the text as it was first told
(`bind`)."""

from collections.abc import Mapping

from rashomon.answers.read_answer import read_answer
from rashomon.model.answer import ReadStory, WrittenAnswer
from rashomon.model.span import PlacedSpan


def bind(
    bound: str,
    first: str | None,
    labels: Mapping[str, PlacedSpan],
    answer: WrittenAnswer,
    *,
    mark: str = "",
) -> ReadStory:
    """Returns what somebody wrote of the sentences of a sheet.

    - `bound`: the reply that names sentences; "" if there is none
    - `first`: the text as it was told before, None if there was none
    - `labels`: the sentences of the sheet by what they are called there
    - `answer`: all of the answer but its lines
    - `mark`: that of the sheet, "" if any will do
    """
    del first  # not compared yet
    return read_answer(bound, labels, answer, mark=mark)
