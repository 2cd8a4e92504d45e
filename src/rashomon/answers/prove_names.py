"""How a name of a part stands in a sentence, and by which other sentence a "he" or a post means
whom the part names (`NameLook`)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from rashomon.answers.prove_values import Sought
from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.findings import Match
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.lineage.direction import is_medium
from rashomon.model.answer import FaultKind
from rashomon.model.name import NameKind
from rashomon.shipped.words import set_of
from rashomon.text.name_words import fold, skeleton
from rashomon.text.speaker_words import sex_of_given_name

_HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*")
_KIN, _PEOPLE = set_of("people.kin"), frozenset({"man", "woman", "boy", "girl"})
_CALLINGS = set_of("name_words.titles", "name_words.roles")
_BACK = 3  # sentences back in which whom "he" means is named
_NEAR = 6  # words between a name and a post that it has
_LONG, _BEGINNING, _LEAST = 6, 5, 3  # letters by which a name is known in another spelling


def names_in(part: Facts, story: StorySentences) -> Iterator[Sought]:
    """Yields the names of a part: what is taken for one there, and whatever the story names."""
    named = [fact.words for fact in part.of[FactKind.NAME]]
    for run in _CAPITALISED.finditer(part.span.quote):
        start = part.span.start + run.start()
        words = part.page.report.span(start, start + len(run[0]))
        if not words.meets(named) and _ident_of(words.quote, story):
            named.append(words)
    dated = [day.span for day in part.dates]
    for words in sorted(named):
        if fold(words.quote) and not words.meets(dated):
            look = partial(_match_name, story)
            ident, is_firm = _ident_of(words.quote, story), _is_unknown(words.quote, story)
            yield Sought(FaultKind.NAME, words, look, ident, is_firm)


def _ident_of(words: str, story: StorySentences) -> str | None:
    """The name of the story that is spelled so, or the only person's with this last name."""
    plain = fold(words).removeprefix("the ")
    known = story.spellings.get(plain) or story.spellings.get(f"the {plain}")
    return known or story.by_last_name.get((plain.split() or [""])[-1])


@cache
def bare_words(name: str) -> tuple[str, ...]:
    """Returns the words of a name in plain letters, without titles before it and an article."""
    words = fold(name).split()
    while len(words) > 1 and (words[0] == "the" or words[0] in _CALLINGS):
        words = words[1:]
    return tuple(words)


def _is_unknown(name: str, story: StorySentences) -> bool:
    """Whether no word of a name stands in any report, nor is spelled much like one."""
    is_printed = any(word[:_BEGINNING] in story.beginnings for word in bare_words(name))
    is_initials = any(has_initials(report.text.split(), name) for report in story.reports)
    return not (is_printed or (name.isupper() and is_initials))


def _match_name(story: StorySentences, sought: Sought, facts: Facts) -> Match:
    words, text = bare_words(sought.words), fold(facts.span.quote)
    run_together = "".join(words)
    is_printed = set(words) <= set(text.split()) or (
        len(run_together) >= _LONG and run_together in text.replace(" ", "")
    )
    idents = {ident for _, ident in story.names_in(facts.span)}
    idents |= {said.speaker_name for said in facts.statements if said.is_sure and said.speaker_name}
    if is_printed or sought.value in idents or _is_spelled_otherwise(sought.words, facts):
        return Match.SAME
    if facts.page.read_whole:
        return Match.ABSENT
    is_person = story.kind_of(sought.value) is NameKind.PERSON
    is_latin = 2 * len(text) > len(facts.span.quote)
    is_never_named = f" {words[-1]} " not in story.texts[facts.span.report]
    return Match.ABSENT if is_person and is_latin and is_never_named else Match.OPEN


def _is_spelled_otherwise(name: str, facts: Facts) -> bool:
    """Whether a sentence has the initials of a name or what they stand for, the name with another
    ending ("Syria", "Syrian"), or as another language writes it."""
    printed, words = facts.span.quote.split(), bare_words(name)
    if (name.isupper() and has_initials(printed, name)) or _initials_of(name) in printed:
        return True
    if not facts.page.read_whole:
        sought = skeleton(words[-1])
        return len(sought) >= _LEAST and sought in map(skeleton, printed)
    beginnings = {word[:_BEGINNING] for word in fold(facts.span.quote).split()}
    is_long = len(words) == 1 and len(words[0]) >= _BEGINNING
    return is_long and words[0][:_BEGINNING] in beginnings


def _initials_of(name: str) -> str:
    words = [word for word in name.split() if word[0].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def has_initials(words: Sequence[str], initials: str) -> bool:
    """Whether capitalised words that follow one another have these initials."""
    letters = "".join(word[0] for word in words if word[0].isupper())
    return len(initials) > 1 and initials.upper() in letters


# Outlets.


@cache
def is_called(outlet: str, name: str) -> bool:
    """Whether an outlet is called so: by some of its words, by those that its site runs together
    ("dailymail"), by the beginnings that make up its site ("latimes"), or by its initials."""
    words, own = bare_words(name), [word for word in fold(outlet).split() if word != "the"]
    sites = ["".join(own), *outlet.casefold().split(".")]
    if len(words) == 1 and has_initials(outlet.split(), words[0]):
        return True
    is_run_together = all(len(word) > 2 and word in sites[0] for word in words)
    return is_run_together or any(_begin(words, site) for site in sites)


def _begin(words: Sequence[str], site: str) -> bool:
    """Whether a site is made of the beginnings of words, one after the other."""
    if not words:
        return not site
    ends = range(1, len(words[0]) + 1)
    return any(site.startswith(words[0][:end]) and _begin(words[1:], site[end:]) for end in ends)


def is_outlet(name: str, story: StorySentences) -> bool:
    """Whether a report of the story is called so."""
    return any(is_called(called, name) for called in story.called.values())


def is_outlet_of(
    sought: Sought, named: Sequence[Facts], names: Sequence[Sought], story: StorySentences
) -> bool:
    """Whether a name is that of the outlet or agency of a report that has a named sentence, or of a
    paper or station that is called otherwise here; beside such a one others may be named, too.
    `names`: all of the part."""
    if not is_outlet(sought.words, story):
        return sought.value is None and is_medium(sought.words.replace("-", " "))
    printing = [*named]
    for facts in named:
        printing += story.alike(facts)
    for facts in printing:
        for outlet in (story.called[facts.span.report], *facts.page.report.agencies):
            if any(is_called(outlet, other.words) for other in names):
                return True
    return False


# Whom a sentence means without naming.


class NameLook:
    """Finds whom a sentence means. `named`: the ids of the names of the part."""

    def __init__(self, story: StorySentences, named: frozenset[str]) -> None:
        self._story, self._named = story, named

    def is_replaced(self, sought: Sought, facts: Facts) -> bool:
        """Whether a sentence names another of the kind, whom the part does not name."""
        kind = self._story.kind_of(sought.value)
        others = {ident for _, ident in self._story.names_in(facts.span)} - self._named
        return any(self._story.kind_of(ident) is kind for ident in others)

    def meant(self, sought: Sought, facts: Facts) -> tuple[Facts | None, bool]:
        """Returns the sentence of the same report that names whom this one means by "he", a post or
        a description, or of what it tells; and whether it may mean somebody else."""
        in_report = self._story.of_report(facts.span.report)
        naming = [other for other in in_report if sought.match(other) is Match.SAME]
        if not (naming and facts.page.read_whole):
            return None, False
        lead = next((other for other in naming if other in in_report[:_BACK]), None)
        if self._story.kind_of(sought.value) is NameKind.PERSON:
            posts = _posts_in(facts, self._words(facts))
            for other in naming:
                if not posts.isdisjoint(self._posts_beside(sought, other)):
                    return other, False
            pronouns = [place for place in self._words(facts) if _word(facts, place) in _HE]
            if pronouns or posts or any(_word(facts, p) in _PEOPLE for p in self._words(facts)):
                return self._before(sought, facts, pronouns)
        return (None if self.is_replaced(sought, facts) else lead), False

    def _before(
        self, sought: Sought, facts: Facts, pronouns: Sequence[int]
    ) -> tuple[Facts | None, bool]:
        """The nearest sentence that names a person who may be meant: by "he" the first of it, by a
        description the only one."""
        sexes = {_HE[_word(facts, place)] for place in pronouns}
        end = facts.page.words.starts[pronouns[0]] if pronouns else facts.span.start
        for other in (facts, *self._story.before(facts, _BACK)):
            persons = list(self._persons_in(other, sexes, end))
            if persons:
                is_meant = persons[0] == sought.value and (pronouns or len(persons) == 1)
                return (other, False) if is_meant else (None, True)
        return None, False

    def _persons_in(self, facts: Facts, sexes: set[str], end: int) -> Iterator[str]:
        """The persons of a sentence who may be "he", or "she", named before this place."""
        for span, ident in self._story.names_in(facts.span):
            if span.end <= end and self._story.kind_of(ident) is NameKind.PERSON:
                given = self._story.names[ident].name.split()
                sex = sex_of_given_name(given[0]) if len(given) > 1 else None
                if not sexes or sex is None or sex in sexes:
                    yield ident

    def _posts_beside(self, sought: Sought, facts: Facts) -> frozenset[str]:
        """The posts that stand close to a name in a sentence."""
        posts, own = set[str](), self._words(facts)
        for span, ident in self._story.names_in(facts.span):
            if ident == sought.value:
                at = facts.page.words.at(span.start, span.end)
                near = range(max(own.start, at.start - _NEAR), min(own.stop, at.stop + _NEAR))
                posts |= {facts.page.words.base[p] for p in near if _is_post(facts, p)}
        return frozenset(posts)

    def _words(self, facts: Facts) -> range:
        return facts.page.words.at(facts.span.start, facts.span.end)


def _word(facts: Facts, place: int) -> str:
    return facts.page.words.lower[place]


def _is_post(facts: Facts, place: int) -> bool:
    word = facts.page.words.base[place]
    return word in _CALLINGS and word not in _KIN


def _posts_in(facts: Facts, places: range) -> frozenset[str]:
    """The posts that a sentence tells of without a name behind them."""
    words, posts = facts.page.words, set[str]()
    for place in places:
        is_followed = words.dep[place] == "compound" and words.pos[words.head[place]] == "PROPN"
        if words.pos[place] == "NOUN" and not is_followed and _is_post(facts, place):
            posts.add(words.base[place])
    return frozenset(posts)


def is_title(value: Sought, story: StorySentences) -> bool:
    """Whether words in quotation marks are the first of a headline, by which a report is called."""
    plain = fold(value.words)
    is_quoted = value.kind is FaultKind.QUOTATION
    return is_quoted and any(fold(called).startswith(plain) for called in story.called.values())
