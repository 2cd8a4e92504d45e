"""What a walk through an answer needs on the page (`show_walk`): its statements as data for the
script, and the sentences beside each that its author did not name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from rashomon.decisions.looks import look_at
from rashomon.model.answer import Answer, Part
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.authors import name_of_author
from rashomon.model.content_ids import by_id, fragment
from rashomon.model.document import plain
from rashomon.model.record import record
from rashomon.model.report import Reports
from rashomon.show.markup import Labels, script_data
from rashomon.show.walk_steps import WalkStep, silent_without_words, walk_steps


@record
class ShownBeside:
    """A sentence that stands beside a statement and that its author did not name: why it stands
    there and whose it is, its words, and its place on the page."""

    label: str
    words: str
    place: str


@record
class ShownWalk:
    """A walk on the page.

    - `data`: its statements, as JSON for the script
    - `beside`: the further sentences of each statement, by its name; those of statements with a
      number stand in their notes, the others in `unnumbered`, by the ids of these
    """

    data: Markup
    beside: Mapping[str, Sequence[ShownBeside]]
    unnumbered: Mapping[str, Sequence[ShownBeside]]


def show_walk(answer: Answer, reports: Reports, labels: Labels, suffix: str) -> ShownWalk:
    """Returns the walk through an answer. `suffix` tells its notes from those of other answers."""
    steps = walk_steps(answer, by_id(reports))
    beside = {step.name: tuple(_beside(step, labels)) for step in steps}
    statements = [_statement(step, reports=reports, labels=labels, suffix=suffix) for step in steps]
    data = {
        "answer": answer.id,
        "sheet": f"answer{suffix}",
        "author": name_of_author(answer.by),
        "statements": statements,
    }
    unnumbered = [step for step in steps if step.number is None]
    return ShownWalk(
        data=script_data(data),
        beside=beside,
        unnumbered={_note(step, suffix): beside[step.name] for step in unnumbered},
    )


def _beside(step: WalkStep, labels: Labels) -> Iterator[ShownBeside]:
    for sentence in step.sentences:
        if sentence.beside:
            yield ShownBeside(
                label=sentence.label,
                words=sentence.span.line,
                place=labels.place(sentence.span),
            )


def _note(step: WalkStep, suffix: str) -> str:
    return f"note{suffix}-{fragment(step.name) if step.number is None else step.number}"


def _statement(step: WalkStep, reports: Reports, labels: Labels, suffix: str) -> dict[str, Any]:
    part = step.part
    decision = plain(look_at(part, verdict=LookVerdict.HOLDS, reports=reports, by=""))
    return {
        "ref": step.name,
        "number": step.number,
        "note": _note(step, suffix),
        "heading": step.heading,
        "thing": step.thing,
        "told": part.told,
        "marked": bool(step.remarks),
        "remarks": step.remarks,
        "contents": part.contents,
        "silent": [*silent_without_words(step, labels.names)],
        "looks": looks_of(part),
        # on what a decision about it hangs: its words, its sentences, its reports
        "decision": {name: decision[name] for name in ("sides", "reports", "outlets", "value")},
    }


def looks_of(part: Part) -> list[dict[str, Any]]:
    """Returns what people decided of a statement, as the script reads it."""
    return [
        {
            "id": look.id,
            "by": name_of_author(look.by),
            "at": look.at,
            "verdict": look.verdict,
            "words": look.words,
            "why": look.why,
            "again": bool(look.newer),
        }
        for look in part.looked
    ]
