"""Finds documents that several reports rest on, and reports that paraphrase one press release without sharing its text."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from rashomon.lexicon import set_of
from rashomon.model.copy import OriginRest, RestKind
from rashomon.model.report import Report
from rashomon.model.statement import Statement
from rashomon.text.speaker_words import is_among

# Documents that several reports rest on.

_WORD_SHARED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SPOKEN = set_of("saying.spoken_documents")


@cache
def _is_document(word: str) -> bool:
    bare = word.casefold()
    return bare not in _SPOKEN and (is_among(bare, "documents", "texts") or is_among(bare.removesuffix("s"), "documents", "texts"))


def document_of(statement: Statement) -> str | None:
    """Returns the document that a statement is taken from, with its author: "letter of the union"; None if it names none."""
    for step in statement.via:
        words = _WORD_SHARED.findall(step)
        if words and _is_document(words[-1]):
            author = statement.speaker_name and statement.speaker
            return f"{words[-1].casefold()} of {author}" if author else None
    words = _WORD_SHARED.findall(statement.speaker or "")
    if words and _is_document(words[-1]) and not statement.anonymous and len(words) > 1:
        return str(statement.speaker)
    return None


def shared_documents(statements: Sequence[Statement]) -> Iterator[tuple[str, list[OriginRest]]]:
    """Returns the documents that two or more reports quote, by name, each with who quotes it."""
    found: defaultdict[str, dict[str, Statement]] = defaultdict(dict)
    for statement in sorted(statements, key=lambda s: (s.report, s.quote.start, s.id)):
        if name := document_of(statement):
            found[name].setdefault(statement.report, statement)
    for name, reports in sorted(found.items()):
        if len(reports) > 1:
            yield name, [OriginRest(report, RestKind.NAMES, f"it has words from the {name}") for report in sorted(reports)]


_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_LEAST = 4  # telling words in common
_OF_ISSUER = 3  # the same if the speaker issued a release that is in the pile
_LIKE = 0.5  # of the shorter statement's telling words
_HEAD_LINES = 5
_STEM = 6  # letters that two forms of a word share
_RELEASES = ("statement of ", "release of ", "announcement of ", "communique of ", "communiqué of ", "bulletin of ")


@dataclass
class Paraphrases:
    """Why a report paraphrases a release of the pile; and releases outside the pile that two reports describe alike."""

    of_release: dict[tuple[str, str], str] = field(default_factory=dict)
    unseen: list[tuple[str, list[OriginRest]]] = field(default_factory=list)


def paraphrased(reports: Mapping[str, Report], releases: frozenset[str], statements: Sequence[Statement]) -> Paraphrases:
    """Returns which reports tell of which press release in other words."""
    out = Paraphrases()
    ordered = sorted(statements, key=lambda s: (s.report, s.quote.start, s.id))
    for release in sorted(releases):
        head = _head(reports[release])
        sentences = [tells(part) for part in re.split(r"(?<=[.!?])\s|\n", reports[release].text)]
        for statement in ordered:
            if statement.report != release and _speaks_for(statement, head):
                words = tells(statement.quote.quote)
                if any(_alike(words, sentence, _OF_ISSUER) for sentence in sentences):
                    why = f'it tells in other words what the release says: "{_short(statement)}"'
                    out.of_release.setdefault((statement.report, release), why)
    heads = [_head(reports[release]) for release in sorted(releases)]
    out.unseen = [(name, rests) for name, rests in _unseen(ordered) if not any(name.partition(" of ")[2].casefold() in h for h in heads)]
    return out


def _unseen(statements: Sequence[Statement]) -> list[tuple[str, list[OriginRest]]]:
    by_document: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        name = document_of(statement)
        if name and name.startswith(_RELEASES):
            by_document[name].append(statement)
    out = []
    for name, told in sorted(by_document.items()):
        because: dict[str, str] = {}
        for one, other in itertools.combinations(told, 2):
            if one.report != other.report and _alike(tells(one.quote.quote), tells(other.quote.quote)):
                because.setdefault(one.report, f'both tell of the {name}: "{_short(one)}"')
                because.setdefault(other.report, f'both tell of the {name}: "{_short(other)}"')
        if because:
            out.append((name, [OriginRest(report, RestKind.PARAPHRASES, why) for report, why in sorted(because.items())]))
    return out


def tells(text: str) -> frozenset[str]:
    """Returns the telling words of a text, by their first letters."""
    return frozenset(
        word[:_STEM]
        for word in map(str.casefold, _WORD.findall(text))
        if word not in STOP_WORDS and word not in set_of("lineage_words.reporting")
    )


def _alike(one: frozenset[str], other: frozenset[str], least: int = _LEAST) -> bool:
    common = len(one & other)
    return common >= least and common >= _LIKE * min(len(one), len(other))


def _head(report: Report) -> str:
    """The sender of a release: its outlet and its first lines, which name the sender."""
    lines = [line for line in report.text.split("\n") if line.strip()][:_HEAD_LINES]
    return " ".join([report.outlet or "", *(line for line in lines if len(line) <= 140)]).casefold()


def _speaks_for(statement: Statement, head: str) -> bool:
    """Whether the speaker, or the body that the speaker speaks for, is named at the head of the release."""
    for name in (statement.speaker, statement.affiliation):
        plain = (name or "").casefold().removeprefix("the ").strip()
        if len(plain) > 3 and plain in head and re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", head):
            return not statement.anonymous
    return False


def _short(statement: Statement) -> str:
    words = statement.quote.quote.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")
