"""The parts of a line of a reply (`read_line`): words up to the labels behind them, the verdict
behind these, what the line is about, and what claims no sentence."""

import re
from collections.abc import Mapping
from dataclasses import replace

from rashomon.answers.answer_words import about_of, is_conclusion, is_guess
from rashomon.answers.labels import MARKED
from rashomon.answers.reply_lines import ReplyLine, unmarked
from rashomon.model.answer import WrittenLine, WrittenPart
from rashomon.model.span import PlacedSpan
from rashomon.text.whole_sentences import sentence_places

# What a line is about: in bold with a sign, and of a bullet also up to eight words and a colon.
_STRONG_THING = re.compile(
    r"(\*\*|__)(?P<thing>[^*_\ue000]+?)(?:[:.]\1(?:\s*[:–—-])?|\1\s*[:.–—-])\s+"
)
_THING = re.compile(
    r"(?P<thing>(?:[^:;.!?\"“”„«\ue000\s]+ ){0,7}[^:;.!?\"“”„«\ue000\s]+):\s+(?![\"“„«'‘])"
)
_CAPTION = re.compile(r"([*_])[^*_\ue000]+\1:?")  # in italics, of the lines below it
_BEHIND = " \t,;:.!?…)–—-。；，：！？؛،؟"  # signs that stand behind labels
_STOPS = ".!?…。！？؟"
_ENDS = tuple(f"{_STOPS};؛；")  # of parts
_LONGEST_TAIL = 8  # words
_BARE_VERDICT = 2  # words that no sign parts from the labels
_VERBS = ("is ", "are ", "was ", "were ")  # with which a sentence goes on
_SIGNS = " \t,;:–—-…；，：؛،"
_DAYS = re.compile(r"(?<!\s)\s*\{[^{}]{1,40}\}")  # that stand on the sheet behind words
_AS_PRINTED = str.maketrans("⟦⟧", "[]")


def read_line(line: ReplyLine, labels: Mapping[str, PlacedSpan]) -> WrittenLine:
    """Returns what a line says."""
    found = _STRONG_THING.match(line.text)
    if not found and line.is_bullet:
        found = _THING.match(line.text)
    thing, start = (_told_words(found["thing"]), found.end()) if found else (None, 0)
    reading = _Reading(labels)
    if _CAPTION.fullmatch(line.text) and not line.is_bullet:
        reading.own.append(unmarked(line.text))
    else:
        reading.read(line.text[start:])
    return WrittenLine(
        parts=tuple(reading.parts),
        heading=line.heading,
        about=about_of(line.heading or ""),
        thing=thing,
        own=tuple(reading.own),
        is_bullet=line.is_bullet,
        own_after=tuple(reading.own_after),
    )


def _told_words(text: str) -> str:
    """Words of an author without what belongs to the form."""
    told = unmarked(_DAYS.sub("", text)).translate(_AS_PRINTED).strip(_SIGNS)
    is_open = told.count("(") > told.count(")")
    return f"{told})" if is_open else told


class _Reading:
    """Reads a line from its beginning to its end."""

    def __init__(self, labels: Mapping[str, PlacedSpan]) -> None:
        self.labels = labels
        self.parts = list[WrittenPart]()
        self.own = list[str]()
        self.own_after = list[int]()

    def read(self, text: str) -> None:
        """Takes in the text of a line, whose labels are marked."""
        pieces = [*MARKED.split(text), ""]
        is_behind_own = False
        for words, labels in zip(pieces[::2], pieces[1::2], strict=True):
            if is_behind_own:
                words = self._end_own(words)
            sentences = _sentences(words)
            if self.parts and not is_behind_own:
                sentences = self._behind(words, is_last=not labels)
            *before, last = sentences or [""]
            for sentence in before:
                self._add(sentence, "")
            is_behind_own = self._add(last, labels) and bool(labels)

    def _end_own(self, words: str) -> str:
        """Gives the last own sentence the sign behind its labels, and returns the rest."""
        rest = words.lstrip(_BEHIND)
        self.own[-1] += words[: len(words) - len(rest)].strip()[:1]
        return rest

    def _add(self, sentence: str, labels: str) -> bool:
        """Takes in words with the labels behind them. Returns whether all are its author's own."""
        is_own = False
        told = _told_words(sentence)
        while is_guess(told) or (not labels and is_conclusion(told)):
            guess, sign, told = told.partition(";")
            self.own.append(f"{guess.rstrip()}{sign}")
            self.own_after.append(len(self.parts))
            told = told.strip(_SIGNS)
            is_own = True
        words = told.rstrip(_STOPS)
        is_part = any(map(str.isalnum, words))
        if is_part:
            named = []
            unknown = []
            for label in labels.split():
                if label in self.labels:
                    named.append(self.labels[label])
                else:
                    unknown.append(label)
            words = words.rstrip(_SIGNS)
            end = _end_of(sentence)
            self.parts.append(
                WrittenPart(
                    told=words, named=tuple(named), unknown=tuple(unknown), verdict=None, after=end
                )
            )
        return is_own and not is_part

    def _behind(self, text: str, *, is_last: bool) -> list[str]:
        """Gives the part before its sign and its verdict, and returns what else stands behind its
        labels, in sentences."""
        part = self.parts[-1]
        rest = text.lstrip(_BEHIND)
        if re.match(r"\d", rest) and text.removesuffix(rest).endswith((" .", "\t.")):
            rest = f".{rest}"  # ".308 over the season"
        if part.after == "." and rest[:1].islower():  # "about 5 p.m. [s1] a bomb exploded"
            part = self.parts[-1] = replace(part, told=f"{part.told}.", after="")
        signs = text[: len(text) - len(rest)].replace(")", "").strip()
        sentences = _sentences(rest)
        first, *others = sentences or [""]
        clause, *more = re.split("(?<=[;；؛])", first, maxsplit=1)
        end = _end_of(clause)
        told = _told_words(clause).rstrip(_STOPS)
        words = told.strip("()")
        number = len(words.split())
        is_of_part = (end or is_last) and not signs.endswith(_ENDS)
        if not is_of_part or number > _LONGEST_TAIL or is_guess(words):
            self.parts[-1] = replace(part, after=part.after or signs.strip("–—- ")[-1:])
            return [clause, *more, *others] if is_of_part else sentences
        is_rest = number > _BARE_VERDICT or words.startswith(_VERBS)
        if signs.startswith(",") or (not signs and is_rest):
            part = replace(part, told=f"{part.told}{signs} {told}")
        else:
            part = replace(part, verdict=words or None)
        self.parts[-1] = replace(part, after=part.after or end)
        return [*more, *others]


def _end_of(text: str) -> str:
    """The sign that ends a part, "" where none does."""
    words = text.rstrip()
    return words[-1:] if words.endswith(_ENDS) else ""


def _sentences(text: str) -> list[str]:
    found = list[str]()
    for start, end in sentence_places(text, 0, len(text)):
        sentence = text[start:end]
        begin = sentence.lstrip()[:1]
        if found and (begin.islower() or begin == "("):
            found[-1] += sentence  # behind a quotation with a stop of its own
        else:
            found += re.split(r"(?<=[。！？])", sentence)
    return [sentence for sentence in found if sentence.strip()]
