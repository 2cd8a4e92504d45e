"""Splits a report into the stretches that the rules read: sentences, rejoined where the parser broke them."""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.lexicon import set_of
from rashomon.statements.quotations import Quotation, find_quotations
from rashomon.text.annotations import Annotations, ParagraphRole
from rashomon.text.verbs import verb_cue

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASKING = 16  # tokens of who asks and the verb


@dataclass(frozen=True, slots=True)
class Stretch:
    """Token indices (half-open) of one sentence of prose or of the title, and the number of its paragraph."""

    first: int
    last: int
    paragraph: int
    title: bool


@dataclass(frozen=True, slots=True)
class ReportStretches:
    """A report with its quotations and stretches.

    `bounds` gives each quotation's token indices; `quotation_of` and `stretch_of` map token index to number, -1 for none.
    """

    annotated: Annotations
    quotations: tuple[Quotation, ...]
    bounds: tuple[tuple[int, int], ...]
    quotation_of: list[int]
    stretches: tuple[Stretch, ...]
    stretch_of: list[int]

    @property
    def doc(self) -> Doc:
        """The parsed document."""
        return self.annotated.doc

    def in_quotation(self, index: int) -> bool:
        """Whether the token lies in a quotation or is one of its marks; False for an index out of range."""
        return 0 <= index < len(self.quotation_of) and self.quotation_of[index] >= 0

    def limits(self, token: Token) -> tuple[int, int]:
        """The half-open token indices of the stretch that contains this token."""
        stretch = self.stretches[self.stretch_of[token.i]]
        return stretch.first, stretch.last

    def has_predicate(self, first: int, last: int) -> bool:
        """Whether these tokens contain a finite verb, or a participle that the parser may have read as a modifier."""
        return any(
            self.doc[i].tag_ in FINITE or (self.doc[i].tag_ == "VBN" and self.doc[i].dep_ in ("acl", "ROOT")) for i in range(first, last)
        )

    def has_finite_verb(self, first: int, last: int) -> bool:
        """Whether these tokens contain a finite verb."""
        return any(self.doc[i].tag_ in FINITE or _is_told_past(self.doc[i]) for i in range(first, last))


def _is_told_past(token: Token) -> bool:
    """Whether a past tense was tagged as a participle: it has a subject but no auxiliary ("the fire burned until dawn")."""
    deps = {child.dep_ for child in token.children} if token.tag_ == "VBN" else set()
    return "nsubj" in deps and not deps & {"aux", "auxpass"}


def read_stretches(annotated: Annotations) -> ReportStretches:
    """Builds the stretches of one report."""
    doc = annotated.doc
    quotations = find_quotations(annotated)
    starts = [token.idx for token in doc]
    bounds = tuple((bisect_left(starts, q.start), bisect_left(starts, q.end)) for q in quotations)
    quotation_of = [-1] * len(doc)
    for number, (first, last) in enumerate(bounds):
        for i in range(first, last):
            quotation_of[i] = number
    stretches = tuple(_stretches(annotated, quotation_of))
    stretch_of = [-1] * len(doc)
    for number, stretch in enumerate(stretches):
        for i in range(stretch.first, stretch.last):
            stretch_of[i] = number
    return ReportStretches(annotated, quotations, bounds, quotation_of, stretches, stretch_of)


def _stretches(annotated: Annotations, quotation_of: list[int]) -> list[Stretch]:
    out: list[Stretch] = []
    for number, paragraph in enumerate(annotated.paragraphs):
        if paragraph.role is ParagraphRole.FURNITURE:
            continue
        begun = len(out)
        for sentence in annotated.sentences_in(paragraph):
            first, last = _trim(annotated.doc, max(sentence.start, paragraph.first), min(sentence.end, paragraph.last))
            if first >= last:
                continue
            if len(out) > begun and _joins(annotated.doc, out[-1].last - 1, first, quotation_of):
                out[-1] = Stretch(out[-1].first, last, number, paragraph.role is ParagraphRole.TITLE)
            else:
                out.append(Stretch(first, last, number, paragraph.role is ParagraphRole.TITLE))
    return out


def _trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    while first < last and doc[first].is_space:
        first += 1
    while last > first and doc[last - 1].is_space:
        last -= 1
    return first, last


def _is_asked_by(doc: Doc, before: int, first: int, quotation_of: list[int]) -> bool:
    """Whether the sentence after a quoted question only says who asked it: `"Who knew?" Justice Lund asked at a hearing.`"""
    if quotation_of[before] < 0 or before < 1 or doc[before - 1].text not in ("?", "!"):
        return False
    verb = next((token for token in doc[first : first + _ASKING] if token.tag_ in FINITE), None)
    cue = verb_cue(verb.lemma_) if verb is not None and quotation_of[verb.i] < 0 else None
    if verb is None or cue is None or "quote" not in cue.frames or verb.i == first:
        return False
    if any(token.text in (":", ";") or quotation_of[token.i] >= 0 for token in verb.sent):
        return False
    return verb.dep_ == "ROOT" and not any(child.dep_ in ("ccomp", "xcomp", "advcl", "conj", "dobj") for child in verb.rights)


def _joins(doc: Doc, before: int, first: int, quotation_of: list[int]) -> bool:
    """Whether the parser's break between these tokens is not the end of a sentence."""
    if quotation_of[first] >= 0 and quotation_of[before] == quotation_of[first]:
        return True
    if _is_asked_by(doc, before, first, quotation_of):
        return True
    end, start = doc[before], doc[first]
    if (
        end.text == "."
        and before > 0
        and doc[before - 1].text[0].isupper()
        and f"{doc[before - 1].lower_}." in set_of("attribution.abbreviations")
    ):
        return True
    if end.lower_ in set_of("attribution.abbreviations") or end.text in (":", ",", ";"):
        return True
    if end.text in ("—", "–", "-", "--") or (end.pos_ == "PROPN" and start.pos_ == "PROPN" and end.is_alpha):
        return True  # inside a name, or behind a dash: no sentence ends there
    return start.text[0].islower() or start.text in (",", ".", ")")
