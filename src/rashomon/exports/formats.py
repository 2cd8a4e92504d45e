"""FORMATS: every format that a ledger is exported to, by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from rashomon.model.ledger import Ledger

Files = dict[str, bytes]
"""What an export is made of. "" is the file itself; other names lie in its folder, or, beginning with "-", beside the file."""

DRAFT = "DRAFT"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its files' suffix ("" for a folder of files), what it is for, and whether it can be read as text."""

    name: str
    suffix: str
    what: str
    is_text: bool = True
    draft: str = ""

    @property
    def is_folder(self) -> bool:
        """Whether it is several files in one folder."""
        return not self.suffix

    def files(self, ledger: Ledger, stem: str = "ledger") -> Files:
        """The ledger in this format; `stem` is the file's name where the format says it. Raises MissingExtra for want of a package."""
        module = import_module(f"rashomon.exports.{self.name.replace('-', '_')}")
        return dict(module.files_of(ledger, stem) if self.name == "sqlite" else module.files_of(ledger))

    def file_name(self, stem: str) -> str:
        """What the file or folder is called where nobody says; drafts say so in their name."""
        return f"{stem}-{DRAFT}-{self.name}{self.suffix}" if self.draft else f"{stem}-{self.name}{self.suffix}"


_ALL = (
    Format("csv", ".csv", "one table for spreadsheets: every answer of every report, a row each"),
    Format("csv-tables", "", "tidy tables, one a section, with a Frictionless data package; also csv --tables"),
    Format("parquet", "", "the same tables as Parquet (extra: exports)", is_text=False),
    Format("sqlite", ".db", "a database with views and full-text search, and metadata for Datasette", is_text=False),
    Format("duckdb", ".duckdb", "the same tables and links in DuckDB (extra: exports)", is_text=False),
    Format("ucdp", ".csv", "casualty figures as rows in the fields of UCDP GED", draft="not UCDP data"),
    Format("acled", ".csv", "casualty figures and events of a type as rows in the fields of ACLED", draft="not ACLED data"),
    Format("airwars", ".json", "incidents with the claims of each source, in the fields of Airwars", draft="not Airwars data"),
    Format("plover", ".jsonl", "the timeline in the fields of PLOVER, one event a line", draft="not PLOVER data"),
    Format("ftm", "", "FollowTheMoney entities and statements, with the passages as Web Annotations"),
    Format("annotation", ".jsonld", "W3C Web Annotations on the reports' texts"),
    Format("prov", ".json", "W3C PROV: which report comes from which"),
    Format("geojson", ".geojson", "the places that the reports name"),
    Format("passim", ".jsonl", "copied passages in the fields of passim, one a line"),
    Format("markdown", ".md", "the brief"),
    Format("html", ".html", "the brief as a page"),
    Format("docx", ".docx", "the brief for a word processor", is_text=False),
    Format("gold", "", "the ledger as a gold cluster, as people judged it, to be corrected further and scored against"),
    Format("judgements", ".jsonl", "what people judged, one judgement a line, for `compare --judgements`"),
)
FORMATS: Mapping[str, Format] = {each.name: each for each in _ALL}
