"""FORMATS: every export format of a ledger, by name."""

import json

from rashomon.decisions.json_lines import write_decisions
from rashomon.exports import answer_files, checking_sheet, markdown, word_file
from rashomon.exports.export_format import Format
from rashomon.exports.flat_tables import rows_csv, rows_xlsx
from rashomon.model.document import ledger_schema, to_json
from rashomon.show.share_file import share_page

_ALL = (
    Format(name="json", suffix=".json", what="the ledger itself", text_of=to_json),
    Format(
        name="schema",
        suffix=".json",
        what="the JSON Schema that every ledger of this version fits",
        text_of=lambda _: json.dumps(ledger_schema(), indent=1, ensure_ascii=False),
    ),
    Format(
        name="csv",
        suffix=".csv",
        what="the rows as a table for spreadsheets, a quotation a row",
        text_of=rows_csv,
    ),
    Format(
        name="excel",
        suffix=".xlsx",
        what="the rows for Excel, a quotation a row",
        bytes_of=rows_xlsx,
    ),
    Format(
        name="markdown", suffix=".md", what="the first view of each story", text_of=markdown.made_of
    ),
    Format(
        name="word",
        suffix=".docx",
        what="rows and answers for Word: a table a section; footnotes, sides, who looked",
        bytes_of=word_file.made_of,
    ),
    Format(
        name="answer-markdown",
        suffix=".md",
        what="the answers with footnotes, as Markdown",
        text_of=answer_files.answer_markdown,
        of_answers=True,
    ),
    Format(
        name="html",
        suffix=".html",
        what="the answers with notes, as HTML for a system of your own",
        text_of=answer_files.answer_html,
        of_answers=True,
    ),
    Format(
        name="sides",
        suffix=".csv",
        what="what an answer tells two ways: a thing, then each side with its outlets",
        text_of=checking_sheet.sides_csv,
        of_answers=True,
    ),
    Format(
        name="checking",
        suffix=".csv",
        what="the checking sheet of a desk: each statement, its sentences, who checked it, when",
        text_of=checking_sheet.checking_csv,
        of_answers=True,
    ),
    Format(
        name="checking-excel",
        suffix=".xlsx",
        what="the checking sheet for Excel",
        bytes_of=checking_sheet.checking_xlsx,
        of_answers=True,
    ),
    Format(
        name="decisions",
        suffix=".jsonl",
        what="what people decided, one decision a line, for `compare --decisions`",
        text_of=lambda ledger: write_decisions(ledger.all_decisions()),
    ),
    Format(
        name="share",
        suffix=".html",
        what="a page with everything in it, for people without Rashomon; Rashomon opens it again",
        text_of=share_page,
    ),
)
FORMATS = {format.name: format for format in _ALL}
OLD_NAMES = {
    "answer-html": "html",
    "checking-xlsx": "excel",
    "csv-numbers": "numbers",
    "ledger": "json",
}
"""What formats were called before 0.8, and are called now."""
