"""Reads what somebody wrote over a sheet (`read_answer`): a language model, a chatbot, a person."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rashomon.answers.answer_words import is_refusal
from rashomon.answers.labels import MARKED, mark_labels
from rashomon.answers.read_line import read_line
from rashomon.answers.reply_lines import ReplyLine, read_reply_lines
from rashomon.model.answer import Refused, WrittenAnswer, WrittenLine
from rashomon.model.span import PlacedSpan

_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_THOUGHT_BEFORE = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_MARK = re.compile(
    r"(?:\A(?:[^\w\n]|\n)*(?:\w+\s+){0,2}(?=[0-9a-f]{8}[^\w\n]*$)|^[^\w\n]*sheet[^\w\n]+)"
    r"(?P<mark>[0-9a-f]{8})(?!\w)[^\w\n]*",
    re.MULTILINE | re.IGNORECASE,
)
_SHEET = re.compile(r"<<[^<>]*[0-9a-f]{8}>>.*?(?:<<[^<>]*[0-9a-f]{8}>>|\Z)", re.DOTALL)
_OF_SHEET = re.compile(r"\s*(?:[-*] )?(?:s\d+(?: r\d+)?(?: \([^()]*\))?: |r\d+ .*\d{4}-\d\d-\d\d)")
_ENDED = re.compile(r"[.!?;:)\]。！？؟…\"”’»*_|`\ue001]\s*$")
_SHORT = 60  # words of a refusal


@dataclass(frozen=True, slots=True)
class ReadReply:
    """What was read of a reply, None where nothing was; and what of it could not be read."""

    answer: WrittenAnswer | None = None
    refused: tuple[Refused, ...] = ()


def read_answer(
    reply: str,
    labels: Mapping[str, PlacedSpan],
    by: str,
    question: str | None = None,
    *,
    mark: str = "",
) -> ReadReply:
    """Returns what somebody wrote of the sentences of a sheet: `labels` has them by what they are
    called there. `question`: what was asked, None where it was what the reports tell; `mark`: of
    the sheet, "" where any will do."""
    text = _THOUGHT_BEFORE.sub(_blank, _THOUGHT.sub(_blank, reply))
    without_echo = _without_echo(text)
    told, other = _without_mark(without_echo, mark)
    if other:
        return _refused(f"the reply is about another sheet ({other}, not {mark})")
    if not told.strip(" \n`"):
        is_echo = without_echo != text
        return _refused("the sheet came back, and no answer" if is_echo else "the reply is empty")
    marked = mark_labels(told, labels.keys())
    if is_refusal(told) and len(told.split()) <= _SHORT and not MARKED.search(marked):
        return _refused("the reply tells nothing of the reports", told)
    kept, lost = _without_cut(read_reply_lines(marked))
    lines = tuple(_lines(kept, labels))
    refused = [Refused(line.number, "the reply ends within this line", line.text) for line in lost]
    if not lines:
        return _refused("the reply has no statement", told, *refused)
    return ReadReply(WrittenAnswer(by, lines, question), tuple(refused))


def _refused(reason: str, words: str = "", *more: Refused) -> ReadReply:
    return ReadReply(None, (Refused(0, reason, " ".join(words.split())[:200]), *more))


def _blank(found: re.Match[str]) -> str:
    """As many lines as were found, without their words."""
    return "\n" * found[0].count("\n")


def _without_mark(reply: str, mark: str) -> tuple[str, str]:
    """The reply without the name of its sheet, and the mark of another sheet."""
    found = _MARK.search(reply)
    if found is None:
        return reply, ""
    other = found["mark"] if mark and found["mark"].casefold() != mark else ""
    return f"{reply[: found.start()]}{_blank(found)}{reply[found.end() :]}", other


def _without_echo(reply: str) -> str:
    """The reply without a sheet, or lines of one, that it repeats."""
    text = _SHEET.sub(_blank, reply)
    lines = ("" if _OF_SHEET.match(line) else line for line in text.split("\n"))
    return "\n".join(lines)


def _without_cut(lines: list[ReplyLine]) -> tuple[list[ReplyLine], list[ReplyLine]]:
    """The lines that are whole, and the last one where the reply ends within it: of that what
    stands before its last labels is whole."""
    if not lines or not any(MARKED.search(line.text) for line in lines):
        return lines, []
    *before, last = lines
    if _ENDED.search(last.text):
        return lines, []
    ends = [found.end() for found in MARKED.finditer(last.text)]
    whole = [replace(last, text=last.text[: ends[-1]])] if ends else []
    rest = last.text[ends[-1] :] if ends else last.text
    return [*before, *whole], [replace(last, text=rest)]


def _lines(lines: list[ReplyLine], labels: Mapping[str, PlacedSpan]) -> Iterator[WrittenLine]:
    for line in lines:
        written = read_line(line, labels)
        if written.parts or written.own:
            yield written
