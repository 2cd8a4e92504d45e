"""The statements of a line of a reply (`read_line`): words up to the labels behind them, or to the
end of a sentence; and what the line is about."""

import re
from collections.abc import Callable, Mapping

from rashomon.answers.answer_words import about_of
from rashomon.answers.labels import MARKED
from rashomon.answers.reply_lines import ReplyLine, unmarked
from rashomon.model.answer import WrittenLine, WrittenPart
from rashomon.model.span import PlacedSpan
from rashomon.text.whole_sentences import sentence_places

# What a line is about: in bold with a sign, and of a bullet also up to eight words and a colon.
_STRONG_THING = re.compile(
    r"(\*\*|__)(?P<thing>[^*_\ue000]+?)"
    r"(?:[:.]\1(?:\s*[:–—-])?|\1\s*[:.–—-]|(?<=[?!？！؟])\1)\s+"
)
_THING = re.compile(
    r"(?P<thing>(?:[^:;.!?\"“”„«\ue000\s]+ ){0,7}[^:;.!?\"“”„«\ue000\s]+):\s+(?![\"“„«'‘])"
)
_CAPTION = re.compile(r"([*_])(?P<thing>[^*_\ue000]+)\1:?")  # in italics, of the lines below it
_STOPS = ".!?…。！？؟"
_SIGNS = " \t,;:–—-…；，：؛،"  # that part statements
_ENDS = tuple(f"{_STOPS},;:)]–—；，：؛،")
_LEADING = re.compile(rf"\s*(?P<sign>[{re.escape(_STOPS)},;:)\]；，：؛،]*)")
_AS_PRINTED = str.maketrans("⟦⟧", "[]")


def read_line(
    line: ReplyLine, labels: Mapping[str, PlacedSpan], drop: Callable[[str], None]
) -> WrittenLine:
    """Returns what a line says.

    - `labels`: the sentences of the sheet by what they are called there
    - `drop`: is called with each number of a sentence that the sheet does not have
    """
    match = _STRONG_THING.match(line.text)
    if not match:
        match = _THING.match(line.text) if line.is_bullet else _CAPTION.fullmatch(line.text)
    thing = _words_of(match["thing"]).strip(_SIGNS) if match else None
    text = line.text[match.end() :] if match else line.text
    return WrittenLine(
        parts=tuple(_statements(text, labels=labels, drop=drop)),
        heading=line.heading,
        about=about_of(line.heading or ""),
        thing=thing,
        is_bullet=line.is_bullet,
    )


def _statements(
    text: str, labels: Mapping[str, PlacedSpan], drop: Callable[[str], None]
) -> list[WrittenPart]:
    """Returns the statements of a text whose labels are marked."""
    statements = list[WrittenPart]()
    pieces = [*MARKED.split(text), ""]
    for words, behind in zip(pieces[::2], pieces[1::2], strict=True):
        if statements:
            words = _end_last(statements, words)
        spans_named = []
        for label in behind.split():
            if label in labels:
                spans_named.append(labels[label])
            else:
                drop(label)
        *before, last = _sentences(words) or [""]
        for sentence in before:
            _add(statements, text=sentence, spans=[])
        _add(statements, text=last, spans=spans_named)
    return statements


def _end_last(statements: list[WrittenPart], words: str) -> str:
    """Gives the statement before its labels the sign that stands behind them, and returns the
    rest."""
    last = statements[-1]
    sign = _LEADING.match(words)
    if last.after or not sign or not sign["sign"]:
        return words
    statements[-1] = WrittenPart(told=last.told, named=last.named, after=sign["sign"])
    return words[sign.end() :]


def _add(statements: list[WrittenPart], text: str, spans: list[PlacedSpan]) -> None:
    """Adds words as a statement. Labels without words of their own belong to the statement before
    them."""
    statement = statement_of(text, tuple(spans))
    if statement:
        statements.append(statement)
    elif spans and statements:
        last = statements[-1]
        both = tuple(dict.fromkeys([*last.named, *spans]))
        statements[-1] = WrittenPart(told=last.told, named=both, after=last.after)


def statement_of(text: str, spans: tuple[PlacedSpan, ...]) -> WrittenPart | None:
    """Returns a text as a statement, with the sign that ends it; None if it has no word."""
    line_words = _words_of(text)
    words = line_words.rstrip(_STOPS + _SIGNS)
    if not any(map(str.isalnum, words)):
        return None
    after = line_words[len(words) :].strip()
    if words.count("(") > words.count(")") and after.startswith(")"):
        words += ")"
        after = after[1:]
    return WrittenPart(told=words, named=spans, after=after)


def _words_of(text: str) -> str:
    """Returns words of an author without what belongs to the form."""
    return unmarked(text).translate(_AS_PRINTED).strip()


def _sentences(text: str) -> list[str]:
    """Returns the sentences of a text. What begins with a small letter or a bracket belongs to the
    sentence before it: a quotation had a full stop of its own."""
    sentences = list[str]()
    for start, end in sentence_places(text, start=0, stop=len(text)):
        sentence = text[start:end]
        begin = sentence.lstrip()[:1]
        last = sentences[-1] if sentences else ""
        is_quoting = last.count('"') % 2 == 1 or last.count("“") > last.count("”")
        if sentences and (begin.islower() or begin == "(" or is_quoting):
            sentences[-1] += sentence  # a quotation has stops of its own
        else:
            sentences += re.split(r"(?<=[。！？])", sentence)
    return [sentence for sentence in sentences if sentence.strip()]
