"""Decides whether a speaker is an unidentified person, and finds the reason the report gives."""

import re

from spacy.tokens import Token

from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of, set_of
from rashomon.statements.context import Speaker
from rashomon.statements.report_stretches import ReportStretches, Stretch
from rashomon.statements.source_phrases import INDEFINITE, is_adherent, object_of
from rashomon.text.parsed_report import any_word, is_word_of
from rashomon.text.speaker_words import are_persons, is_among

_CONDITION = pattern_of("(?i){saying.on_condition}")
_CAUSE = pattern_of(r"(?i)\b{saying.reasons_to_hide}\b|(?<=, )as (?=he|she|they|it)")


def is_anonymous(reading: ReportStretches, speaker: Speaker) -> bool:
    """Tells whether the speaker is one or more unnamed persons; never a spokesperson, an
    institution or the holder of a unique office.

    Of "some of the guards" the guards are asked; "some" alone is unnamed.
    """
    head = speaker.phrase.head
    if is_word_of(head, "attribution.parts") or head.like_num:
        inner = next((object_of(child) for child in head.rights if child.lower_ == "of"), None)
        # "two of us" is said by somebody who speaks for all, "two of them" by nobody known
        if inner and (inner.lower_ in {"them", "us"} or inner.tag_ == "NNS"):
            return inner.lower_ == "them" or is_among(inner.lemma_.casefold(), "persons")
        if not inner and head.pos_ in {"DET", "ADJ", "PRON"}:
            return True  # "some say"
        head = inner or head
    return _is_nameless(reading, speaker=speaker, head=head)


def _is_nameless(reading: ReportStretches, speaker: Speaker, head: Token) -> bool:
    """Tells whether a noun denotes one or more persons without a name: "an official", "two aides".

    The questions go from what decides alone to what decides only if nothing before it did.
    """
    lemma = head.lemma_.casefold()
    if head.tag_ == "NNPS":
        # "Residents of Leeds said": a capital makes the parser take it for a name
        lemma = lemma.removesuffix("s")
    if reading.stretch_with(head).title:
        return _is_nameless_in_headline(head)
    if is_among(lemma, "spokespersons"):
        return False
    if lemma in set_of("attribution.unique_offices") and any_word(head.lefts, {"the"}):
        return False  # one person holds it, and everybody knows who
    # "a member of the union" has no name; "the union" is a body
    if is_word_of(head, "attribution.parties"):
        return any_word(head.lefts, set_of("attribution.parts"))
    if is_among(lemma, "persons"):
        return not _is_proper(speaker, head)
    if is_among(lemma, "offices"):
        # "ministers", "a minister"
        return head.tag_ == "NNS" or head.left_edge.lower_ in INDEFINITE
    if head.text == "staff":
        return True
    if head.tag_ == "NNS":
        return lemma in {"report", "rumour", "rumor"}  # "reports said": people whom nobody names
    if head.tag_ == "NNPS":
        return head.ent_type_ == "NORP"
    return is_adherent(head)


def _is_nameless_in_headline(head: Token) -> bool:
    """Whether a noun of a headline, which is not parsed, denotes one or more unnamed persons."""
    if is_word_of(head, "attribution.nameless") and is_among(head.lower_, "persons"):
        return True
    return are_persons(head.lower_)


def _is_proper(speaker: Speaker, head: Token) -> bool:
    """Whether the noun is part of a name: "Doctors Without Walls", "the Examiner"."""
    if not head.text[0].isupper():
        return False
    for i in (head.i - 1, head.i + 1):
        if speaker.phrase.first <= i < speaker.phrase.last and head.doc[i].text[0].isupper():
            return True
    return False


def reason_near(reading: ReportStretches, place: Stretch) -> Span | None:
    """The words of this stretch that explain why the speaker is unnamed: the cause if one is
    given, otherwise the condition."""
    text = reading.doc[place.first : place.last].text
    begun = reading.doc[place.first].idx
    condition = _CONDITION.search(text)
    if not condition:
        return None
    start, end = condition.span()
    cause = _CAUSE.search(text, end, end + 60) or _CAUSE.search(text, max(0, start - 20), start)
    if cause:
        stop = re.compile(r"[,;.]").search(text, max(cause.end(), end))
        start = cause.start()
        end = len(text)
        if stop:
            end = stop.start()
    return reading.annotated.report.trimmed_span(begun + start, begun + end)
