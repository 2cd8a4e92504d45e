"""Reads what somebody wrote over a sheet (`read_answer`): a language model, a chatbot, a person."""

import re
from collections.abc import Mapping
from dataclasses import replace

from rashomon.answers.answer_words import is_refusal
from rashomon.answers.labels import END, mark_labels
from rashomon.answers.read_line import read_line
from rashomon.answers.reply_lines import read_reply_lines
from rashomon.model.answer import ReadStory, Refused, WrittenAnswer
from rashomon.model.span import PlacedSpan

_THOUGHT = re.compile(r"\A(?:.*</think(?:ing)?>|\s*<think(?:ing)?>.*)", re.DOTALL | re.IGNORECASE)
_MARK = re.compile(
    r"(?:\A(?:[^\w\n]|\n)*(?:\w+\s+){0,2}(?=[0-9a-f]{8}[^\w\n]*$)|^[^\w\n]*sheet[^\w\n]+)"
    r"(?P<mark>[0-9a-f]{8})(?!\w)[^\w\n]*",
    re.MULTILINE | re.IGNORECASE,
)
# A sheet, or lines of one.
_ECHO = re.compile(
    r"<<[^<>]*[0-9a-f]{8}>>(?:.|\n)*?(?:<<[^<>]*[0-9a-f]{8}>>|\Z)"
    r"|^[ \t]*(?:[-*] )?(?:s\d+(?: r\d+)?(?: \([^()]*\))?: |r\d+ .*\d{4}-\d\d-\d\d).*$",
    re.MULTILINE,
)
_ENDED = re.compile(r"[.!?;:)\]。！？؟…\"”’»*_|`\ue001]\s*$")
_BROKEN = re.compile(r"[\[【(][sSrR\d\s,;–-]*\Z")  # labels within which a reply ends


def read_answer(
    reply: str, labels: Mapping[str, PlacedSpan], answer: WrittenAnswer, *, mark: str = ""
) -> ReadStory:
    """Returns what somebody wrote of the sentences of a sheet: `labels` has them by what they are
    called there; `answer`: all of it but its lines; `mark`: of the sheet, "" where any will do."""
    text = _THOUGHT.sub("", reply)
    told = _ECHO.sub("", text)
    is_echo = told != text
    if found := _MARK.search(told):
        if mark and found["mark"].casefold() != mark:
            return _refused(f"the reply is about another sheet ({found['mark']}, not {mark})")
        told = _MARK.sub("", told, count=1)
    if not told.strip(" \n`"):
        return _refused("the sheet came back, and no answer" if is_echo else "the reply is empty")
    marked = mark_labels(_BROKEN.sub("", told), labels.keys())
    if is_refusal(told) and END not in marked:
        return _refused("the reply tells nothing of the reports", told)
    lost = ""
    if END in marked and not _ENDED.search(marked):
        # of a last line what its last labels end stands
        end = max(marked.rfind(END), marked.rstrip().rfind("\n")) + 1
        marked, lost = marked[:end], marked[end:].strip().removeprefix("- ")
    lines = []
    for reply_line in read_reply_lines(marked):
        line = read_line(reply_line, labels)
        if line.parts or line.own:
            lines.append(line)
    if not lines:
        return _refused("the reply has no statement", told)
    cut = [Refused("the reply ends within this line", lost)] if lost else []
    return ReadStory((replace(answer, lines=tuple(lines)),), refused=tuple(cut))


def _refused(reason: str, words: str = "") -> ReadStory:
    return ReadStory(refused=(Refused(reason, " ".join(words.split())[:200]),))
