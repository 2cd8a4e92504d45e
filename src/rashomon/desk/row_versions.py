"""A row's versions for readers: its history with before and after; and what is refused because
somebody else decided first: a row, with both versions to choose from, or any other judgement."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.responses import JSONResponse, Response

from rashomon.authored.judgement_lines import to_line
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.page_templates import render
from rashomon.model.document import plain
from rashomon.model.judgement import NOTE, NOTES, OF_ACCOUNTS, UNDO, Judgement
from rashomon.model.ledger import Ledger
from rashomon.model.row import Row
from rashomon.store.database.open import SqlStore
from rashomon.store.kept_rows import RowChanged
from rashomon.telling.wording import RELATION_WORDS, letter
from rashomon.text.report_names import name_reports


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """A version of a row: who saved it when, and which lines of it went and came."""

    number: int
    at: str
    by: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


def versions_of(store: SqlStore, row_id: str, ledger: Ledger) -> list[VersionEntry]:
    """Returns the versions of a row, the last one first."""
    called = name_reports(ledger.reports)
    names = {report.sha256: called[report.id] for report in ledger.reports}
    out = []
    for one in store.rows.versions(row_id):
        was = [*_lines(one.before, names)] if one.before else []
        now = [*_lines(one.after, names)]
        gone, new = (
            tuple(line for line in a if line not in b) for a, b in ((was, now), (now, was))
        )
        out.append(VersionEntry(one.version, one.at, one.by, gone, new))
    return out[::-1]


def _lines(row: Row, names: Mapping[str, str]) -> Iterator[str]:
    yield row.question
    for answer in row.answers:
        low, high = ("" if bound is None else f"{bound:g}" for bound in (answer.low, answer.high))
        bounds = f" [{low}, {high}]" if low or high else ""
        for words in answer.words:
            named = names.get(words.span.report, "a report that is not here")
            more = " ".join(str(x) for x in (words.stance, words.unit, words.as_of) if x)
            wording = f"{letter(answer.number - 1)} {answer.value}{bounds} · {named}: "
            yield f"{wording}“{words.span.quote}”{f' ({more})' if more else ''}"
    for one in row.relations:
        yield f"{letter(one.a - 1)} {RELATION_WORDS[one.kind]} {letter(one.b - 1)}"
    yield from (f"{note.by}: {note.text}" for note in row.notes)
    if row.accepted:
        yield f"accepted by {row.accepted}"
    if row.rejected:
        yield "rejected"


def refuse_save(asked: DeskRequest, story_id: str, ledger: Ledger, changed: RowChanged) -> Response:
    """Returns both versions of a row that somebody else saved first, and a form that saves on top
    of theirs."""
    names = name_reports(ledger.reports)
    kept, given = changed.kept, changed.given
    theirs, mine = [*_lines(kept.row, names)], [*_lines(replace(given, accepted=""), names)]
    sent = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in asked.fields().items()
        if name not in ("csrf", "seen") and value is not None
    }
    seen = [
        one for one in str(asked.fields().get("seen") or "").split() if f"{kept.id}=" not in one
    ]
    sent["seen"] = " ".join([*seen, f"{kept.id}={kept.version}"])
    values = {
        "story_id": story_id,
        "kept": kept,
        "theirs": [(line, line not in mine) for line in theirs],
        "mine": [(line, line not in theirs) for line in mine],
        "sent": sent,
    }
    html = render("row_changed.html.j2", asked, **values)
    both = {"kept": {"version": kept.version, "at": kept.at, "row": plain(kept.row)}}
    refusal = {"error": f"Not saved: {changed}.", "given": plain(given)}
    return JSONResponse(both | refusal | ({"html": html} if sent.get("target") else {}), 409)


_AT = "judgements"


def seen_now(store: SqlStore, story_id: str = "") -> str:
    """Returns what a judgement that is made now has seen, as it is to say in its field `seen`: how
    many judgements there are, and the version of each row, "judgements=7 row-1=3 row-2=1"."""
    rows = {row.id: row.version for row in store.rows.in_story(story_id)}
    return " ".join(f"{name}={n}" for name, n in {_AT: store.judgements.count(), **rows}.items())


def numbers_in(seen: Iterable[str]) -> dict[str, int]:
    """The numbers of a field `seen`; its other words are judgements that the sender made since."""
    parts = (word.rpartition("=") for word in seen)
    return {name: int(at) for name, _, at in parts if at.isdecimal() and len(at) < 10}


def refuse_unseen(
    store: SqlStore,
    story_id: str,
    made: Iterable[Judgement],
    seen: Sequence[str],
    near: Iterable[Judgement] = (),
) -> None:
    """Raises RequestRefused where it is not said what was seen, and where somebody has decided
    otherwise since then, or something that is `near`; it tells what, and what is seen now."""
    at, now = numbers_in(seen).get(_AT), {"seen": seen_now(store, story_id)}
    if at is None:
        words = "Not saved: it is not said what was seen. Look at the story, then send its `seen`."
        raise RequestRefused(428, words, more=now)
    every, mine, close = store.judgements.all(), tuple(made), {j.id for j in near}
    before = {j.id: j for j in every[:at]}
    news = []
    for j in (j for j in every[at:] if j.id not in seen and j.undone_by is None):
        about = before.get(j.target[0]) if j.field == UNDO else j
        other = about and any(_differ(about, one) for one in mine)
        news += [j] if other or j.id in close else []
    if news:
        told = "; ".join(
            " ".join([audit_words(j), *filter(None, [j.after]), "by", j.by]) for j in news
        )
        words = f"Not saved. Since you looked, there was: {told}. Load the page again, then decide."
        raise RequestRefused(409, words, more=now | {"since": [to_line(j) for j in news]})


def _differ(one: Judgement, other: Judgement) -> bool:
    """Whether two judgements decide different things about one thing. Notes never do, and of
    answers the rows keep versions."""
    about = one.field == other.field and one.field not in NOTES | OF_ACCOUNTS | {NOTE}
    shared = {*one.target} & {*other.target} or {*one.passages} & {*other.passages}
    return bool(about and shared and (one.action, one.after) != (other.action, other.after))


def audit_words(judged: Judgement) -> str:
    """Returns what a judgement does, for the log."""
    return "took a judgement back" if judged.field == UNDO else f"{judged.action} {judged.field}"
