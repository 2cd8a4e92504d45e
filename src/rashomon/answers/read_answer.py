"""Reads what somebody wrote over a sheet (`read_answer_text`): a model, a chatbot, a person."""

import re
from collections.abc import Mapping

from rashomon.answers.answer_words import is_refusal
from rashomon.answers.labels import END, mark_labels
from rashomon.answers.read_line import read_line
from rashomon.answers.reply_lines import read_reply_lines
from rashomon.model.answer import Refused, WrittenLine
from rashomon.model.answer_marks import Unbound
from rashomon.model.record import record
from rashomon.model.span import PlacedSpan

LONGEST = 400_000  # characters of a reply that are read
_THOUGHT = re.compile(r"\A(?:.*</think(?:ing)?>|\s*<think(?:ing)?>.*)", re.DOTALL | re.IGNORECASE)
_MARK = re.compile(
    r"(?:\A(?:[^\w\n]|\n)*(?:\w+\s+){0,2}(?=[0-9a-f]{8}[^\w\n]*$)|^[^\w\n]*sheet[^\w\n]+)"
    r"(?P<mark>[0-9a-f]{8})(?!\w)[^\w\n]*",
    re.MULTILINE | re.IGNORECASE,
)
_SHEET = re.compile(  # or lines of one
    r"<<Sheet [0-9a-f]{8}>>(?:.|\n)*?(?:<<End of sheet [0-9a-f]{8}>>|\Z)"
    r"|^[ \t]*s\d+(?: r\d+)?: .*$",
    re.MULTILINE,
)
_ENDED = re.compile(r"[.!?;:)\]。！？؟…\"”’»*_|`\ue001]\s*$")
_BROKEN = re.compile(r"[\[【(][sSrR\d\s,;–-]*\Z")  # labels within which a reply ends


@record
class ReadReply:
    """What was read of a reply.

    - `lines`: in their order
    - `dropped`: numbers of sentences that the sheet does not have
    - `refused`: what could not be read, and why
    - `unbound`: why it names no sentences, None if it names some
    - `is_cut`: whether it ends within a line
    """

    lines: tuple[WrittenLine, ...] = ()
    dropped: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    unbound: Unbound | None = None
    is_cut: bool = False


def read_answer_text(reply: str, labels: Mapping[str, PlacedSpan], *, mark: str = "") -> ReadReply:
    """Returns what somebody wrote of the sentences of a sheet.

    - `labels`: the sentences by what they are called there
    - `mark`: that of the sheet, "" if any will do
    """
    if len(reply) > LONGEST:
        return _refuse(f"the reply is too long to be read: {len(reply):,} characters", reply)
    thoughtless = without_thought(reply)
    text = _SHEET.sub("", thoughtless)
    if other_mark := other_sheet(text, mark):
        return _refuse(f"the reply is about another sheet ({other_mark}, not {mark})")
    text = _MARK.sub("", text, count=1)
    if not text.strip(" \n`"):
        return _refuse(_why_empty(reply, thoughtless))
    marked = mark_labels(_BROKEN.sub("", text), labels.keys())
    if is_refusal(text) and END not in marked:
        return _refuse("the reply tells nothing of the reports", text)
    return _read_marked(marked, labels=labels, text=text)


def _read_marked(marked: str, labels: Mapping[str, PlacedSpan], text: str) -> ReadReply:
    """Reads a reply whose labels are marked.

    Of a last line that is cut, what its last labels end stands: of "It leaked [a1]. Nobody c", the
    first sentence.
    """
    lost = ""
    if END in marked and not _ENDED.search(marked):
        end = max(marked.rfind(END), marked.rstrip().rfind("\n")) + 1
        marked, lost = marked[:end], marked[end:].strip().removeprefix("- ")
    lines = []
    dropped = dict[str, bool]()
    for reply_line in read_reply_lines(marked):
        line = read_line(
            reply_line, labels=labels, drop=lambda label: dropped.update({label: True})
        )
        if line.parts or line.thing:
            lines.append(line)
    if not any(line.parts for line in lines):
        return _refuse("the reply has no statement", text)
    names_any = any(line.named for line in lines)
    return ReadReply(
        lines=tuple(lines),
        dropped=tuple(dropped),
        refused=(Refused("the reply ends within this line", lost),) if lost else (),
        unbound=None if names_any else Unbound.NO_LABELS,
        is_cut=bool(lost) or _BROKEN.search(text) is not None,
    )


def without_thought(reply: str) -> str:
    """Returns a reply without what a model thought before it."""
    return _THOUGHT.sub("", reply)


def other_sheet(reply: str, mark: str) -> str:
    """Returns the mark of the sheet that a reply says it is about, "" if that is the one with this
    mark, or nobody says."""
    match = _MARK.search(reply)
    if not match or not mark or match["mark"].casefold() == mark:
        return ""
    return match["mark"]


def _why_empty(reply: str, thoughtless: str) -> str:
    """Returns why nothing is left of a reply, or of what is no thought of it."""
    if _SHEET.search(thoughtless):
        return "the sheet came back, and no answer"
    if reply.strip() and not thoughtless.strip():
        return "the reply ends within what the model thought"
    return "the reply is empty"


def _refuse(reason: str, words: str = "") -> ReadReply:
    refused = Refused(reason, " ".join(words[:2000].split())[:200])
    return ReadReply(refused=(refused,), unbound=Unbound.REFUSED)
