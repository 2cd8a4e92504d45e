"""Words of a draft that reports have otherwise: quotations that were changed, attributions and
hedges that were dropped, stretches that were copied (`word_notes`)."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from spacy.lang.en.stop_words import STOP_WORDS

from rashomon.draft_check.near_sentences import Beside, Facts, Teller
from rashomon.draft_check.nearest_words import nearest_words
from rashomon.model.claim import ClaimSentence
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.shipped.words import set_of
from rashomon.telling.notes import Note, NoteKind
from rashomon.telling.wording import counted, name_reports_in
from rashomon.text.name_words import fold
from rashomon.text.word_families import family_of

_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"\n]{6,600})[”\"]")
_FEW = 3  # words; what is shorter is no quotation that could be changed
_SAME = 90.0  # of a hundred, from which they are one, whoever is said to speak
_NEAR = 75.0  # of a hundred, from which two quotations are near
_TOLD = 0.7  # share of the strength and of the words of the one that tells most
_HEDGES = set_of("passages.hedges", "passages.unsure") - set_of("attribution.ahead")
_SURE = 0.6  # strength of the likeliest from which it surely bears on the same thing
_COPIED = 0.85  # share of a sentence's words that stand in another in runs
_RUN = 4  # words in a row
_SHORTEST = 12  # words of a sentence that can be copied


def word_notes(one: Facts, near: Sequence[Facts], beside: Beside, teller: Teller) -> Iterator[Note]:
    """Yields what reports have otherwise of the words of a sentence."""
    told = (_stated(one, near, beside, teller), _copied(one, near, teller))
    yield from (*_quotations(one, near, beside, teller), *filter(None, told))
    for words in filter(one.span.contains, beside.turned):
        found = ((f, s) for f in beside.pile for s in beside.turned[words] if f.span.contains(s))
        yield teller.note(NoteKind.DENIED, one, words, "the same speaker says the opposite", found)


# Quotations.


def _quotations(
    one: Facts, near: Sequence[Facts], beside: Beside, teller: Teller
) -> Iterator[Note]:
    """Quotations that no report prints so, but one prints much alike."""
    for words in unprinted(one, beside):
        if found := _printed(words.quote, one, near, teller):
            yield teller.note(NoteKind.QUOTATION, one, words, "quotation changed", [found])


def unprinted(one: Facts, beside: Beside) -> tuple[Span, ...]:
    """Returns the quotations of a sentence that no report prints so."""
    places = (match.span("words") for match in _QUOTED.finditer(one.span.quote))
    said = ((words, fold(words.quote)) for words in (beside.words(one, *at) for at in places))
    return tuple(w for w, f in said if len(f.split()) >= _FEW and not beside.has_words(f))


def _printed(
    words: str, one: Facts, some: Sequence[Facts], teller: Teller
) -> tuple[Facts, Span] | None:
    """The words among sentences that are most like a quotation, where they are much alike."""
    rated = [(nearest_words(words, teller.reports[f.report], f.span), f) for f in some]
    (likeness, printed), best = max(rated, key=lambda r: r[0][0], default=((0.0, None), one))
    least = _NEAR if _may_speak(one, best) else _SAME
    return (best, printed) if printed is not None and likeness >= least else None


def _may_speak(one: Facts, best: Facts) -> bool:
    """Whether no other speaker has the words there, as far as known."""
    mine, theirs = ({s.speaker_name for s in f.statements if s.speaker_name} for f in (one, best))
    return not (mine and theirs) or bool(mine & theirs)


# Who says it.


def _stated(one: Facts, near: Sequence[Facts], beside: Beside, teller: Teller) -> Note | None:
    """What is stated as fact, or as sure, where all reports that tell it give it as somebody's
    words, or are not sure of it."""
    content = _content(one.span.quote)
    telling = [f for f in near if f.strength >= max(_SURE, _TOLD * near[0].strength)]
    if one.statements or not telling or not all(_is_said(content, f) for f in telling):
        return None
    best = telling[0]
    who = next((s for s in best.statements if s.speaker), None)
    if who is not None and not _is_hedged(best):
        kind, told = NoteKind.ATTRIBUTION, f"attributes it to {who.speaker}"
    else:
        kind, told = NoteKind.HEDGE, "is not so sure"
    if _is_hedged(one) or (who is not None and _is_named_before(who, one, beside)):
        return None
    told = f"stated as fact here; {name_reports_in([best.report], teller.called)} {told}"
    return teller.note(kind, one, one.span, told, [(best, best.span)])


def _is_named_before(said: Statement, one: Facts, beside: Beside) -> bool:
    """Whether the sentence, or one before it in its paragraph, names who speaks."""
    text = beside.page.report.text
    begun = text.rfind("\n", 0, one.span.start) + 1
    return set(fold(said.speaker or "").split()[-1:]) <= set(
        fold(text[begun : one.span.end]).split()
    )


def _content(text: str) -> frozenset[str]:
    """The families of the words that tell something."""
    return frozenset(family_of(word) for word in fold(text).split() if word not in STOP_WORDS)


def _is_hedged(one: Facts) -> bool:
    """Whether a sentence says that what it tells is not known."""
    return not _HEDGES.isdisjoint(fold(one.span.quote).split())


def _is_said(content: frozenset[str], facts: Facts) -> bool:
    """Whether most of what a sentence tells of this stands in somebody's words, or as unsure."""
    said = content & _content(_said_in(facts))
    return _is_hedged(facts) or 2 * len(said) > len(content & _content(facts.span.quote))


def _said_in(facts: Facts) -> str:
    """What of a sentence is somebody's words."""
    quoted = (match["words"] for match in _QUOTED.finditer(facts.span.quote))
    return " ".join((*quoted, *(one.quote.quote for one in facts.statements)))


# Copies.


def _copied(one: Facts, near: Sequence[Facts], teller: Teller) -> Note | None:
    """A sentence that stands in a report nearly word for word, without its credit."""
    mine = fold(one.span.quote).split()
    if len(mine) < _SHORTEST or not near:
        return None
    found = [f.sentence for f in near if _in_runs(mine, f.span.quote) >= _COPIED]
    if not found or _credits(one, found, teller):
        return None
    told = f"copied, no credit: {counted(len(mine), 'word')}, as in {teller.told_in(found)}"
    return teller.note(NoteKind.COPIED, one, one.span, told, ())


def _credits(one: Facts, found: Sequence[ClaimSentence], teller: Teller) -> bool:
    """Whether a sentence names the outlet or agency of a report that has it."""
    reports = (teller.reports[sentence.report] for sentence in found)
    sources = {name for r in reports for name in (r.outlet, *r.agencies) if name}
    return any(f" {fold(name)} " in f" {fold(one.span.quote)} " for name in sources)


def _in_runs(mine: Sequence[str], other: str) -> float:
    """The share of words that stand in another sentence in runs."""
    blocks = SequenceMatcher(None, mine, fold(other).split(), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _RUN) / len(mine)
