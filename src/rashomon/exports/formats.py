"""FORMATS: every export format of a ledger, by name."""

import json

from rashomon.decisions.json_lines import write_decisions
from rashomon.exports import markdown, ucdp
from rashomon.exports.export_format import Format
from rashomon.exports.flat_tables import table_file
from rashomon.model.document import ledger_schema, to_json

_ALL = (
    Format(name="ledger", suffix=".json", what="the ledger itself", text_of=to_json),
    Format(
        name="schema",
        suffix=".json",
        what="the JSON Schema that every ledger of this version fits",
        text_of=lambda _: json.dumps(ledger_schema(), indent=1, ensure_ascii=False),
    ),
    Format(
        name="csv",
        suffix=".csv",
        what="one table for spreadsheets: every sentence of every claim, a row each",
        text_of=lambda ledger: table_file(ledger, "sentences"),
    ),
    Format(
        name="csv-differences",
        suffix=".csv",
        what="one table for spreadsheets: every quote of every version, a row each",
        text_of=lambda ledger: table_file(ledger, "differences"),
    ),
    Format(
        name="ucdp",
        suffix=".csv",
        what="numbers of people killed as rows in the fields of UCDP GED",
        text_of=ucdp.made_of,
        draft="not UCDP data",
    ),
    Format(
        name="markdown", suffix=".md", what="the overview of each story", text_of=markdown.made_of
    ),
    Format(
        name="decisions",
        suffix=".jsonl",
        what="what people decided, one decision a line, for `compare --decisions`",
        text_of=lambda ledger: write_decisions(ledger.all_decisions()),
    ),
)
FORMATS = {format.name: format for format in _ALL}
