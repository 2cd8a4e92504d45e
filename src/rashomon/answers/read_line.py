"""The parts of a line of a reply (`read_line`): words up to the labels behind them, the verdict
behind these, what the line is about, and what claims no sentence."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rashomon.answers.answer_words import about_of, is_conclusion, is_guess, names_sources
from rashomon.answers.labels import MARKED
from rashomon.answers.reply_lines import ReplyLine, unmarked
from rashomon.model.answer import WrittenLine, WrittenPart
from rashomon.model.span import PlacedSpan
from rashomon.text.whole_sentences import sentence_places

_STRONG_THING = re.compile(
    r"(\*\*|__)(?P<thing>[^*_\ue000]+?)(?P<inside>[:.]?)\1(?P<behind>\s*[:.–—-])?\s+"
)
_THING = re.compile(r"(?P<thing>[^:;.!?\"“”„«\ue000]{2,70}):\s+(?![\"“„«'‘])")
_LONGEST_THING = 8  # words
_BEHIND = " \t,;:.!?…)–—-。；，：！？؛،؟"  # signs that stand behind labels
_ENDS = tuple(".!?…;。！？؟؛；")
_LONGEST_TAIL = 8  # words
_BARE_VERDICT = 2  # words that no sign parts from the labels
_SIGNS = " \t,;:–—-…；，：؛،"
_DAYS = re.compile(r"\s*\{[^{}]{1,40}\}")  # that stand on the sheet behind words
_AS_PRINTED = str.maketrans("⟦⟧", "[]")


def read_line(line: ReplyLine, labels: Mapping[str, PlacedSpan]) -> WrittenLine:
    """Returns what a line says."""
    thing, text = _thing_of(line)
    reading = _Reading(labels)
    reading.read(text)
    return WrittenLine(
        tuple(reading.parts),
        line.heading,
        about_of(line.heading) if line.heading else None,
        thing,
        tuple(reading.own),
        line.is_bullet,
        line.number,
    )


def _thing_of(line: ReplyLine) -> tuple[str | None, str]:
    """What a line is about, in bold or before a colon, and the rest of it."""
    found = _STRONG_THING.match(line.text)
    is_thing = found is not None and bool(found["inside"] or found["behind"])
    if not is_thing and line.is_bullet:
        found = _THING.match(line.text)
        is_thing = found is not None and len(found["thing"].split()) <= _LONGEST_THING
    if not (found and is_thing):
        return None, line.text
    return told_words(found["thing"]), line.text[found.end() :]


def told_words(text: str) -> str:
    """Returns words of an author without what belongs to the form."""
    told = unmarked(_DAYS.sub("", text)).translate(_AS_PRINTED).strip(_SIGNS)
    if told.count("(") > told.count(")"):
        return told.removeprefix("(") if told.startswith("(") else f"{told})"
    return told


class _Reading:
    """Reads a line from its beginning to its end."""

    def __init__(self, labels: Mapping[str, PlacedSpan]) -> None:
        self.labels = labels
        self.parts = list[WrittenPart]()
        self.own = list[str]()

    def read(self, text: str) -> None:
        """Takes in the text of a line, whose labels are marked."""
        pieces = MARKED.split(text)
        words, named = pieces[::2], pieces[1::2]
        are_before = not words[0].strip(_SIGNS) and bool(words[-1].strip(f"{_SIGNS}.!?"))
        if named and are_before:
            words = [*words[1:], ""]  # labels stand before their words
        for n, told in enumerate(words):
            behind = told
            if n and self.parts and not are_before:
                behind = self._behind(told, is_last=n == len(named))
            *before, last = _sentences(behind) or [""]
            for sentence in before:
                self._add(sentence, "")
            self._add(last, named[n] if n < len(named) else "")

    def _add(self, sentence: str, named: str) -> None:
        """Takes in words with the labels behind them."""
        told = told_words(sentence)
        while is_guess(told) or (not named and is_conclusion(told)):
            guess, _, rest = told.partition(";")
            self.own.append(guess.rstrip())
            told = rest.strip(_SIGNS)
            if not told:
                return
        end = re.search(r"[.!?…。！？؟]+$", told)
        after = end[0] if end else ""
        told = told.removesuffix(after).rstrip(_SIGNS)
        told = "" if names_sources(told) else told
        known = tuple(self.labels[label] for label in named.split() if label in self.labels)
        unknown = tuple(label for label in named.split() if label not in self.labels)
        if any(map(str.isalnum, told)):
            self.parts.append(WrittenPart(told, known, unknown, None, after))
        elif named and self.parts:
            part = self.parts[-1]
            known = tuple(dict.fromkeys((*part.named, *known)))
            self.parts[-1] = replace(part, named=known, unknown=(*part.unknown, *unknown))

    def _behind(self, text: str, *, is_last: bool) -> str:
        """Gives the part before its sign and its verdict, and returns what else stands behind its
        labels."""
        rest = text.lstrip(_BEHIND)
        signs = text[: len(text) - len(rest)].replace(")", "").strip()
        clause, end = _first_clause(rest)
        is_own = signs.endswith(_ENDS) or not rest.strip() or not (end or is_last)
        if is_own:
            self._end(signs)
            return rest
        words = told_words(clause).strip("()")
        if is_guess(words):
            self.own.append(words)
        elif len(words.split()) > _LONGEST_TAIL:
            self._end(signs)
            self._add(clause, "")
        elif signs.startswith(",") or (not signs and len(words.split()) > _BARE_VERDICT):
            self._change(told=f"{self.parts[-1].told}{signs} {words}")
        else:
            self._change(verdict=words)
        self._end(end)
        return rest[len(clause) + len(end) :]

    def _end(self, signs: str) -> None:
        after = signs.strip("–—- ")[-1:]
        if after and not self.parts[-1].after:
            self._change(after=after)

    def _change(self, **values: Any) -> None:
        self.parts[-1] = replace(self.parts[-1], **values)


def _first_clause(text: str) -> tuple[str, str]:
    """The words up to the next semicolon or end of a sentence, and the sign there; "" where the
    text goes on without one."""
    sentence = next(iter(_sentences(text)), "")
    semicolon = re.search("[;；؛]", sentence)
    if semicolon:
        return sentence[: semicolon.start()], semicolon[0]
    words = sentence.rstrip()
    return (words[:-1], words[-1]) if words.endswith(_ENDS) else (sentence, "")


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
