"""The public functions for programs, such as compare, bind and load, and the Ledger with its
methods for notebooks."""

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
from rashomon.model.document import from_json, to_utf8
from rashomon.model.story import Story

if TYPE_CHECKING:
    from rashomon.answers.given_reply import GivenReply
    from rashomon.checking.ask_reports import Asked
    from rashomon.checking.checked_draft import CheckedDraft
    from rashomon.model.answer import Answer, ReadStory
    from rashomon.model.decision import Decision
    from rashomon.model.report import Report
    from rashomon.protocols import LanguageModel, OnProgress
    from rashomon.reports.report_pile import Pile
    from rashomon.settings import Settings

_Parsed = TypeVar("_Parsed")
_SQLITE = b"SQLite format 3\0"  # how a store in a file begins
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, repr=False)
class Ledger(model.Ledger):
    """Reports, stories and failures, as `compare` and `load` return them. It can be saved."""

    def save(self, path: "str | os.PathLike[str]") -> None:
        """Writes the ledger as JSON, completely or not at all; `load` opens it again. Raises
        StopError if it cannot be written."""
        from rashomon.file_writing import write_file

        write_file(Path(path), to_utf8(self))


def public(ledger: model.Ledger) -> Ledger:
    """Returns the ledger as the public class, which has the methods for notebooks."""
    return Ledger(**{field.name: getattr(ledger, field.name) for field in fields(ledger)})


def compare(
    reports: "Pile | str | os.PathLike[str] | Iterable[Report | str | os.PathLike[str]]",
    *more: "str | os.PathLike[str]",
    settings: "Settings | None" = None,
    on_progress: "OnProgress | None" = None,
    decisions: "Sequence[Decision]" = (),
    model: "LanguageModel | None" = None,
    answer: "str | os.PathLike[str] | None" = None,
    by: str = "",
    sheet: str = "",
) -> Ledger:
    """Compares these reports and returns the ledger: every story with its rows, names,
    statements, numbers, days and copies.

    - `reports`: files and folders, or the result of `read`
    - `decisions`: what people decided about earlier ledgers; a decision is obeyed in each story
      that has its words
    - `model`: a language model that writes an answer for each story
    - `answer`: what somebody wrote from the sheet of a story, as a file or as a text of several
      lines; what cannot be read of it is logged
    - `by`: who wrote the answer ("model NAME", or the name of a person)
    - `sheet`: the mark of the sheet from which it was written, if it does not begin with that

    An answer stands beside the sentences that its author named. Sources that cannot be read are
    listed under `failures`. Raises NothingRead if there is no report.
    """
    from rashomon.comparing.compare import compare_and_read

    if answer is not None and model is not None:
        raise TypeError("compare takes a model or an answer, not both")
    ledger, stories_read = compare_and_read(
        _pile(reports, more=more, settings=settings, on_progress=on_progress),
        settings=settings,
        on_progress=on_progress,
        decisions=decisions,
        model=model if answer is None else given_reply(answer, by, sheet=sheet),
    )
    for line in refusals(stories_read):
        _log.warning("the answer, %s", line)
    return public(ledger)


def bind(
    text: "str | os.PathLike[str]",
    reports: "Pile | str | os.PathLike[str] | Iterable[Report | str | os.PathLike[str]]",
    *more: "str | os.PathLike[str]",
    first: "str | os.PathLike[str] | None" = None,
    third: "str | os.PathLike[str] | None" = None,
    by: str = "",
    sheet: str = "",
    settings: "Settings | None" = None,
) -> "Answer":
    """Returns an answer beside these reports, as the reports of one story: its lines, their
    statements, the sentences that its author named behind each, and what is marked. The answer was
    written from the sheet of these reports (`rashomon sheet`).

    - `text`: a file, or a text of several lines
    - `first`: the same, as it was told before it named sentences: what was mended and taken out
      stands in the answer then
    - `third`: what its author changed when he was shown each statement with its sentences
    - `by`, `sheet`: as in `compare`

    Raises StopError if nothing of the answer can be read, NothingRead if there is no report.
    """
    from rashomon.comparing.compare import compare_and_read
    from rashomon.settings import Settings, StorySettings

    chosen = replace(settings or Settings(), stories=StorySettings(one_story=True))
    pile = _pile(reports, more=more, settings=chosen, on_progress=None)
    reply = given_reply(text, by, sheet=sheet, first=first, third=third)
    ledger, stories_read = compare_and_read(pile, settings=chosen, model=reply)
    answers = ledger.stories[0].answers if ledger.stories else ()
    if not answers:
        reasons = "; ".join(refusals(stories_read))
        raise StopError(f"nothing of the answer could be read{reasons and f' ({reasons})'}")
    return answers[0]


def given_reply(
    text: "str | os.PathLike[str]",
    by: str,
    *,
    sheet: str = "",
    first: "str | os.PathLike[str] | None" = None,
    third: "str | os.PathLike[str] | None" = None,
) -> "GivenReply":
    """Returns an object that answers, like a model, with what somebody wrote: the text of a file,
    or a text of several lines. `by` is its author; `sheet` the mark of the sheet from which it was
    written, if the text does not begin with that; `first` the text as it was told before;
    `third` what its author changed on a third look. Raises StopError if a file cannot be read."""
    from rashomon.answers.given_reply import GivenReply
    from rashomon.model.authors import mark_of_author

    return GivenReply(
        _text_or_file(text),
        mark_of_author(by),
        sheet=sheet,
        first=None if first is None else _text_or_file(first),
        third=None if third is None else _text_or_file(third),
    )


def _text_or_file(text_or_path: "str | os.PathLike[str]") -> str:
    path_or_text = os.fspath(text_or_path)
    return path_or_text if "\n" in path_or_text else parsed_file(path_or_text, str)


def _pile(
    reports: "Pile | str | os.PathLike[str] | Iterable[Report | str | os.PathLike[str]]",
    more: "Sequence[str | os.PathLike[str]]",
    settings: "Settings | None",
    on_progress: "OnProgress | None",
) -> "Pile":
    """Returns the reports that `compare` was given, read where they are paths."""
    from rashomon.model.report import Report
    from rashomon.reports import report_pile
    from rashomon.reports.report_pile import Pile, number_ids

    paths: Sequence[str] = ()
    if isinstance(reports, Pile):
        pile = reports
    else:
        listed = [reports] if isinstance(reports, (str, os.PathLike)) else list(reports)
        reports_read = [
            report_or_path for report_or_path in listed if isinstance(report_or_path, Report)
        ]
        paths = [
            os.fspath(report_or_path)
            for report_or_path in (*listed, *more)
            if not isinstance(report_or_path, Report)
        ]
        if reports_read and paths:
            raise TypeError("compare takes reports or paths, not both")
        pile = (
            report_pile.read(*paths, settings=settings, on_progress=on_progress)
            if paths
            else Pile(number_ids(reports_read))
        )
    check_any_read(paths, pile, is_draft=settings is not None and settings.read.is_draft)
    return pile


def check(
    draft: "Report | str | os.PathLike[str]",
    reports: "Pile | str | os.PathLike[str] | Iterable[Report | str | os.PathLike[str]]",
    *more: "str | os.PathLike[str]",
    settings: "Settings | None" = None,
    model: "LanguageModel | None" = None,
    on_progress: "OnProgress | None" = None,
) -> "CheckedDraft":
    """Compares a draft with these reports and returns it sentence by sentence, with what the
    reports say otherwise and what it copies from them. The draft itself counts nowhere.

    `draft` is a file of any format, or what `read` returned for it. Everything else is as in
    `compare`. Raises NothingRead if there is no draft or no report.
    """
    from rashomon.checking.check_draft import check_draft

    draft_report, *besides = _pile(
        [draft], more=(), settings=_for_draft(settings), on_progress=None
    ).reports
    pile = _pile(reports, more=more, settings=settings, on_progress=on_progress)
    return check_draft(draft_report, pile, besides=besides, model=model, on_progress=on_progress)


def _for_draft(settings: "Settings | None") -> "Settings":
    from rashomon.settings import Settings

    chosen = settings or Settings()
    return replace(chosen, read=replace(chosen.read, is_draft=True))


def ask(ledger: model.Ledger, question: str, model: "LanguageModel | None" = None) -> "Asked":
    """Returns what the reports of a ledger say to a question.

    With a model, it asks the model and compares the answer with the reports; the ledger that comes
    back contains the answer. Without a model, or if nothing of the answer is found in the reports,
    it returns the sentences that bear on the question. Raises StopError if the question is empty.
    """
    from rashomon.checking.ask_reports import ask_ledger

    (asked,) = ask_ledger(ledger, questions=[question], author=model)
    return asked


def refusals(stories: "Iterable[ReadStory]") -> list[str]:
    """Returns sentences that say what could not be read of replies."""
    return [str(refused) for story in stories for refused in story.refused]


def check_any_read(
    paths: Iterable[str], pile: "Pile | model.Ledger", *, is_draft: bool = False
) -> None:
    """Raises NothingRead if there is no report, or no draft. It says, in one line, why there is
    nothing to compare, and of a draft what to give."""
    if pile.reports:
        return
    from rashomon.show.wording import few

    reasons = few(
        [failure.line for failure in pile.failures], most=3, more="; and {:,} more", between="; "
    )
    if not paths and not pile.failures:
        raise NothingRead("nothing to compare: no report was given; name files or folders")
    where = f" in {', '.join(paths)}" if paths else ""
    why = f"{where} ({reasons})" if reasons else where
    if is_draft:
        raise NothingRead(
            f"nothing to check: no draft could be read{why}; give a file that has text, or - and "
            "paste the text"
        )
    raise NothingRead(f"nothing to compare: no report could be read{why}")


def load(path: "str | os.PathLike[str]") -> Ledger:
    """Opens a ledger that `save` or `rashomon compare -o` wrote, or the one in a page of `rashomon
    export share`; "-" means standard input.

    Raises StopError if the file cannot be opened, WrongSchema if it is not a ledger of this
    version.
    """
    from rashomon.decisions.json_lines import is_html

    text = text_in(path)
    if is_html(text):
        from rashomon.comparing.shared_page import ledger_on_page

        return public(ledger_on_page(text, str(path)))
    document = check_format(path, text)
    try:
        ledger = from_json(text)
        for story in document["stories"]:
            lacking = [field.name for field in fields(Story) if field.name not in story]
            if lacking:
                raise ValueError(f"story {story['id']} has no {', '.join(lacking)}")
        return public(ledger)
    except (ValueError, RecursionError) as error:
        raise WrongSchema(
            f"{path} is not a whole ledger ({error}); `rashomon verify` lists what is wrong "
            "with its spans"
        ) from error


def opened_bytes(path: "str | os.PathLike[str]") -> bytes:
    """Returns the bytes of a file. Raises StopError if it cannot be opened."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise StopError(f"{path} could not be opened: {error.strerror}") from error


def text_in(path: "str | os.PathLike[str]") -> str:
    """Returns the text of a document; "-" means standard input. Raises StopError if it cannot be
    opened, WrongSchema if it is not UTF-8."""
    data = sys.stdin.buffer.read() if path == "-" else opened_bytes(path)
    if data.startswith(_SQLITE):
        raise WrongSchema(f"{path} is a store, not a ledger: name it with --store")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongSchema(f"{path} is not a ledger: not UTF-8 text") from error


def read_decisions(path: "str | os.PathLike[str]") -> "tuple[Decision, ...]":
    """Returns the decisions of a file of JSON Lines. Raises StopError if it cannot be read."""
    from rashomon.decisions import json_lines

    return parsed_file(path, lambda text: json_lines.parsed_decisions(text, str(path)))


def parsed_file(path: "str | os.PathLike[str]", parse: Callable[[str], _Parsed]) -> _Parsed:
    """Returns the result of `parse` for the file's text. Raises StopError if it cannot be read."""
    try:
        return parse(opened_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise StopError(f"{path} is not text in UTF-8: save it as UTF-8") from error
    except ValueError as error:
        raise StopError(f"{path} cannot be read: {error}") from error


def check_format(path: "str | os.PathLike[str]", text: str) -> dict[str, Any]:
    """Returns the document as plain JSON. It checks its `format` and nothing else. Raises
    WrongSchema if this version does not read that format."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise WrongSchema(f"{path} is not a ledger: not JSON ({error})") from error
    except RecursionError as error:
        raise WrongSchema(f"{path} is not a ledger: nested too deeply") from error
    if not isinstance(document, dict) or "format" not in document:
        raise WrongSchema(f'{path} is not a ledger: it has no "format"')
    if document["format"] != model.FORMAT:
        raise WrongSchema(
            f"{path} has the format {document['format']!r}, and this version reads "
            f"{model.FORMAT!r}: make it anew from its reports with `rashomon compare`"
        )
    return document
