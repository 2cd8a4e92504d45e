"""Parses a report once, for all later stages, by a parser that is made cheaper with identical
results: faster matrix products, and all entities found at once (a fifth of the time of compare)."""

import hashlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import spacy
from spacy.attrs import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    IS_LOWER,
    IS_SPACE,
    ORTH,
    SENT_START,
)
from spacy.language import Language
from spacy.tokenizer import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    Tokenizer,
)
from spacy.tokens import Doc, DocBin
from spacy.util import registry
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from rashomon.errors import StopError
from rashomon.model.report import Report
from rashomon.parsing.entities import EntitiesAtOnce
from rashomon.parsing.word_classes import ClassesAtOnce
from rashomon.protocols import ParseCache
from rashomon.shipped.weights.locate import locate_parser
from rashomon.shipped.words import PatternMatch, pattern_of
from rashomon.text.detect_language import is_read_whole
from rashomon.text.parsed_report import Annotations, Paragraph, ParagraphRole, words_of
from rashomon.text.printed_figures import UNSEEN, evenly_printed
from rashomon.text.whole_sentences import begun_behind_abbreviations, lines_in
from rashomon.text.word_forms import stems_of

_Step = Callable[[Doc], Doc]  # of the pipeline


def quickened(nlp: Language) -> Language:
    """Returns the pipeline with numpy's matrix products. They take a third of the time of those
    that thinc ships."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if type(node.ops) is NumpyOps:
                node.ops = ops
    return nlp


@cache
def _thread_controller() -> ThreadpoolController:
    return ThreadpoolController()


@cache
def lean_steps() -> tuple[_Step, ...]:
    """Returns the steps of the pipeline, with entities, classes and base forms found at once."""
    nlp = load_parser()
    lean: dict[str, Any] = dict(nlp.pipeline)
    lean["ner"] = EntitiesAtOnce(lean["ner"])
    lean["attribute_ruler"] = ClassesAtOnce(
        nlp.vocab, ruler=lean["attribute_ruler"], lemmatizer=lean.pop("lemmatizer")
    )
    return tuple(lean.values())


# A report that is not in English, cut into words and sentences and not parsed: the parser would
# read it as English.

_log = logging.getLogger(__name__)
_ENDS = frozenset(".!?…。！？؟।")


@cache
def _sentence_cutter() -> Language:
    """Returns spaCy's tokenizer for any language, without a model."""
    return spacy.blank("xx")


def unparsed(prose: str, language: str | None = None) -> Doc:
    """Returns the Doc of a text that is not parsed: tokens and sentences, every word of class "X"
    with its stem in this language as lemma, no entities and no tree."""
    tokens = _sentence_cutter().make_doc(prose)
    words = [token.text for token in tokens]
    starts: list[bool | int | None] = []
    opens = True  # whether a sentence does: after a stop, a question mark or a line
    for word in words:
        blank = word.isspace()
        starts.append(opens and not blank)
        opens = (opens and blank) or "\n" in word or word[-1:] in _ENDS
    # all at once: spaCy goes through the whole Doc for each start that is set by itself
    return Doc(
        tokens.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in tokens],
        pos=["X"] * len(words),
        lemmas=stems_of(words, language),
        sent_starts=starts,
    )


# Curly and angled marks become straight ones, odd spaces plain ones: always one character for one,
# so that offsets stay.
_STRAIGHT = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’ʼ‚‛′", "'")
    | dict.fromkeys(
        "\u00a0\u2009\u202f\u200b\ufeff\u00ad\t\u200c\u200d\u200e\u200f"
        "\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069",
        " ",
    )
)


# Rows of one mark ("!!!!!!", 10,000 quotation marks) cost the tokenizer quadratic time; three say
# as much. So does any other mixture of signs and letters without a blank: at such a length it is no
# word, and its signs are read as blanks.
_WIDE = pattern_of(
    r"(''|``)(?=(\w)?)"
)  # a quotation mark of two characters, as typewriters make it
_RUN = pattern_of(r"([^\w\s])\1{7,}")
_UNBROKEN = pattern_of(r"\S{400,}")
_SIGN = pattern_of(r"[\W_]")
PARSE_VERSION = 6  # raised when parsing changes, so that no cached parse is mistaken for a new one
_KEPT = ["ORTH", "SPACY", "TAG", "POS", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
# tokens; a text without full stops is cut there, for several rules walk a sentence more than once
LONGEST_SENTENCE = 250
_OPENS, _GOES_ON = 1, -1  # whether a sentence opens at a token, as spaCy keeps it


@cache
def load_parser() -> Language:
    """Returns the spaCy pipeline, loaded once in each process. Raises MissingWeights if its files
    are missing or changed."""
    # takes its rules from these files; the library's would first make all of its own
    registry.tokenizers.register("rashomon", func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    nlp = spacy.load(
        locate_parser().folder,
        exclude=["senter"],
        config={"nlp": {"tokenizer": {"@tokenizers": "rashomon"}}},
    )
    return _with_mails(quickened(nlp))


def _with_mails(nlp: Language) -> Language:
    """Returns the pipeline with "e-mail" as one word: cut at its hyphen, the parser takes it for
    three nouns."""
    tokenizer: Any = nlp.tokenizer
    for small in "e-mail e-mails e-mailed e-mailing".split():
        for word in (small, small.capitalize()):
            tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp


NOT_PARSED = (
    "the program failed on its sentences: they are laid side by side, but nothing in them is read"
)


def annotate_reports(
    reports: Iterable[Report], cache: ParseCache | None = None
) -> Iterator[Annotations]:
    """Yields each report with its parse, in order. Texts in the cache are not parsed again. Texts
    that are not in English are not parsed, and neither is a report on which the parser fails; that
    report says so."""
    for report in reports:
        doc = None
        if is_read_whole(report):
            try:
                prose = prose_to_parse(report)
                doc = _parse_in_pieces(prose) if cache is None else _parse_with_cache(prose, cache)
            except StopError:
                raise
            # the border of one report: whatever it is, the others are read
            except Exception:  # noqa: BLE001
                _log.exception("parsing %s failed", report.source)
                # of no known language (BCP 47), so that no stage expects a tree
                report = replace(report, language="und", warnings=(*report.warnings, NOT_PARSED))
        doc = doc or unparsed(prose_to_parse(report), report.language)
        yield Annotations(report, doc=doc, paragraphs=paragraphs_of(report, doc))


_PIECE = 40_000  # characters that are parsed at once: the memory of a parse grows with its length


def _parse_in_pieces(prose: str) -> Doc:
    """Returns the parse; a long text is parsed piece by piece, in whole lines where it can."""
    if len(prose) <= _PIECE:
        return _parsed_at_once(prose)
    pieces = [_parsed_at_once(piece) for piece in _pieces(prose)]
    return Doc.from_docs(pieces, ensure_whitespace=False)


def _pieces(prose: str) -> Iterator[str]:
    """Yields the text in pieces, cut behind a line break, otherwise behind a blank, otherwise
    anywhere."""
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
    _break_behind_abbreviations(doc, prose)
    # products of one report are too small to be divided; sums stay the same for any number of cores
    with _thread_controller().limit(limits=1, user_api="blas"):
        for step in lean_steps():
            doc = step(doc)
    doc.tensor = np.zeros((0, 0), dtype=np.float32)  # half of its memory, which nobody reads
    return doc


def _parse_with_cache(prose: str, cache: ParseCache) -> Doc:
    """Returns the parse cached under the digest of text and parser; if there is none or it is
    damaged, a new one, which is cached."""
    key = parse_key(prose)
    cached_parse = cache.get_parse(key)
    with suppress(Exception):  # whatever damage does to packed bytes: a parse can be made again
        if cached_parse:
            packed = DocBin(store_user_data=False).from_bytes(cached_parse)
            return next(packed.get_docs(load_parser().vocab))
    doc = _parse_in_pieces(prose)
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
    """Returns the key of a parse in the cache. It depends on the text, on the parser, and on how
    sentences are split."""
    parsed = f"{parser_name()}\x1f{prose}"
    return hashlib.sha256(parsed.encode("utf-8", "surrogatepass")).hexdigest()


def prose_to_parse(report: Report) -> str:
    """Returns the text of the same length as `report.text`, in which certain furniture is blank,
    typographic marks are normalised, and figures are whole."""
    # digits that a sign which nobody sees parts are not two numbers
    unbroken = re.sub(rf"(?<=\d)[{UNSEEN}](?=[{UNSEEN}.,]*\d)", "\u034f", report.text)
    text = _WIDE.sub(_one_mark, unbroken.translate(_STRAIGHT)).replace("`", "'")
    text = _RUN.sub(lambda run: run[0][:3] + " " * (len(run[0]) - 3), text)
    characters = list(evenly_printed(_UNBROKEN.sub(lambda run: _SIGN.sub(" ", run[0]), text)))
    for span in report.left_out:
        for i in range(span.start, span.end):
            if characters[i] != "\n":
                characters[i] = " "
    return "".join(characters)


def _one_mark(match: PatternMatch) -> str:
    """Returns the mark of one character, and a blank on the side where no word stands."""
    return '" ' if match[2] or match[1] == "``" else ' "'


def paragraphs_of(report: Report, doc: Doc) -> tuple[Paragraph, ...]:
    """Returns the paragraphs of the text: its lines that are not blank."""
    paragraphs = []
    title = (report.title or "").strip()
    plain = str(doc)
    for line in lines_in(report):
        start = line.start
        end = line.end
        role = ParagraphRole.PROSE
        if report.is_furniture(start, end) and not plain[start:end].strip():
            role = ParagraphRole.FURNITURE
        elif line.quote.strip() == title:
            role = ParagraphRole.TITLE
            title = ""  # which no other line is
        tokens = words_of(doc).of(line)
        if tokens:
            paragraphs.append(
                Paragraph(start=start, end=end, first=tokens.start, last=tokens.stop, role=role)
            )
    return tuple(paragraphs)


def _break_behind_abbreviations(doc: Doc, text: str) -> None:
    """Begins a sentence behind "a.m." and the like where one surely begins."""
    for place in begun_behind_abbreviations(text, start=0, stop=len(text)):
        if span := doc.char_span(place, place + 1, alignment_mode="expand"):
            span[0].is_sent_start = True


def _break_at_lines(doc: Doc) -> None:
    """Begins a sentence behind each line break, and within very long texts without full stops. None
    begins behind the first word of a line if the next word is in small letters: of "15 dead" the
    parser may count "15" to the line above."""
    forms = doc.to_array(ORTH).tolist()
    strings = doc.vocab.strings
    breaks = {form for form in set(forms) if "\n" in strings[form]}
    stops = {strings[sign] for sign in ".!?"}
    is_space = doc.to_array(IS_SPACE).tolist()
    is_lower = doc.to_array(IS_LOWER).tolist()
    starts: Any = doc.to_array(SENT_START).astype(np.int64)
    after_break = False
    words_since_stop = 0
    for i, form in enumerate(forms):
        words_since_stop = 0 if form in stops else words_since_stop + 1
        # the first word of a line, or a sentence that is far too long
        if (after_break and not is_space[i]) or words_since_stop > LONGEST_SENTENCE:
            starts[i] = _OPENS
            if after_break and is_lower[i + 1 : i + 2] == [1]:
                starts[i + 1] = _GOES_ON
            after_break = False
            words_since_stop = 0
        if form in breaks:
            after_break = True
            words_since_stop = 0
    # all at once: spaCy goes through the whole Doc for each start that is set by itself
    doc.from_array([SENT_START], starts.astype(np.uint64))
