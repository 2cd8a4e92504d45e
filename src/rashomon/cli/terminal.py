"""Prints results to stdout and everything else to stderr. Control characters in reports never reach
the terminal.

ProgressBar shows the progress of runs that take more than two seconds. The path of a page (--page)
is checked before the work, and the page is written after it.
"""

import json
import shutil
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import quote

from rashomon.errors import StopError
from rashomon.file_writing import write_file
from rashomon.model.ledger import Failures, Ledger
from rashomon.protocols import Progress

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID
    from rich.text import Text


_DASH = "- "
_PLAIN_WIDTH = 80  # characters of a line in a pipe
_WIDEST = 110
_SPACES = {ord(character): " " for character in "\n\r\t\v\f\u2028\u2029\x85"}
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in _SPACES} | {0x7F: 0x2421}
# C1 controls, and the marks that turn the direction of what follows: a report could hide or reorder
# words with them.
_HIDDEN = dict.fromkeys(
    [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD
)
_NEUTRAL = _HIDDEN | _CONTROLS | _SPACES


def printable(text: str) -> str:
    """Returns the text with spaces for line breaks and tabs, and a visible sign for every control
    character."""
    return text.translate(_NEUTRAL)


def styled(text: str, style: str = "") -> "Text":
    """Returns a line of text in a style, printable as it is."""
    from rich.text import Text

    return Text(printable(text), style=style)


def _hanging(lines: "Iterable[Text]", console: "Console") -> "list[Text]":
    """Wraps each line to the console's width. Further lines are indented like the first."""
    wrapped = []
    for line in lines:
        indent = _indent(line.plain)
        parts = list(line.wrap(console, console.width - indent)) or [line]
        for further in parts[1:]:
            further.pad_left(indent)
        wrapped += parts
    return wrapped


def _indent(line: str) -> int:
    """Returns how far in a line begins: behind its spaces and the dash of a list."""
    spaces = len(line) - len(line.lstrip(" "))
    if line.startswith(_DASH, spaces):
        return spaces + len(_DASH)
    return spaces


def print_lines(lines: "Iterable[Text]", *, are_laid: bool = False) -> None:
    """Prints results line by line, each wrapped unless they `are_laid` out already. In a pipe,
    lines have no colours, and no spaces at the end."""
    from rich.console import Console

    _forgive(sys.stdout)
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    parts = list(lines) if are_laid else _hanging(lines, console)
    if console.is_terminal:
        for part in parts:
            console.print(part, soft_wrap=True)
        return
    with console.capture() as captured:
        for part in parts:
            console.print(part, soft_wrap=True)
    console.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def stdout_width() -> tuple[int, bool]:
    """Returns how many characters a line of results has, and whether words can be underlined."""
    if not sys.stdout.isatty():
        return _PLAIN_WIDTH, False
    return min(shutil.get_terminal_size().columns, _WIDEST), True


def neutral(line: "Text") -> "Text":
    """Returns a line with a visible sign for every control character, its styles as they are."""
    line.plain = printable(line.plain)
    return line


def print_line(text: str) -> None:
    """Prints a result line of any length. The terminal interprets nothing in it."""
    _forgive(sys.stdout)
    print(printable(text))


def print_data(data: object) -> None:
    """Prints plain data as indented JSON."""
    print_document(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _forgive(stream: object) -> None:
    # A terminal that cannot show a character gets its code, not a traceback.
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def note(text: str) -> None:
    """Writes a line to stderr."""
    _forgive(sys.stderr)
    print(printable(text), file=sys.stderr)


def note_words(text: str) -> None:
    """Writes words to stderr as they come, with their line breaks."""
    _forgive(sys.stderr)
    lines = text.split("\n")
    print("\n".join(map(printable, lines)), end="", file=sys.stderr, flush=True)


def note_failures(failures: Failures) -> None:
    """Names each source that could not be read on stderr."""
    for failure in failures:
        note(f"not read: {failure.line}")


def end_with(failures: Failures) -> NoReturn:
    """Names the sources that could not be read, and ends the program: exit code 3 if there are
    any."""
    note_failures(failures)
    sys.exit(3 if failures else 0)


def print_document(text: str) -> None:
    """Writes a document to stdout. On a terminal, control characters are escaped as in JSON."""
    if sys.stdout.isatty():
        text = text.translate({code: f"\\u{code:04x}" for code in _HIDDEN | _CONTROLS})
    print_bytes(text.encode("utf-8", "backslashreplace"))


def print_bytes(data: bytes) -> None:
    """Writes the bytes of a file to stdout."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_document(path: str, text: str) -> None:
    """Writes a JSON document to a file, or to stdout for "-". Raises StopError if it cannot."""
    if path == "-":
        print_document(text)
        return
    write_file(path, text.encode("utf-8", "backslashreplace"))


def check_writable(path: str) -> None:
    """Raises StopError, before the work is done, if the folder of `path` does not exist."""
    if path and path != "-" and not Path(path).resolve().parent.is_dir():
        raise StopError(f"{path} could not be written: there is no folder {Path(path).parent}")


def check_output(path: str) -> None:
    """Raises StopError, before the work is done, if JSON cannot be written to `path`,
    or if its name is a page's."""
    if Path(path).suffix.lower() in (".html", ".htm"):
        raise StopError(
            f"-o writes JSON, not a page: name a .json file. --page {path}, of compare, show or "
            "check, writes the page"
        )
    check_writable(path)


PATIENCE = 2.0


class ProgressBar(AbstractContextManager["ProgressBar"]):
    """Shows each Progress that it is called with. It says nothing in the first two seconds."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._tasks: dict[str, TaskID] = {}
        self._next = time.monotonic() + PATIENCE  # when something is said

    def __exit__(self, *_error: object) -> None:
        self.rest()

    def __call__(self, progress: Progress) -> None:
        """Shows how far a stage is: as a bar on a terminal, otherwise as a line every ten
        seconds."""
        if progress.note:
            note(progress.note)
        if time.monotonic() < self._next:
            return
        if not sys.stderr.isatty():
            note(f"{progress.stage}: {progress.done:,} of {progress.total:,}")
            self._next = time.monotonic() + 10.0  # seconds between two lines
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._bar.start()
        if progress.stage not in self._tasks:
            self._tasks[progress.stage] = self._bar.add_task(progress.stage, total=progress.total)
        self._bar.update(self._tasks[progress.stage], completed=progress.done, total=progress.total)

    def rest(self) -> None:
        """Removes the bar, so that something can be printed or asked. The next Progress draws it
        again."""
        if self._bar:
            self._bar.stop()
            self._bar = None
            self._tasks = {}


def check_page(path: str, outputs: Iterable[str]) -> None:
    """Raises StopError, before the work is done, if the page cannot be written or would replace an
    input or another output."""
    if not path or path == "-":
        return
    check_writable(path)
    if Path(path).resolve() in {Path(output).resolve() for output in outputs if output}:
        raise StopError(f"{path} is read or written besides; name another file for the page")


def page_beside(output: str) -> str:
    """Returns where the page of a ledger belongs that is written here: beside it, under the same
    name. Returns "" if the ledger goes to no file, or if another file has that name."""
    from rashomon.reports.sniff import OWN_PAGE

    place = Path(output or "-").with_suffix(".html")
    if output in ("", "-") or place == Path(output):
        return ""
    with suppress(OSError), place.open("rb") as file:
        if OWN_PAGE in file.read(4096):
            return str(place)
        return ""
    if place.exists():
        return ""
    return str(place)


def write_page(
    ledger: Ledger,
    path: str,
    *,
    one_page: bool = False,
    sheets: Mapping[str, str] | None = None,
) -> None:
    """Writes the page to a file, or to stdout for "-", and says so. If there are many stories, it
    writes a front page, and a page for each story in a folder beside it, unless all go on one page.
    `sheets`: what a chatbot may be shown of each story, by its id. Raises StopError if it
    cannot."""
    if not path:
        return
    from rashomon.show.front_page import MANY
    from rashomon.show.page import page_name, render_front, render_page

    if path == "-":
        print_document(render_page(ledger, sheets=sheets))
        return
    place = Path(path)
    if one_page or len(ledger.stories) <= MANY:
        write_file(place, render_page(ledger, sheets=sheets).encode())
        note(f"page written to {path}")
        return
    folder = place.with_name(f"{place.stem}-stories")
    for ledger_of_story in ledger.apart():
        page = render_page(ledger_of_story, f"../{quote(place.name)}", sheets)
        write_file(folder / page_name(ledger_of_story.stories[0]), page.encode(), folders=True)
    write_file(place, render_front(ledger, quote(folder.name)).encode())
    note(f"front page written to {path}, {len(ledger.stories):,} pages of stories to {folder}")
