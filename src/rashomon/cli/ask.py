"""rashomon ask: asks the questions whose answers would improve a ledger most, one key per answer, in the terminal or by files."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli import store_option, terminal
from rashomon.cli.options import STORY
from rashomon.errors import Damaged, StopError
from rashomon.file_writing import append_lines
from rashomon.judgements.judgement_lines import json_lines, to_line
from rashomon.model.judgement import Judgement, undoing
from rashomon.model.question import UNSURE, WORDS_KEY, Option, Question
from rashomon.model.span import Span
from rashomon.text.wording import counted

if TYPE_CHECKING:
    from rashomon.model.ledger import Ledger
    from rashomon.store.database.open import SqlStore
    from rashomon.workspace import QuestionSession


@click.command()
@click.argument("ledger", metavar="LEDGER", required=False)
@click.option(
    "--store", "address", metavar="DB", help="Instead of a LEDGER: ask about the stories of this store, and keep the answers there."
)
@STORY
@click.option("--most", default=20, show_default=True, type=click.IntRange(1, 500), help="At most so many questions.")
@click.option(
    "--judgements", metavar="FILE", help="Where answers are kept; what it holds already is obeyed. Default: LEDGER with .judgements.jsonl."
)
@click.option("--write", "write_to", metavar="FILE", help="Write the questions here as JSON Lines instead of asking; - is stdout.")
@click.option(
    "--read",
    "read_from",
    metavar="FILE",
    help='Take the answers of this file: JSON Lines with "id", "answer" and, if you like, "by" and "why".',
)
@click.option("--by", default="", metavar="WHO", help="Who answers; unknown if not given.")
def ask(
    ledger: str | None,
    address: str | None,
    story: str | None,
    most: int,
    judgements: str | None,
    write_to: str | None,
    read_from: str | None,
    by: str,
) -> None:
    """Ask the questions about a LEDGER that matter most, and keep the answers as judgements.

    `rashomon compare --judgements FILE` obeys them from then on; the stories of a store obey at once. Without --story, a store is asked about
    the stories of several reports that were updated last. Keys: the one shown before each answer, ? for cannot tell, < to undo, q to quit.
    """
    if write_to and read_from:
        raise click.UsageError("one of --write and --read at a time")
    if (ledger is None) == (address is None) or (story and not address) or (address and judgements):
        raise click.UsageError("name a LEDGER (with --judgements FILE, if you like), or --store DB (with --story STORY)")
    if ledger == "-" and judgements is None:
        raise click.UsageError("name the file of judgements with --judgements FILE")
    opened = of_store(address, story) if address else of_file(ledger or "", judgements)
    with opened as (sitting, kept):
        if write_to:
            questions = list(sitting.questions(most))
            terminal.write_document(write_to, as_lines(questions))
            if write_to != "-":
                terminal.note(f"{counted(len(questions), 'question')} written to {write_to}; --read takes the answers")
        elif read_from:
            taken = take_answers(sitting, read_from, by=by, most=most)
            kept.keep(taken)
            terminal.note(f"{counted(len(taken), 'judgement')} {kept.told}")
        else:
            converse(sitting, kept, most=most, by=by)


LATEST = 10  # stories of a store that are asked about where none is named


@contextmanager
def of_file(ledger: str, judgements: str | None) -> "Iterator[tuple[QuestionSession, Kept]]":
    """Returns the session for a ledger, with the file for its answers; answers already in it are obeyed."""
    from rashomon.api import load, read_judgements
    from rashomon.workspace import QuestionSession

    path = judgements or str(Path(ledger).with_suffix(".judgements.jsonl"))
    known = read_judgements(path) if Path(path).exists() else ()
    told = f"kept in {path}; rashomon compare --judgements {path} obeys them"
    yield QuestionSession(load(ledger), known), Kept(lambda made: append_lines(path, map(to_line, made)), told)


def _whole(store: "SqlStore", story: str, *, named: bool) -> "Ledger | None":
    """Returns the ledger; for a damaged story that nobody named, None with a note."""
    from rashomon.store.ledgers import ledger_of

    try:
        return ledger_of(store, story)
    except Damaged as error:
        if named:
            raise
        terminal.note(f"left out: {error}")
        return None


@contextmanager
def of_store(address: str, story: str | None) -> "Iterator[tuple[QuestionSession, Kept]]":
    """Returns the session for one story of a store, or for the last updated ones with several reports."""
    from rashomon.settings import Settings
    from rashomon.workspace import QuestionSession

    with store_option.opened(address) as store:
        from rashomon.store.update import settle_again

        wanted = [story] if story else [row.id for row in store.story_rows() if row.reports > 1][:LATEST]
        if not wanted:
            raise StopError(f"{address} has no story of more than one report")
        ledgers = [found for one in wanted if (found := _whole(store, one, named=story is not None))]
        new: list[int] = []  # how many judgements were new, each time
        kept = Kept(lambda made: new.append(store.add_judgements(made)), f"kept in {address}; its stories obey them")
        try:
            yield QuestionSession.of_ledgers(ledgers, store.judgements()), kept
        finally:
            if any(new):
                settle_again(store, settings=Settings(), clock=store_option.present)


UNDO_KEY, QUIT_KEY = "<", "q"
_BATCH = 5  # answers after which the rest is asked for anew


@dataclass(frozen=True, slots=True)
class Kept:
    """Where answers go: the function that stores them, and the place in words."""

    keep: Callable[[Sequence[Judgement]], object]
    told: str


def now() -> str:
    """Returns the time of a decision, finer than in seconds: answers follow each other fast, and their order counts."""
    return store_option.present().isoformat(timespec="microseconds")


def as_lines(questions: Iterable[Question]) -> str:
    """Returns the questions as JSON Lines, each with its answers by key."""
    return "".join(json.dumps(as_row(asked), ensure_ascii=False) + "\n" for asked in questions)


def as_row(asked: Question) -> dict[str, object]:
    """Returns a question as plain JSON: the question, what is shown, the answers by key."""
    shown: list[dict[str, object]] = [
        {
            "mark": s.mark,
            "report": s.around.report,
            "start": s.around.start,
            "end": s.around.end,
            "words": s.around.quote,
            "quote": s.quote.quote,
        }
        for s in asked.shown
    ]
    answers = {option.key: option.label for option in asked.options}
    words: dict[str, object] = {"free": 'or a better wording, as "wording"'} if asked.free else {}
    return {"id": asked.id, "about": asked.asked.value, "ask": asked.ask, "shown": shown, "answers": answers} | words


def take_answers(sitting: "QuestionSession", path: str, *, by: str, most: int) -> list[Judgement]:
    """Returns the judgements made by a file of answers. Raises StopError if it cannot be read; answers to no open question are reported."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise StopError(f"{path} could not be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise StopError(f"{path} could not be read: it is not UTF-8") from error
    try:
        rows = [row for _, row in json_lines(text, "an answer")]
    except ValueError as error:
        raise StopError(f"{path}, {error}") from error
    open_now = {asked.id: asked for asked in sitting.questions(max(500, most))}
    made: list[Judgement] = []
    for row in rows:
        asked = open_now.get(str(row.get("id")))
        option = asked.answer(str(row.get("answer", "")), row.get("wording")) if asked else None
        if asked is None or option is None:
            terminal.note(f"not taken: {row.get('id')}: {'no such answer' if asked else 'not asked, or settled by now'}")
            continue
        why = row.get("why")
        made += sitting.answered(
            asked, option, by=str(row.get("by") or by or "unknown"), at=str(row.get("at") or now()), why=str(why) if why else None
        )
    return made


def converse(sitting: "QuestionSession", kept: Kept, *, most: int, by: str) -> None:
    """Asks in the terminal until enough is asked, nothing is left, or the user quits; each answer is stored at once."""
    done: list[tuple[Question, tuple[Judgement, ...]]] = []
    waiting: list[Question] = []
    while len(done) < most:
        if not waiting:
            waiting = list(sitting.questions(min(_BATCH, most - len(done))))
        if not waiting:
            terminal.note("nothing is left to ask")
            break
        asked = waiting.pop(0)
        option = _put(asked, len(done) + 1, most)
        if option is None:
            break
        if option.key == UNDO_KEY:
            waiting = [*_undo(sitting, kept, done, by), asked, *waiting]
            continue
        made = sitting.answered(asked, option, by=by or "unknown", at=now())
        kept.keep(made)
        sitting.take(made)
        done.append((asked, made))
    click.echo()  # the last key was shown without an end of line
    terminal.note(f"{counted(len(done), 'answer')} {kept.told}")


def _undo(sitting: "QuestionSession", kept: Kept, done: list[tuple[Question, tuple[Judgement, ...]]], by: str) -> list[Question]:
    """Undoes the last answer and returns its question, to be asked again."""
    if not done:
        return []
    last, made = done.pop()
    undone = [undoing(j, by=by or "unknown", at=now()) for j in made]
    kept.keep(undone)
    sitting.take(undone)
    return [last]


def _put(asked: Question, number: int, most: int) -> Option | None:
    """Returns the user's answer; None to quit."""
    for line in as_text(asked, number, most):
        click.echo(terminal.printable(line))
    while True:
        key = _key()
        if key in (QUIT_KEY, ""):
            return None
        if key == UNDO_KEY:
            return Option(UNDO_KEY, "undo")
        if asked.free and key == WORDS_KEY:
            option = asked.answer("", click.prompt("The question should read", default="", show_default=False))
        else:
            option = asked.answer(key)
        if option is not None:
            return option
        click.echo("That is none of the keys.")


def _key() -> str:
    """Returns one key; empty if the user leaves."""
    try:
        found = click.getchar(echo=True)[:1]
    except (EOFError, KeyboardInterrupt, click.Abort):
        return ""
    except OSError as error:
        raise StopError("questions are asked at a terminal, and there is none: --write FILE and --read FILE do without") from error
    return found.strip() or " " if found else ""


def as_text(asked: Question, number: int, most: int) -> list[str]:
    """Returns the question as lines: the question, the words with their subject in brackets, and the keys."""
    lines = ["", f"{number}/{most}  {asked.ask}"]
    lines += [
        f"  {item.mark}  {_marked(item.around.quote, item.around.start, item.quote)}   [{item.around.report}]" for item in asked.shown
    ]
    keys = ", ".join(f"{option.key} {option.label}" for option in asked.options if option.key != UNSURE)
    free = ", w put it better" if asked.free else ""
    return [*lines, f"  ({keys}{free}, ? cannot tell, < undo, q quit)"]


def _marked(text: str, start: int, quote: Span) -> str:
    begin, end = max(0, quote.start - start), max(0, min(len(text), quote.end - start))
    return f"{text[:begin]}⟦{text[begin:end]}⟧{text[end:]}" if 0 <= begin < end < len(text) or begin > 0 else text
