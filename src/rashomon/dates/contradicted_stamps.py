"""Finds the day behind its page's stamp of which a report tells as gone: "the bridge fell on 9 May
2031" on a page of March 2031. Such a stamp is not the day of these words."""

from datetime import timedelta

from spacy.tokens import Token

from rashomon.copies.moments import TOO_FAR, is_mended
from rashomon.dates.mentions import Mentions, TimeMention, day_of
from rashomon.dates.tense import Tense, helpers_of
from rashomon.shipped.words import set_of
from rashomon.text.calendar_words import say_day
from rashomon.text.parsed_report import Annotations, any_of, any_word, is_form_of, those_of
from rashomon.text.polarity import is_negated

_NAMED = frozenset({"day", "month", "iso", "numeric"})
_WHEN = frozenset({"in", "on"})
# Behind these a day may be that of what a verb is about: "won the Games of May 2032".
_CONTENTS = ("dobj", "dative", "attr", "oprd", "xcomp", "ccomp", "pcomp")
_DONE = frozenset({"was", "were", "had", "has", "have", "'s", "'ve"})


def fault_of_stamp(annotated: Annotations, mentions: Mentions) -> str | None:
    """Returns in words what contradicts the day of a page; None where nothing does, or a person
    decided it. A note of correction says on what day the page was changed: it contradicts nothing.
    """
    report = annotated.report
    stamp = day_of(report.published)
    if stamp is None or is_mended(report):
        return None
    for mention in mentions:
        days = mention.days_from(stamp) if _may_be_gone(mention) else None
        if days and days[0] - stamp >= timedelta(TOO_FAR) and _is_gone(mention, annotated):
            gone = annotated.plain[mention.expression.start : mention.expression.end]
            return f"the page is dated {say_day(stamp.isoformat())}, but tells of {gone} as past"
    return None


def _may_be_gone(mention: TimeMention) -> bool:
    """Whether it is a day or month of the prose that is told in the past with its year."""
    expression = mention.expression
    is_named = expression.kind in _NAMED and bool(expression.part("year"))
    is_apart = mention.furniture or mention.is_limit or mention.attributive or expression.until
    return is_named and mention.tense is Tense.PAST and not is_apart


def _is_gone(mention: TimeMention, annotated: Annotations) -> bool:
    """Whether a verb that was done has this day itself: "was delayed in May 2032", not "was moved
    to May 2032" nor "won the Games in May 2032"."""
    expression = mention.expression
    words = annotated.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    is_note = any(expression.is_in(note) for note in annotated.report.corrections)
    if words is None or is_note:
        return False
    link = words.root
    if link.dep_ == "pobj":
        link = link.head
        if link.lower_ not in _WHEN:
            return False
    verb = link.head
    return _was_done(verb) and not any(_may_have_the_day(child, link) for child in verb.children)


def _was_done(verb: Token) -> bool:
    """Whether a verb tells what happened, neither a plan nor a condition."""
    helpers = helpers_of(verb)
    # a past form that the parse takes for a participle has a subject of its own
    is_finite = not helpers.isdisjoint(_DONE) or any_of(verb.lefts, "nsubj")
    is_past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and is_finite)
    is_open = is_form_of(verb, "tense.planned") or is_form_of(verb, "tense.set")
    is_condition = any_word(those_of(verb.lefts, "mark"), set_of("tense.conditions"))
    if not is_past or is_open or is_condition or is_negated(verb):
        return False
    return helpers.isdisjoint(set_of("tense.future_auxiliaries"))


def _may_have_the_day(child: Token, link: Token) -> bool:
    """Whether a day behind a word of the verb may be that of this word."""
    if not child.i < link.i:
        return False
    return child.dep_ in _CONTENTS or (child.dep_ == "prep" and child.lower_ in {"for", "to"})
