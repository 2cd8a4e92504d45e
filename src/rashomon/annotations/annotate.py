"""Parses a report once, for all later stages."""

import hashlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from rashomon.annotations.fast_parser import lean_steps, one_thread, quickened
from rashomon.errors import StopError
from rashomon.model.report import Report
from rashomon.seams import ParseCache
from rashomon.text.annotations import (
    Annotations,
    Columns,
    Paragraph,
    ParagraphRole,
    ParsedWords,
    words_of,
)
from rashomon.text.detect_language import is_read_whole
from rashomon.weights.locate import locate_parser

# A report that is not in English, cut into words and sentences and not parsed: the parser would
# read it as English.

_log = logging.getLogger(__name__)
_ENDS = frozenset(".!?…。！？؟।")


@cache
def _cutter() -> Language:
    """Returns spaCy's tokenizer for any language, without a model."""
    return spacy.blank("xx")


def unparsed(prose: str) -> Doc:
    """Returns the Doc of an unparsed text: tokens and sentences, every word of class "X", no
    entities and no tree."""
    plain = _cutter().make_doc(prose)
    words, spaces = [token.text for token in plain], [bool(token.whitespace_) for token in plain]
    return Doc(
        plain.vocab,
        words=words,
        spaces=spaces,
        pos=["X"] * len(words),
        lemmas=[w.lower() for w in words],
        sent_starts=_starts(words),
    )


def _starts(words: list[str]) -> list[bool | int | None]:
    """Returns which tokens begin a sentence: those after a full stop, a question mark or a line
    break."""
    starts: list[bool | int | None] = []
    opens = True
    for word in words:
        blank = word.isspace()
        starts.append(opens and not blank)
        opens = (opens and blank) or "\n" in word or word[-1:] in _ENDS
    return starts


# Curly and angled marks become straight ones, odd spaces plain ones: always one character for one,
# so that offsets stay.
_STRAIGHT = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "″": '"',
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "‚": "'",
        "‛": "'",
        "′": "'",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "\u00ad": " ",
        "\t": " ",
    }
    | dict.fromkeys(
        "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069", " "
    )
)


# Rows of one mark ("!!!!!!", 10,000 quotation marks) cost the tokenizer quadratic time; three say
# as much. So does any
# other mixture of signs and letters without a blank: at such a length it is no word, and its signs
# are read as blanks.
_RUN = re.compile(r"([^\w\s])\1{7,}")
_UNBROKEN = re.compile(r"\S{400,}")
_SIGN = re.compile(r"[\W_]")
PARSE_VERSION = 3  # raised when parsing changes, so that no cached parse is mistaken for a new one
_KEPT = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
# tokens; a text without full stops is cut there, for several rules walk a sentence more than once
LONGEST_SENTENCE = 250


@cache
def load_parser() -> Language:
    """Returns the spaCy pipeline, loaded once per process. Raises MissingWeights."""
    return _with_mails(quickened(spacy.load(locate_parser().folder, exclude=["senter"])))


def _with_mails(nlp: Language) -> Language:
    """Returns the pipeline with "e-mail" as one word: cut at its hyphen, the parser takes it for
    three nouns."""
    tokenizer: Any = nlp.tokenizer
    for word in (f"{first}-mail{ending}" for first in "eE" for ending in ("", "s", "ed", "ing")):
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp


@cache
def _steps() -> tuple[Callable[[Doc], Doc], ...]:
    return lean_steps(load_parser())


NOT_PARSED = (
    "the program failed on its sentences: they are laid side by side, but nothing in them is read"
)
_UNKNOWN = "und"  # of no known language (BCP 47), so that no stage expects a tree


def annotate_reports(
    reports: Iterable[Report], cache: ParseCache | None = None
) -> Iterator[Annotations]:
    """Yields each report with its parse, in order. Texts in the cache are not parsed again; those
    not in English are not parsed at all.

    A report on which the parser fails stays unparsed, and says so.
    """
    for report in reports:
        doc: Doc | None = None
        if is_read_whole(report):
            try:
                doc = (
                    _parsed(prose_of(report)) if cache is None else _cached(prose_of(report), cache)
                )
            except StopError:
                raise
            # the border of one report: whatever it is, the others are read
            except Exception:  # noqa: BLE001
                _log.exception("parsing %s failed", report.source)
                report = replace(report, language=_UNKNOWN, warnings=(*report.warnings, NOT_PARSED))
        doc = doc or unparsed(prose_of(report))
        yield Annotations(report, doc, paragraphs_of(report, doc))


def parsed_again(annotations: Annotations, report: Report) -> Annotations:
    """Returns the report with the parse that it has, or with a new one if its prose has changed."""
    return (
        annotations
        if report.furniture == annotations.report.furniture
        else next(annotate_reports([report]))
    )


_PIECE = 40_000  # characters that are parsed at once: the memory of a parse grows with its length


def _parsed(prose: str) -> Doc:
    """Returns the parse; a long text is parsed piece by piece, each with whole lines where lines
    are short enough."""
    if len(prose) <= _PIECE:
        return _parsed_at_once(prose)
    pieces = [_parsed_at_once(piece) for piece in _pieces(prose)]
    # What was kept beside a piece is of that piece alone; of what it cannot join, spaCy prints all
    # of it.
    # its stub has it not
    return Doc.from_docs(  # type: ignore[call-arg]
        pieces,
        ensure_whitespace=False,
        exclude=["user_data"],
    )


def _pieces(prose: str) -> Iterator[str]:
    """Yields the text in pieces, cut behind a line break, else behind a blank, else anywhere."""
    at = 0
    while at < len(prose):
        end = at + _PIECE
        if end < len(prose):
            end = next((cut + 1 for sign in "\n " if (cut := prose.rfind(sign, at, end)) > at), end)
        yield prose[at:end]
        at = end


def _parsed_at_once(prose: str) -> Doc:
    doc = load_parser().make_doc(prose)
    _break_at_lines(doc)
    with one_thread():
        for step in _steps():
            doc = step(doc)
    return doc


@lru_cache(maxsize=4096)
def parsed_line(text: str) -> ParsedWords:
    """Returns the words of a line that is no report's, such as a question."""
    return words_of(_parsed(text.translate(_STRAIGHT)))


def _cached(prose: str, cache: ParseCache) -> Doc:
    """Returns the parse cached under the digest of text and parser; if there is none or it is
    damaged, a new one, which is cached."""
    key = parse_key(prose)
    kept = cache.get_parse(key)
    with suppress(Exception):  # whatever damage does to packed bytes: a parse can be made again
        if kept is not None:
            return next(
                DocBin(store_user_data=False).from_bytes(kept).get_docs(load_parser().vocab)
            )
    doc = _parsed(prose)
    cache.put_parse(key, pack_parse(doc))
    return doc


def pack_parse(doc: Doc) -> bytes:
    """Returns everything that later stages read of a parse, as bytes."""
    packed = DocBin(attrs=_KEPT, store_user_data=False)
    packed.add(doc)
    return packed.to_bytes()


@cache
def parser_name() -> str:
    """Returns the name of parser and version that this program's parses come from."""
    parser = locate_parser()
    return f"{parser.name} {parser.version}, sentences of {LONGEST_SENTENCE}, {PARSE_VERSION}"


def parse_key(prose: str) -> str:
    """Returns the cache key of a parse, which changes with the text, the parser and the way
    sentences are split."""
    parsed = f"{parser_name()}\x1f{prose}"
    return hashlib.sha256(parsed.encode("utf-8", "surrogatepass")).hexdigest()


def prose_of(report: Report) -> str:
    """Returns the text with furniture blanked and typographic marks normalised, of the same length
    as `report.text`."""
    text = report.text.translate(_STRAIGHT).replace("''", '" ').replace("``", '" ')
    text = _RUN.sub(lambda run: run[0][:3] + " " * (len(run[0]) - 3), text)
    text = _UNBROKEN.sub(lambda run: _SIGN.sub(" ", run[0]), text)
    characters = list(text)
    for span in report.furniture:
        for i in range(span.start, span.end):
            if characters[i] != "\n":
                characters[i] = " "
    return "".join(characters)


def paragraphs_of(report: Report, doc: Doc) -> tuple[Paragraph, ...]:
    """Returns the paragraphs of the text: its lines that are not blank."""
    paragraphs = []
    start, title_seen, plain = 0, False, Columns(doc).plain
    for line in report.text.split("\n"):
        end = start + len(line)
        if line.strip():
            role = ParagraphRole.PROSE
            if report.is_furniture(start, end) and not plain[start:end].strip():
                role = ParagraphRole.FURNITURE
            elif report.title and not title_seen and line.strip() == report.title.strip():
                role, title_seen = ParagraphRole.TITLE, True
            tokens = doc.char_span(start, end, alignment_mode="expand")
            if tokens is not None:
                paragraphs.append(Paragraph(start, end, tokens.start, tokens.end, role))
        start = end + 1
    return tuple(paragraphs)


def _break_at_lines(doc: Doc) -> None:
    """Splits sentences at line breaks, and very long ones in texts without full stops."""
    columns = Columns(doc)
    after_break, run = False, 0
    for place, (text, blank) in enumerate(zip(columns.texts, columns.blanks, strict=True)):
        run = 0 if text in (".", "!", "?") else run + 1
        if (after_break and not blank) or run > LONGEST_SENTENCE:
            doc[place].is_sent_start = True
            after_break, run = False, 0
        if "\n" in text:
            after_break, run = True, 0
