"""FORMATS: every export format of a ledger, by name."""

import json

from rashomon.decisions.json_lines import write_decisions
from rashomon.exports import markdown, ucdp
from rashomon.exports.export_format import Format
from rashomon.exports.flat_tables import table_file
from rashomon.model.document import ledger_schema, to_json

_ALL = (
    Format("ledger", ".json", "the ledger itself", to_json),
    Format(
        "schema",
        ".json",
        "the JSON Schema that every ledger of this version fits",
        lambda _: json.dumps(ledger_schema(), indent=1, ensure_ascii=False),
    ),
    Format(
        "csv",
        ".csv",
        "one table for spreadsheets: every sentence of every claim, a row each",
        lambda ledger: table_file(ledger, "sentences"),
    ),
    Format(
        "csv-differences",
        ".csv",
        "one table for spreadsheets: every quote of every version, a row each",
        lambda ledger: table_file(ledger, "differences"),
    ),
    Format(
        "ucdp",
        ".csv",
        "numbers of people killed as rows in the fields of UCDP GED",
        ucdp.made_of,
        draft="not UCDP data",
    ),
    Format("markdown", ".md", "the overview of each story", markdown.made_of),
    Format(
        "decisions",
        ".jsonl",
        "what people decided, one decision a line, for `compare --decisions`",
        lambda ledger: write_decisions(ledger.all_decisions()),
    ),
)
FORMATS = {format.name: format for format in _ALL}
