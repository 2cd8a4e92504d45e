"""The public API for programs: compare, load, and the Ledger with its methods for notebooks."""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rashomon.errors import NothingRead, StopError, WrongSchema
from rashomon.model import ledger as model
from rashomon.model.document import as_bytes, from_json, to_json

if TYPE_CHECKING:
    import pandas

    from rashomon.model.judgement import Judgement
    from rashomon.model.ledger import Failure
    from rashomon.model.report import Report
    from rashomon.protocols import LanguageModel, OnProgress
    from rashomon.reports.report_pile import Pile
    from rashomon.rows.row_file import ProvedRows, RowsFile
    from rashomon.settings import Settings

_Parsed = TypeVar("_Parsed")
_SQLITE = b"SQLite format 3\0"  # how a store in a file begins
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, repr=False)
class Ledger(model.Ledger):
    """Reports, stories and failures, as `compare` and `load` return them; can be saved and turned
    into tables."""

    def save(self, path: "str | os.PathLike[str]") -> None:
        """Writes the ledger as JSON, whole or not at all; `load` opens it again. Raises StopError
        if it cannot be written."""
        from rashomon.file_writing import write_file

        write_file(Path(path), as_bytes(to_json(self)))

    def to_pandas(self, table: str = "sentences") -> "pandas.DataFrame":
        """Returns every sentence of every passage as one flat data frame, a row each; or every
        answer ("answers"), or every reading of what differs ("readings").

        Raises MissingExtra without pandas, KeyError for an unknown table.
        """
        from rashomon.exports.data_frames import frame_of

        return frame_of(self, table)

    def _repr_html_(self) -> str:
        from rashomon.exports.data_frames import html_of

        return str(html_of(self))


def public(ledger: model.Ledger) -> Ledger:
    """Returns the ledger as the public class, which has the methods for notebooks."""
    return Ledger(**{field.name: getattr(ledger, field.name) for field in fields(ledger)})


def compare(
    reports: "Pile | str | os.PathLike[str] | Iterable[Report | str | os.PathLike[str]]",
    *more: "str | os.PathLike[str]",
    settings: "Settings | None" = None,
    on_progress: "OnProgress | None" = None,
    judgements: "Sequence[Judgement]" = (),
    model: "LanguageModel | None" = None,
    rows: "str | os.PathLike[str] | None" = None,
) -> Ledger:
    """Returns the ledger of these reports: every story with its passages, names, statements,
    figures, copies, dates and brief.

    `reports`: files, folders and globs, or the result of `read`. `judgements`: people's decisions
    about earlier ledgers; each is obeyed in stories that have its target. `model`: a language model
    that reads along; `rows`: a rows file, which stands in its place (docs/rows.md); nothing enters
    the ledger that does not stand in the reports, and lines of the file that are refused are
    logged. Sources that cannot be read are listed under `failures`; raises NothingRead if there is
    no report.
    """
    from rashomon.comparing import compare as comparing
    from rashomon.comparing.rows_of_file import faults_in, homes_in, prove_file
    from rashomon.model.report import Report
    from rashomon.reports import report_pile
    from rashomon.reports.report_pile import Pile

    paths: Sequence[str] = ()
    if isinstance(reports, Pile):
        given: Pile | Sequence[Report] = reports
    else:
        listed = [reports] if isinstance(reports, (str, os.PathLike)) else list(reports)
        taken = [each for each in listed if isinstance(each, Report)]
        paths = [os.fspath(each) for each in (*listed, *more) if not isinstance(each, Report)]
        if taken and paths:
            raise TypeError("compare takes reports or paths, not both")
        given = (
            report_pile.read(*paths, settings=settings, on_progress=on_progress) if paths else taken
        )
    read = given.reports if isinstance(given, Pile) else given
    if not read:
        raise nothing_read(paths, given.failures if isinstance(given, Pile) else ())
    if model is not None and rows is not None:
        raise TypeError("compare takes a model or rows, not both")
    file = read_rows(os.fspath(rows)) if rows is not None else None
    made = comparing.compare(
        given,
        settings=settings,
        on_progress=on_progress,
        judgements=judgements,
        model=model,
        rows=file,
    )
    if file is not None:
        for fault in faults_in(file, prove_file(file, read, homes_in(made)), made):
            _log.warning("%s, %s", rows, fault)
    return public(made)


def nothing_read(paths: Iterable[str], failures: "Sequence[Failure]") -> NothingRead:
    """Returns the error that says, in one line, why there is nothing to compare."""
    reasons = "; ".join(f"{failure.source}: {failure.error}" for failure in failures[:3])
    more = f"; and {len(failures) - 3:,} more" if len(failures) > 3 else ""
    if not paths and not failures:
        return NothingRead("nothing to compare: no report was given; name files or folders")
    where = f" in {', '.join(paths)}" if paths else ""
    return NothingRead(
        f"nothing to compare: no report could be read{where}"
        + (f" ({reasons}{more})" if reasons else "")
    )


def load(path: "str | os.PathLike[str]") -> Ledger:
    """Opens a ledger that `save` or `rashomon compare -o` wrote; "-" is standard input.

    Raises StopError if the file cannot be opened, WrongSchema if it is no ledger that this version
    reads.
    """
    text = text_in(path)
    check_format(path, text)
    try:
        return public(from_json(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise WrongSchema(
            f"{path} is not a whole ledger ({error}); `rashomon verify` lists what is wrong "
            "with its spans"
        ) from error


def text_in(path: "str | os.PathLike[str]") -> str:
    """Returns the text of a document; "-" is standard input. Raises StopError if it cannot be
    opened, WrongSchema if it is not UTF-8."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise StopError(f"{path} could not be opened: {error.strerror}") from error
    if data.startswith(_SQLITE):
        raise WrongSchema(f"{path} is a store, not a ledger: name it with --store")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongSchema(f"{path} is not a ledger: not UTF-8 text") from error


def read_judgements(path: str) -> "tuple[Judgement, ...]":
    """Returns the judgements of a file, JSON Lines or a table. Raises StopError if it cannot be
    read."""
    from rashomon.authored.judgement_lines import read_judgements

    return parsed_file(path, read_judgements, "does not hold judgements")


def read_rows(path: str, by: str = "") -> "RowsFile":
    """Returns a rows file as written; `by`: its author where it names none.

    Raises StopError if it cannot be read or nothing says by whom it is.
    """
    from rashomon.rows.row_file import read_rows_file

    return parsed_file(path, lambda text: read_rows_file(text, by), "is no rows file")


def with_rows(ledger: model.Ledger, rows: "ProvedRows") -> Ledger:
    """Returns the ledger with these rows and corrections beside those that it has: its reports are
    compared again."""
    from rashomon.comparing import compare as comparing
    from rashomon.comparing.rows_of_ledger import beside
    from rashomon.reports.report_pile import Pile
    from rashomon.settings import LineageSettings, Settings, StorySettings

    had = dict(ledger.made.settings)
    lineage = LineageSettings(str(had.get("lineage.families") or ""))
    settings = Settings(stories=StorySettings(bool(had.get("stories.one_story"))), lineage=lineage)
    judged = (*(one for story in ledger.stories for one in story.judgements), *ledger.judgements)
    pile = Pile(ledger.reports, ledger.failures)
    made = comparing.compare(pile, settings=settings, judgements=judged, rows=beside(ledger, rows))
    use = ledger.made.model or made.made.model
    by_reports = {story.reports: story.model for story in ledger.stories}
    stories = tuple(
        replace(story, model=by_reports.get(story.reports) or story.model) for story in made.stories
    )
    return public(
        replace(
            made, made=replace(made.made, settings=ledger.made.settings, model=use), stories=stories
        )
    )


def parsed_file(path: str, parse: Callable[[str], _Parsed], wrong: str) -> _Parsed:
    """Returns the result of `parse` for the file's text. Raises StopError if it cannot be read."""
    try:
        return parse(Path(path).read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise StopError(f"{path} could not be opened: {error.strerror}") from error
    except ValueError as error:  # a UnicodeDecodeError is one, too
        raise StopError(f"{path} {wrong}: {error}") from error


def check_format(path: "str | os.PathLike[str]", text: str) -> dict[str, Any]:
    """Returns the document as plain JSON after checking its `format` and nothing else. Raises
    WrongSchema."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise WrongSchema(f"{path} is not a ledger: not JSON ({error})") from error
    except RecursionError as error:
        raise WrongSchema(f"{path} is not a ledger: nested too deeply") from error
    if not isinstance(document, dict) or "format" not in document:
        raise WrongSchema(f'{path} is not a ledger: it has no "format"')
    if document["format"] != model.FORMAT:
        raise WrongSchema(_other_format(path, document))
    return document


def _other_format(path: "str | os.PathLike[str]", document: dict[str, Any]) -> str:
    """The message for a ledger of another format, with what to do."""
    made = document.get("made")
    by = made.get("by") if isinstance(made, dict) else None
    why = f"{path} has the format {document['format']!r}; this version reads {model.FORMAT!r}"
    return (
        f"{why}: compare the reports again, or open it with the program that wrote "
        f"it{f' ({by})' if isinstance(by, str) else ''}"
    )
