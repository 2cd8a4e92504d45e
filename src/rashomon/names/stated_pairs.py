"""Finds pairs of names that a report itself equates (brackets, "known as", "an acronym for"), and
says for whom surnames and head nouns alone stand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from rashomon.model.name import NameKind
from rashomon.names.find_names import FormMention, FoundForms
from rashomon.names.forms import (
    HEADS,
    Apart,
    Form,
    Forms,
    Kinds,
    Pair,
    Why,
    head_noun,
    initials_of,
    is_short_form,
)
from rashomon.names.namesakes import are_one, is_short_person
from rashomon.names.persons import Persons
from rashomon.shipped.words import either, set_of, text

_ALIAS = re.compile(text("names.also_known_as"), re.VERBOSE)
_CALLS = re.compile(
    r"""\s*(?:\w+ly\s)?(?:called|dubbed|nicknamed)[\s"']*"""
)  # somebody calls another something: no name of the first


_KIN = rf"(?:\w+\s)?(?:{either('people.kin')})"
_KIN_BEFORE = re.compile(rf"(?:\b(?:his|her|their|whose)|'s?)\s{_KIN},?\s$", re.IGNORECASE)
_KIN_BEHIND = re.compile(rf",\s(?:his|her|their|the|[\w .-]+'s?)\s{_KIN}\b")


def relatives(found: FoundForms) -> Apart:
    """Returns the forms of a person and of a relative with words of the same name ("his father,
    John Roe"). They are two people, however similar their names are."""
    out = set()
    before: dict[str, set[str]] = defaultdict(set)
    for mention in found.mentions:
        if " " not in mention.form:
            continue
        line = found.lines[mention.line]
        words = set(mention.form.split())
        named = before[mention.report.id]
        before_it = line.text, max(0, mention.start - 40), mention.start
        if _KIN_BEFORE.search(*before_it) or _KIN_BEHIND.match(line.text, mention.end):
            out |= {
                frozenset((mention.form, other))
                for other in named
                if other != mention.form and words & set(other.split())
            }
        named.add(mention.form)
    return frozenset(out)


def stated_pairs(found: FoundForms) -> list[Pair]:
    """Returns (form, form, reason) for every pair that the text equates, in reading order without
    repeats."""
    out: dict[Pair, None] = {}
    for first, later in pairwise(found.mentions):  # in reading order
        if first.line == later.line:
            text = found.lines[first.line].text
            if why := _beside(text, first, later, found.kinds):
                out[first.form, later.form, why] = None
    return list(out)


def _beside(text: str, first: FormMention, second: FormMention, kinds: Kinds) -> Why | None:
    """Returns why the text equates two neighbouring names, or None."""
    if first.form == second.form:
        return None
    gap = text[first.end : second.start]
    behind = text[second.end : second.end + 2]
    short = Form.of(second.form, kinds[second.form])
    same_kind = kinds[first.form] is kinds[second.form]
    stated = (
        len(gap) < 60
        and (same_kind or "known as" in gap)
        and _ALIAS.fullmatch(gap)
        and not _CALLS.fullmatch(gap)
    )
    if stated and behind[:1] != "'":
        return Why(
            f"the text says that the one is known as the other: “{' '.join(gap.split())}”", 0.95
        )
    if gap == ", or " and same_kind and is_short_form(short):
        return Why(f"{second.form} is given as the short name of {first.form}", 0.95)
    closes = behind[:1] == ")" or behind in {'")', "')"}
    if closes and gap in {" (", ' ("', " ('", " (the "}:
        long = Form.of(first.form, kinds[first.form])
        begun = {part[0].casefold() for part in long.parts}
        if (
            len(short.parts) == 1
            and sum(c.isupper() for c in short.text) > 1
            and short.kind is not NameKind.PLACE
            and len(long.parts) > 1
            and (short.text[0].casefold() in begun or initials_of(short, long))
        ):
            return Why(f"{short.text} stands in brackets after {long.text}", 0.95)
    return None


def surname_pairs(forms: Forms, apart: Apart = frozenset()) -> Iterator[Pair]:
    """Yields short names of persons with the full name for which they stand, if only one fits.
    `apart` are forms of two persons."""
    persons = Persons(forms)
    for form in filter(is_short_person, forms):
        bearers = [b for b in persons.bearers(form) if frozenset((b.text, form.text)) not in apart]
        if bearers and are_one(bearers, apart):
            whole = bearers[0].text
            why = f"{form.text} is part of the name {whole}, and of no other in the story"
            yield form.text, whole, Why(why, 0.9)


def head_pairs(found: FoundForms, forms: Forms) -> Iterator[Pair]:
    """Yields a head noun alone ("the Ministry") with the body that was named last before at least
    two thirds of its mentions, if several fit."""
    bodies = [
        form
        for form in forms
        if form.kind is NameKind.ORGANISATION and form.folded not in set_of("name_words.uncut")
    ]
    for form in bodies:
        head = form.parts[0].lower()
        if len(form.parts) > 1 or head not in HEADS or not form.parts[0].istitle():
            continue
        bearers = {
            body.text
            for body in bodies
            if len(body.parts) > 1 and head_noun(body.parts).lower() == head
        }
        votes = Counter(_last_named(found, form.text, bearers))
        if len(bearers) > 1 and votes:
            best = min(votes, key=lambda name: (-votes[name], name))
            if 3 * votes[best] >= 2 * votes.total():
                why = f"{best} is the last body of that sort named before {form.text}"
                yield form.text, best, Why(why, 0.5)


def introduced(found: FoundForms) -> frozenset[tuple[str, str]]:
    """Returns (short form, longer form), if the short form is a part of the longer one and a report
    names the longer one before it ever names the short one."""
    out = set()
    seen: dict[str, set[str]] = defaultdict(set)
    for mention in found.mentions:
        here = seen[mention.report.id]
        form = mention.form
        if form not in here:
            words = form.split()
            first = words[1] if words[0] == "The" and words[1:] else words[0]
            out |= {(form, longer) for longer in here if form in longer and first in longer.split()}
            here.add(form)
    return frozenset(out)


def _last_named(found: FoundForms, short: str, bearers: set[str]) -> Iterator[str]:
    """Yields, for each mention of the short form, the bearer last named in full before it in the
    same report."""
    last: dict[str, str] = {}
    for mention in found.mentions:
        report = mention.report.id
        if mention.form in bearers:
            last[report] = mention.form
        elif mention.form == short and report in last:
            yield last[report]
