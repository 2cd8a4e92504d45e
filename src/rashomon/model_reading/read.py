"""read_story: what a language model finds in the reports of a story, pass by pass, as far as the reports bear it out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.identity import content_id
from rashomon.model.model_use import ModelUse, digest_of
from rashomon.model.report import Report
from rashomon.model.row import Row
from rashomon.model_reading.prompts import sheets_of
from rashomon.model_reading.prove import page_of
from rashomon.model_reading.rows import STAGE as ROWS
from rashomon.model_reading.rows import rows_of, rows_prompt
from rashomon.model_reading.tally import Tally
from rashomon.seams import LanguageModel


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model gave of a story."""

    rows: tuple[Row, ...]
    use: ModelUse


def read_story(reports: Sequence[Report], model: LanguageModel) -> Reading:
    """What the model finds in these reports; nothing where it does not answer."""
    by = f"model {model.name}"
    story = content_id("story", *sorted(report.sha256 for report in reports))
    sheets = sheets_of(reports)
    pages = {sheet.label: page_of(sheet.report) for sheet in sheets}
    tally = Tally(ROWS)
    rows: list[Row] = []
    if sheets:
        prompts = (rows_prompt(story, sheets, model.context),)
        replies = model.replies(prompts)
        tally.count(prompts, replies)
        for reply in replies:
            if reply is not None:
                rows += rows_of(reply.text, pages, by, tally)
    return Reading(tuple(rows), ModelUse(model.name, model.host, (tally.use(),), digest_of(tally.replies)))
