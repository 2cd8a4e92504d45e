"""Adds an answer that somebody wrote to a ledger (`put_in`)."""

from dataclasses import replace

from rashomon.comparing.compare import compare_and_read
from rashomon.decisions.here import placed
from rashomon.model.answer import (
    Answer,
    Answers,
    Part,
    ReadStory,
    Refused,
    WrittenAnswer,
    WrittenLine,
    WrittenPart,
    WrittenTranslation,
)
from rashomon.model.content_ids import by_id
from rashomon.model.ledger import Ledger
from rashomon.model.report import ReportsById
from rashomon.protocols import LanguageModel
from rashomon.reports.report_pile import Pile
from rashomon.settings import Settings, StorySettings


def put_in(
    ledger: Ledger, reader: LanguageModel, question: str | None = None
) -> tuple[Ledger, Answers, tuple[Refused, ...]]:
    """Compares the reports of the ledger again, with what was written beside all that the ledger
    has.

    Returns the new ledger, the new answers as they were compared with the reports, and what could
    not be read of the reply. `question` is what was asked.
    """
    one_story = dict(ledger.made.settings).get("stories.one_story")
    reports = by_id(ledger.reports)
    uses = {story.reports: story.model for story in ledger.stories}
    before = []
    for story in ledger.stories:
        for answer in story.answers:
            before.append(as_written(answer, reports))
    compared, readings = compare_and_read(
        Pile(ledger.reports, ledger.failures),
        settings=Settings(stories=StorySettings(bool(one_story))),
        decisions=ledger.all_decisions(),
        answers=before,
        model=reader,
        question=question,
    )
    written: list[WrittenAnswer] = []
    refused: list[Refused] = []
    for asked in readings:
        written += asked.answers
        refused += asked.refused
    new_answers = ReadStory(tuple(written))
    stories = []
    answers = []
    for story in compared.stories:
        stories.append(replace(story, model=uses.get(story.reports)))
        answers += new_answers.among(story.answers)
    made_now = replace(ledger.made, by=compared.made.by)
    compared = replace(compared, made=made_now, stories=tuple(stories))
    return compared, tuple(answers), tuple(refused)


def as_written(answer: Answer, reports: ReportsById) -> WrittenAnswer:
    """Returns an answer of a ledger as its author wrote it, so that it can be compared again."""
    lines = []
    for line in answer.lines:
        if line.is_added:
            continue
        written = WrittenLine(
            parts=tuple(_part_as_written(part, reports) for part in line.parts),
            heading=line.heading,
            about=line.about,
            thing=line.thing,
            is_bullet=line.is_bullet,
            since=line.since,
        )
        lines.append(written)
    newer = {span.report for span in answer.newer}
    text_hashes = [report.sha256 for report in reports.values() if report.id not in newer]
    return WrittenAnswer(
        by=answer.by,
        lines=tuple(lines),
        question=answer.question,
        reports=tuple(sorted(text_hashes)),
        first=answer.first,
        unbound=answer.unbound,
        looks_again=answer.looks_again,
        taken_out=answer.taken_out,
        dropped=answer.dropped,
        translations=tuple(
            WrittenTranslation(
                span=placed(translation.span, reports), by=translation.by, words=translation.words
            )
            for translation in answer.translations
        ),
    )


def _part_as_written(part: Part, reports: ReportsById) -> WrittenPart:
    """Returns a statement with the sentences that its author named."""
    placed_spans = tuple(placed(span, reports) for span in sorted(part.spans))
    return WrittenPart(told=part.told, named=placed_spans, after=part.after, was=part.was)
