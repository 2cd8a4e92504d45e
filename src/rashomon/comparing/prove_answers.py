"""Answers of authors held against the reports of their story (`prove_answers`)."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.comparing.prepare import Prepared
from rashomon.comparing.side_by_side import SideBySide
from rashomon.model.answer import Answer, WrittenAnswer
from rashomon.model.difference import Difference


@dataclass(frozen=True, slots=True)
class ProvedAnswers:
    """The answers of a story, proved, the newest first; and the differences of their lines."""

    answers: tuple[Answer, ...] = ()
    differences: tuple[Difference, ...] = ()


def prove_answers(
    known: Prepared, laid: SideBySide, written: Sequence[WrittenAnswer]
) -> ProvedAnswers:
    """Returns what authors wrote of a story, with what was found of each part in its reports."""
    if not written:
        return ProvedAnswers()
    raise NotImplementedError
