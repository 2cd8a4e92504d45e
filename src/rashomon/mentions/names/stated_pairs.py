"""Finds pairs of names that a report itself equates (brackets, "known as", "an acronym for"), and
says for whom surnames and head nouns alone stand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rashomon.mentions.names.find_names import FormMention, FoundForms
from rashomon.mentions.names.forms import (
    HEADS,
    Form,
    Forms,
    Kinds,
    Pair,
    Why,
    head_noun,
    initials_of,
    is_short_form,
)
from rashomon.mentions.names.namesakes import are_one, is_short_person
from rashomon.mentions.names.persons import Persons
from rashomon.model.name import NameKind
from rashomon.shipped.words import either, pattern_of, set_of, text
from rashomon.text.gathering import most_first
from rashomon.text.white_space import single_spaced

_ALIAS = re.compile(text("names.also_known_as"), re.VERBOSE)
_CALLS = pattern_of(
    r"""\s*(?:\w+ly\s)?(?:called|dubbed|nicknamed)[\s"']*"""
)  # somebody calls another something: no name of the first


_KIN = rf"(?:\w+\s)?(?:{either('people.kin')})"
_KIN_BEFORE = re.compile(rf"(?:\b(?:his|her|their|whose)|'s?)\s{_KIN},?\s$", re.IGNORECASE)
_KIN_BEHIND = pattern_of(rf",\s(?:his|her|their|the|[\w .-]+'s?)\s{_KIN}\b")


def relatives(story: FoundForms) -> frozenset[frozenset[str]]:
    """Returns the forms of a person and of a relative with words of the same name ("his father,
    John Roe").

    They are two people, however similar their names are. Only names of several words are compared,
    with those before them in the report.
    """
    pairs = set()
    before: dict[str, set[str]] = defaultdict(set)
    for mention in story.mentions:
        if " " not in mention.form:
            continue
        text = mention.line.text
        mentions_before = before[mention.report.id]
        before_it = text, max(0, mention.start - 40), mention.start
        if _KIN_BEFORE.search(*before_it) or _KIN_BEHIND.match(text, mention.end):
            words = set(mention.form.split())
            for name in mentions_before - {mention.form}:
                if not words.isdisjoint(name.split()):
                    pairs.add(frozenset((mention.form, name)))
        mentions_before.add(mention.form)
    return frozenset(pairs)


def stated_pairs(story: FoundForms) -> list[Pair]:
    """Returns (form, form, reason) for every pair that the text equates, in reading order without
    repeats."""
    pairs: dict[Pair, None] = {}
    for first, later in pairwise(story.mentions):  # in reading order
        is_near = first.line is later.line and first.form != later.form
        if is_near and (why := _why_side_by_side(first, second=later, kinds=story.kinds)):
            pairs[first.form, later.form, why] = None
    return list(pairs)


def _why_side_by_side(first: FormMention, second: FormMention, kinds: Kinds) -> Why | None:
    """Returns why the text equates two neighbouring names, or None: "Harn Flood Bureau (HFB)",
    "Harn Flood Bureau, or HFB"."""
    text = first.line.text
    gap = text[first.end : second.start]
    behind = text[second.end : second.end + 2]
    same_kind = kinds[first.form] is kinds[second.form]
    if (same_kind or "known as" in gap) and behind[:1] != "'" and _is_alias(gap):
        plain = single_spaced(gap)
        return Why(f"the text says that the one is known as the other: “{plain}”", 0.95)
    short = Form.of(second.form, kinds[second.form])
    if gap == ", or " and same_kind and is_short_form(short):
        return Why(f"{second.form} is given as the short name of {first.form}", 0.95)
    closes = behind[:1] == ")" or behind in {'")', "')"}
    if closes and gap in {" (", ' ("', " ('", " (the "}:
        long = Form.of(first.form, kinds[first.form])
        if _may_abbreviate(short, long):
            return Why(f"{short.text} stands in brackets after {long.text}", 0.95)
    return None


def _is_alias(gap: str) -> bool:
    """Whether the words between two names say that both are one's."""
    return len(gap) < 60 and bool(_ALIAS.fullmatch(gap)) and not _CALLS.fullmatch(gap)


def _may_abbreviate(short: Form, long: Form) -> bool:
    """Tells whether one word with several capitals can stand for a name of several words: "HFB" for
    "Harn Flood Bureau".

    A person needs exactly its initials; of a body, small words may be left out.
    """
    if len(short.parts) != 1 or len(long.parts) < 2:
        return False
    if short.kind is NameKind.PLACE or sum(map(str.isupper, short.text)) < 2:
        return False
    if long.kind is NameKind.PERSON:  # a photographer is not the agency behind the name
        return short.text == "".join(part[0] for part in long.parts)
    return bool(initials_of(short, long))


def surname_pairs(forms: Forms, apart: frozenset[frozenset[str]] = frozenset()) -> Iterator[Pair]:
    """Yields short names of persons with the full name for which they stand, if only one fits.
    `apart` are forms of two persons."""
    persons = Persons(forms)
    for form in filter(is_short_person, forms):
        bearers = []
        for bearer in persons.bearers(form):
            if frozenset((bearer.text, form.text)) not in apart:
                bearers.append(bearer)
        if bearers and are_one(bearers, apart):
            full_name = bearers[0].text
            why = f"{form.text} is part of the name {full_name}, and of no other in the story"
            yield form.text, full_name, Why(why, 0.9)


def head_pairs(story: FoundForms, forms: Forms) -> Iterator[Pair]:
    """Yields a head noun alone ("the Ministry") with the body that it means, if several fit.

    That is the one that was named last before at least two thirds of its mentions.
    """
    heads = []
    bodies = defaultdict(set)  # the names of several words, by their head noun
    for form in forms:
        if form.kind is not NameKind.ORGANISATION or form.folded in set_of("name_matching.uncut"):
            continue
        first = form.parts[0]
        if len(form.parts) > 1:
            bodies[head_noun(form.parts).lower()].add(form.text)
        elif first.lower() in HEADS and first.istitle():
            heads.append(form)
    for form in heads:
        bearers = bodies[form.parts[0].lower()]
        votes = Counter(_last_named(story, short=form.text, bearers=bearers))
        if len(bearers) > 1 and votes:
            best = most_first(votes)[0]
            if 3 * votes[best] >= 2 * votes.total():
                why = f"{best} is the last body of that sort named before {form.text}"
                yield form.text, best, Why(why, 0.5)


def introduced(story: FoundForms) -> frozenset[tuple[str, str]]:
    """Returns (short form, longer form), if the short form is a part of the longer one and a report
    names the longer one before it ever names the short one."""
    pairs = set()
    forms_before: dict[str, set[str]] = defaultdict(set)
    for mention in story.mentions:
        before = forms_before[mention.report.id]
        form = mention.form
        if form in before:
            continue
        # a whole word of the longer name, not a piece of one
        first = form.removeprefix("The ").split()[0]
        for longer in before:
            if form in longer and first in longer.split():
                pairs.add((form, longer))
        before.add(form)
    return frozenset(pairs)


def _last_named(story: FoundForms, short: str, bearers: set[str]) -> Iterable[str]:
    """Yields, for each mention of the short form, the bearer last named in full before it in the
    same report."""
    last = {}
    for mention in story.mentions:
        report = mention.report.id
        if mention.form in bearers:
            last[report] = mention.form
        elif mention.form == short and report in last:
            yield last[report]
