"""Cuts a heading from the report's own words: a whole sentence, or a whole clause of a long one, with its speaker.

Words are never cut in the middle where the parse shows a better place.
"""

import itertools
import re
from collections.abc import Collection, Sequence

from spacy.tokens import Token

from rashomon.points.clause_questions import OPEN, TELLING, points_elsewhere

WHOLE = 36  # words of a sentence that is shown whole
_PLAIN = 14  # most words of a sentence in a report's own voice, shown like a clause
_FEWEST = 5  # most words of a clause that stands for its sentence
_LEAST = 8  # words around an answer if nothing else can be shown
_MARKS = frozenset(",;:()—–…")
_NO_END = ("ADP", "DET", "CCONJ", "PART", "SCONJ", "AUX", "ADJ")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_UNDER = ("ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "csubj")  # clauses that mean less, or something else, without the one above
_SPARE = ("advcl", "relcl", "conj", "parataxis", "acl", "appos")  # dispensable parts of a sentence if a comma or dash sets them off
_SPEAKING = frozenset("i we my our me us".split())
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.,' ]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2} )?(?:\([A-Z][\w ]*\) ?)?(?:[—–―]|--?) ?|\([A-Z]{2,}\) (?:[—–―-] )?)(?=\S)"
)
_DOUBLE = re.compile('["“”„‟«»]')


def own_words(tokens: Sequence[Token], blank: Collection[int], speaker: str | None, outlet: str, *, is_quoted: bool) -> tuple[float, str]:
    """Returns the report's words around the answer's tokens, those of `blank` left open, with their speaker; and a penalty.

    `is_quoted`: somebody says them, though it may not be known who.
    """
    doc = tokens[0].doc
    sentence = [t for t in doc[tokens[0].sent.start : tokens[-1].sent.end] if not t.is_space]
    found = _said(sentence, tokens) if speaker is not None else None
    if found is None:
        found = _trimmed(sentence) if len(sentence) <= WHOLE else _clause(sentence, tokens, is_spoken=speaker is not None)
    words = found or _cut(sentence, tokens)
    text = _written(words, blank)
    alone = not any(t.lower_ not in _SPEAKING and points_elsewhere([t], None) for t in words)
    spoken = any(t.lower_ in _SPEAKING for t in words)
    if found is None:
        text = f"{'' if words[0] is sentence[0] else '… '}{text} …"
    elif not text.startswith(OPEN):
        text = f"{text[:1].upper()}{text[1:]}"
    against = 0.35 * (not alone) + 0.4 * (found is None) + 0.3 * (len(words) < _FEWEST) + 0.3 * (spoken and speaker is None)
    against += 0.3 * any(t.text == "?" for t in words)
    telling = any(t.lemma_.lower() in TELLING for t in words)
    quoted = (_in_quotes(sentence[0]) and not telling) or _is_said(found, sentence)
    if speaker is not None and (quoted or (spoken and not telling)):
        return against, f"{speaker}: “{text}”"
    if found is not None and alone and not (is_quoted or quoted) and len(words) <= _PLAIN:
        return against, text
    return against, f"{'Quoted in ' if quoted else ''}{outlet}: “{text}”"


def _in_quotes(first: Token) -> bool:
    """Whether a quotation that opened earlier in the paragraph is still open at the sentence's first word."""
    start = first.i
    while start and "\n" not in first.doc[start - 1].text:
        start -= 1
    before = first.doc[start : first.i].text_with_ws + (first.text if _DOUBLE.match(first.text) else "")
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_said(found: Sequence[Token] | None, sentence: Sequence[Token]) -> bool:
    """Whether the words are what the rest of the sentence attributes to somebody."""
    verbs = [t for t in sentence if t.lemma_.lower() in TELLING and found is not None and t not in found]
    return any(child in (found or ()) for verb in verbs for child in verb.children if child.dep_ == "ccomp")


def _written(words: Sequence[Token], blank: Collection[int]) -> str:
    """The words as printed, on one line; inner double quotation marks become single ones, unpaired ones go."""
    doc, at, end = words[0].doc, words[0].i, words[-1].i + 1  # not Doc.text, which is joined anew on each call
    text = ""
    for place, run in enumerate(_runs(sorted(i for i in blank if at <= i < end))):
        text += doc[at : run[0]].text_with_ws + (OPEN if place == 0 else doc[run[0] : run[-1] + 1].text) + doc[run[-1]].whitespace_
        at = run[-1] + 1
    text = " ".join((text + doc[at:end].text).split())
    text = _DATELINE.sub("", text, count=1) if _DATELINE.match(text) else text
    return _unquoted(text).strip(" ,;:-–—―").removesuffix(".")


def _runs(places: Sequence[int]) -> list[list[int]]:
    return [[i for _, i in run] for _, run in itertools.groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])]


def _unquoted(text: str) -> str:
    """The text without double quotation marks around the whole; inner ones become single, or go if they are not paired."""
    if text and _DOUBLE.match(text[0]) and not _DOUBLE.search(text[1:-1]):
        text = text[1:-1] if _DOUBLE.match(text[-1]) else text[1:]
    found = _DOUBLE.findall(text)
    opened = itertools.cycle((True, False))
    opens = [next(opened) if mark == '"' else mark in "“„«" for mark in found]
    if opens != [place % 2 == 0 for place in range(len(found))] or len(found) % 2:
        return " ".join(_DOUBLE.sub("", text).split())
    marks = iter(opens)
    return _DOUBLE.sub(lambda _: "‘" if next(marks) else "’", text)


def _said(sentence: Sequence[Token], tokens: Sequence[Token]) -> list[Token] | None:
    """Of a sentence that ends in its speaker, the said part, if that is a clause of its own with the whole answer in it."""
    for verb in sentence:
        said = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), None)
        if said is not None and verb.lemma_.lower() in TELLING and _is_finite(said):
            words = [t for t in sentence if said.left_edge.i <= t.i <= said.right_edge.i]
            whole = {t.i for t in tokens} <= {t.i for t in words} and verb not in words
            return _trimmed(words) if whole and _FEWEST <= len(words) <= WHOLE else None
    return None


def _clause(sentence: Sequence[Token], tokens: Sequence[Token], *, is_spoken: bool) -> list[Token] | None:
    """The smallest whole clause around the answer that can stand for the sentence; None if there is none, or it is too long."""
    at, seen = _verb_over(tokens[0]), set[int]()
    while at is not None and at.i not in seen:
        seen.add(at.i)
        told = is_spoken and at.dep_ == "ccomp" and at.head.lemma_.lower() in TELLING  # its speaker is named before it
        if (told or at.dep_ not in _UNDER) and _is_finite(at):
            words = _shortened(at, sentence, tokens)
            if words is not None:
                return words
        at = at.head if at.head.i != at.i else None
    return None


def _verb_over(token: Token) -> Token | None:
    """The nearest verb at or above a token."""
    return next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")), None)


def _is_finite(verb: Token) -> bool:
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return any(child.dep_ in _SUBJECTS for child in verb.children) and any(t.tag_ in _FINITE for t in (verb, *own))


def _shortened(verb: Token, sentence: Sequence[Token], tokens: Sequence[Token]) -> list[Token] | None:
    """A clause without what commas or dashes set off at its ends, as far as its length requires."""
    inside = {t.i for t in tokens}
    places = {t.i for t in sentence}
    first, last = verb.left_edge.i, verb.right_edge.i
    spare = [t for t in verb.subtree if t.dep_ in _SPARE and t.i != verb.i and t.i in places and _is_set_off(t)]
    spare += [t for t in verb.children if t.dep_ in ("prep", "npadvmod", "advmod") and _is_set_off(t)]
    spare = [t for t in spare if not t.left_edge.i <= verb.i <= t.right_edge.i and inside.isdisjoint(each.i for each in t.subtree)]
    for _ in range(len(spare) + 1):
        kept = _trimmed([t for t in sentence if first <= t.i <= last])
        if not inside <= {t.i for t in kept} or len(kept) < _FEWEST:
            return None
        if len(kept) <= WHOLE:
            return kept
        behind = [t for t in spare if t.left_edge.i <= kept[-1].i <= t.right_edge.i]
        before = [t for t in spare if t.left_edge.i <= kept[0].i <= t.right_edge.i]
        if behind:
            last = max(t.left_edge.i for t in behind) - 1  # the least that can go
        elif before:
            first = min(t.right_edge.i for t in before) + 1
        else:
            return None
    return None


def _trimmed(words: Sequence[Token]) -> list[Token]:
    """The words without marks at either end and without a conjunction that joins them to their neighbours."""
    kept = list(words)
    while kept and ((kept[0].is_punct and not _is_quote(kept[0])) or kept[0].pos_ == "CCONJ" or _joins(kept[0])):
        kept = kept[1:]
    while kept and ((kept[-1].is_punct and kept[-1].text not in ".”\"’'%)?") or kept[-1].pos_ == "CCONJ"):
        kept = kept[:-1]
    return kept


def _joins(token: Token) -> bool:
    """Whether the word only joins what follows to what came before."""
    return token.dep_ == "cc" or (token.dep_ == "mark" and token.lower_ == "that")


def _is_quote(token: Token) -> bool:
    return token.is_quote or token.text in "'‘’"


def _is_set_off(token: Token) -> bool:
    """Whether a mark stands before what depends on the token, or after it if it opens the sentence."""
    first, last = token.left_edge, token.right_edge
    before = first.i > 0 and first.nbor(-1).is_punct
    return before if first.i > first.sent.start else last.i + 1 < len(last.doc) and last.nbor(1).text == ","


def _cut(sentence: Sequence[Token], tokens: Sequence[Token]) -> list[Token]:
    """The part between marks around the answer, within the limit for a sentence."""
    inside = [k for k, t in enumerate(sentence) if tokens[0].i <= t.i <= tokens[-1].i]
    start, end = max(0, min(inside[0], inside[-1] + 1 - _LEAST)), max(inside[-1] + 1, min(inside[0] + _LEAST, len(sentence)))
    if inside[-1] < WHOLE:
        start = 0
    end = min(end, start + WHOLE)
    while start > 0 and (end - start < WHOLE or sentence[start].dep_ == "case") and not _is_mark(sentence[start - 1]):
        start -= 1
    while end < len(sentence) and end - start < WHOLE and not _is_mark(sentence[end]):
        end += 1
    start += bool(start and sentence[start].pos_ == "CCONJ" and start < inside[0])
    while end > inside[-1] + 1 and sentence[end - 1].pos_ in _NO_END:
        end -= 1
    return list(sentence[start:end])


def _is_mark(token: Token) -> bool:
    return token.text in _MARKS or (token.text == "-" and bool(token.whitespace_))
