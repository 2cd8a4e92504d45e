"""What befell the people whom a number counts: killed, injured, missing, displaced, detained, or
nothing that is sure; or that they were present, as those are who march or protest.

A missing person is never a dead one: who is "missing, feared dead" is missing, "40 dead or missing"
are neither, and what may happen or may have happened ("could kill 40") befell nobody.
"""

from collections.abc import Iterable, Iterator

from rashomon.numbers.amounts import AmountSpan, top_of_amount
from rashomon.numbers.bodies import counts_bodies_of_dead
from rashomon.numbers.fates_before import fates_before, listed_fates
from rashomon.numbers.joined_words import has_number, is_open, joined_words, verb_of_total
from rashomon.numbers.losses import counts_losses
from rashomon.shipped.words import ordered, set_of
from rashomon.text.gathering import only_one
from rashomon.text.parsed_report import SUBJECTS
from rashomon.text.parsed_word import ParsedWord

# What one report alone may tell in a figure.
PRESENT = "present"
# What befell people and has a toll, with its place in the order of telling.
BEFALLEN = {measure: n for n, measure in enumerate(ordered("fates.befallen"))}
CASUALTIES = frozenset({*BEFALLEN, PRESENT})
HARMS = set_of("fates.harms")
_TOLLS = set_of("fates.tolls")
ANYONE = set_of("fates.anyone")
_GATHERINGS = set_of("fates.gatherings")
GRADES = set_of("fates.grades")
_WOUNDS = set_of("fates.wounds")
# What befalls the subjects of verbs with objects: "lost their lives", "joined the march".
_BEARING = (
    ("killed", {"lose"}, set_of("fates.lives")),
    ("injured", set_of("fates.suffering"), _WOUNDS),
    (PRESENT, set_of("fates.taking_part"), _GATHERINGS | set_of("fates.streets")),
)
_UP_TO = set_of("fates.up_to")
_STATES = set_of("parse.states")
_NEAR = 5  # words


def fate_of(span: AmountSpan) -> str | None:
    """Returns what befell those whom the number counts; None where it is not sure."""
    fates = fates_of(span)
    (first, last) = span.answer
    words_behind = span.words.lower[first : last + _NEAR]  # "nobody is believed to be hurt"
    is_believed = not {"believed", "thought"}.isdisjoint(words_behind)
    is_nobody = is_believed and words_behind[0] in set_of("amounts.none")
    sure_fates = {fate for fate, certain in fates if certain or is_nobody}
    if not sure_fates and _fates_without_certainty(fates) == {"missing", "killed"}:
        return "missing"  # "15 missing, presumed dead"
    return only_one(sure_fates)


def _fates_without_certainty(fates: Iterable[tuple[str, bool]]) -> set[str]:
    return {fate for fate, _ in fates}


def fates_of(span: AmountSpan) -> set[tuple[str, bool]]:
    """Returns all that the words say befell them, sure or not: "nobody was killed or hurt"."""
    words = span.words
    noun = span.noun
    (first, last) = span.answer
    if not noun:
        before = [word for word in words.base[max(0, first - 4) : first] if word != "-"][-2:]
        if before[1:] == ["of"] and before[0] in set_of("people.kin", "amounts.behind_single"):
            return set()  # "a mother of 2 dead"
    elif noun.base_listed("fates.not_people"):
        return set()
    top = top_of_amount(words, noun=noun, first=first, last=last)
    if counts_bodies_of_dead(span) or counts_losses(span):
        return {("killed", True)}
    stated = list(_fates_by_state_behind(span))
    fates = {*stated, *_fates_by_counted_noun(top, span)}
    fates.update(fates_before(words, first=first, last=last))
    if not stated or top.dep != "conj":  # "killed twelve people and 70 wounded"
        fates.update(_fates_by_governor(top, noun))
    present = {(PRESENT, True), (PRESENT, False)}
    if fates <= present:
        return fates
    return fates - present  # "two protesters were hurt"


def is_anyone(noun: str | None, fate: str | None) -> bool:
    """Whether a noun chooses nobody among those of this fate."""
    taking_part = fate == PRESENT and listed_fates("nouns").get(noun or "") == PRESENT
    return noun is None or noun in ANYONE or taking_part


def is_of_those(span: AmountSpan) -> bool:
    """Whether the number is chosen from people told of before: "nine of the injured", "two of
    them"."""
    words = span.words
    last = span.answer[1]
    if words.says(last, "of"):
        return last + 1 < len(words) and words.pos[last + 1] in {"PRON", "DET"}
    noun = span.noun
    return noun is not None and noun.pos in {"PRON", "DET"}


# What the counted noun, its modifiers and the word behind it say.


def _fates_by_counted_noun(top: ParsedWord, span: AmountSpan) -> Iterator[tuple[str, bool]]:
    """Yields fates that the counted noun and the words that modify it tell: "40 fatalities", "40
    injured miners".

    Of a part ("12 of those missing were killed") the word above tells the fate, if it tells one.
    """
    noun = span.noun
    if noun:
        is_part = is_of_those(span)
        for fate, is_sure in _fates_by_noun(noun, top):
            if not (is_part and (fate == "missing" or set(_fates_by_governor(top, noun)))):
                yield fate, is_sure
        for child in noun.below("amod", "acl", "relcl", "compound"):
            if child.pos != "NUM":
                yield from _fates_by_modifier(child)


def _fates_by_state_behind(span: AmountSpan) -> Iterator[tuple[str, bool]]:
    """Yields fates that a word of state right behind the number tells: "40 dead", "40 people still
    missing"."""
    words = span.words
    noun = span.noun
    behind = span.answer[1]
    if noun and noun.i >= behind and not is_state(ParsedWord(words, behind)):
        behind = noun.i + 1
    while behind < len(words) and words.listed(behind, "fates.between"):
        behind += 1  # "14 are still missing"
    state = ParsedWord(words, behind)
    if _tells_state(state):
        yield from _fates_by_state(state)
        return
    is_to_death = words.lower[behind + 1 : behind + 3] == ["to", "death"]
    if is_to_death and state.base_listed("fates.to_death"):
        yield "killed", True  # "30 crushed to death in stadium"


def _fates_by_noun(noun: ParsedWord, certainty_word: ParsedWord) -> Iterator[tuple[str, bool]]:
    """Yields what a noun says befell those whom it names; whether that is sure is shown by another
    word."""
    fates_by_noun = listed_fates("nouns")
    for word in joined_words(noun):
        fate = fates_by_noun.get(word.base) or fates_by_noun.get(word.lower)
        if fate:
            yield fate, not is_open(certainty_word)


def _fates_by_modifier(word: ParsedWord) -> Iterator[tuple[str, bool]]:
    subject = word.subject
    if subject and subject.lower not in {"who", "which", "that"}:
        return  # "two men, one of whom died"
    if _tells_state(word):
        yield from _fates_by_state(word)
    elif word.is_verb:
        yield from _fates_of_subject(word)


def _tells_state(word: ParsedWord) -> bool:
    """Whether a word tells a state, and not what was done to somebody else."""
    return is_state(word) and not _has_object(word)


def is_state(word: ParsedWord) -> bool:
    """Whether a word, none behind the end of a report, says in which state people are: "dead"."""
    if word.i >= len(word.words) or word.lower not in listed_fates("states"):
        return False
    return word.lower not in _WOUNDS or word.before.lower in GRADES


def _has_object(verb: ParsedWord) -> bool:
    return verb.is_verb and verb.has("dobj")


# What the verb or noun that governs the number says.


def _fates_by_governor(top: ParsedWord, noun: ParsedWord | None) -> Iterator[tuple[str, bool]]:
    """Yields fates that the word above the number tells.

    It is a verb with it as subject or object ("40 died", "killed 40"), or a preposition ("a toll of
    40"). The loop climbs: in a row to its first member, from "one of the 40" to the whole.
    """
    # "killed 12 soldiers, five police and a nurse": each has the fate of the first
    for _ in range(4):
        head = top.head
        dep = top.dep
        if dep in {"conj", "appos"} and head != top and not head.is_verb:
            top = head
            continue
        if dep == "pobj" and head.listed("fates.parts"):
            top = head.head
            if not top.is_verb:
                yield from _fates_by_noun(top, top)
                continue
            yield from _fates_of_subject(top)
        elif dep == "pobj":
            yield from _fates_by_preposition(head, noun)
        elif dep in SUBJECTS and not _has_own_state(top, head):
            yield from _fates_of_subject(head)
        elif dep == "dobj":
            yield from _fates_of_object(head, top)
            yield from _fates_by_rising(head, noun)
        elif dep in {"attr", "npadvmod", "nummod"}:
            yield from _fates_by_rising(head, noun)
        return


def _has_own_state(subject: ParsedWord, state: ParsedWord) -> bool:
    """Whether a state is told of another number than the subject: "nine dead, 14 missing"."""
    if not is_state(state) or not has_number(subject, state):
        return False
    return state.before.pos == "NUM" or any(map(is_state, subject.children))


def _fates_of_subject(verb: ParsedWord) -> Iterator[tuple[str, bool]]:
    """Yields what befell the subject of a verb, by itself and by verbs that share its subject."""
    for joined_verb in joined_words(verb):
        if joined_verb.has("neg"):
            continue
        if _tells_state(joined_verb):
            yield from _fates_by_state(joined_verb)
            continue
        is_sure = not is_open(joined_verb)
        fate = _done_to_subject(joined_verb) or _fate_borne_by_subject(joined_verb)
        if fate:
            yield fate, is_sure
        elif joined_verb.base_listed(
            "fates.linking", "fates.leaving", "fates.unsure", "fates.saying"
        ):
            yield from _fates_by_complements(joined_verb, is_sure=is_sure)
        else:
            # "shot dead"
            yield from _fates_by_complements(joined_verb, ("oprd", "acomp"), is_sure=is_sure)


def _done_to_subject(verb: ParsedWord) -> str | None:
    """Returns what was done to the subject of a verb without an object."""
    if _has_object(verb) or verb.tag not in {"VBN", "VBD"}:
        return None
    return _fate_done(verb)


def _fate_done(verb: ParsedWord) -> str | None:
    """Returns what a verb does to people: "killed", "crushed to death"."""
    ends = [word.child("pobj") for word in verb.below("prep") if word.lower == "to"]
    if verb.base_listed("fates.to_death") and any(end and end.base == "death" for end in ends):
        return "killed"
    return listed_fates("done_to").get(verb.base)


def _fate_borne_by_subject(verb: ParsedWord) -> str | None:
    """Returns what befell the subject by the verb itself, or by what it is about: "took part in the
    march", "suffered minor injuries", "were rushed to hospital"."""
    suffered = listed_fates("suffered").get(verb.base)
    if suffered:
        return suffered
    if _is_carried(verb) and not _has_object(verb):
        subject = verb.subject
        return "killed" if subject and subject.base_listed("fates.bodies") else "injured"
    for fate, verbs, nouns in _BEARING:
        if verb.base in verbs and _object_nouns(verb) & nouns:
            return fate
    return None


def _is_carried(verb: ParsedWord) -> bool:
    """Whether people are brought to be healed."""
    carried = verb.base_listed("fates.carrying")
    return carried and not _object_nouns(verb).isdisjoint(set_of("fates.hospitals"))


def _object_nouns(verb: ParsedWord) -> set[str]:
    """Returns the nouns that a verb is about, its object or behind prepositions."""
    words = (word for word in verb.under if word.i > verb.i)
    return {word.base for word in words if word.dep in {"dobj", "pobj"}}


def _fates_of_object(verb: ParsedWord, top: ParsedWord) -> Iterator[tuple[str, bool]]:
    """Yields fates of those to whom something is done: "killed or wounded 40", "took 40 lives".

    A negated verb ("did not hurt 40") tells none.
    """
    if verb.has("neg"):
        return
    is_sure = not is_open(verb)
    if _fate_done(verb):
        for joined_verb in joined_words(verb):  # "killed or wounded 40"
            fate = _fate_done(joined_verb)
            if fate:
                yield fate, is_sure
    elif verb.base_listed("fates.taking_lives") and top.base_listed("fates.lives"):
        yield "killed", is_sure
    elif _is_carried(verb):
        yield "injured", is_sure
    else:
        for child in verb.children:
            # "left 40 dead", but not another number's fate: "left 40 homeless and [nine dead]"
            if child.i < top.i or not has_number(top, child):
                yield from _fates_by_complement(child, is_sure=is_sure)


def _fates_by_preposition(
    preposition: ParsedWord, noun: ParsedWord | None
) -> Iterator[tuple[str, bool]]:
    """Yields fates that a preposition above the number tells: "the deaths of 12", "a toll of 12",
    "the toll rose to 12", "put the toll at 12"."""
    above = preposition.head
    preposition_word = preposition.lower
    if preposition_word in _UP_TO and above.pos in {"ADV", "ADP", "PART"}:
        above = above.head  # "goes up to 12"
    if preposition_word == "of" and above.is_noun:
        if above.base_listed("fates.tolls", "fates.numbers", "fates.gatherings"):
            yield from _fates_by_toll(above)
        else:
            # "the search for the missing" counts no missing
            for fate, is_sure in _fates_by_noun(above, above):
                if fate != "missing":
                    yield fate, is_sure
    elif preposition_word in _UP_TO:
        toll: ParsedWord | None = above
        if above.is_verb:
            yield from _fates_by_rising(above, noun)
            toll = above.child("dobj")
            main_verb = verb_of_total(above)
            yield from _fates_of_subject(main_verb) if main_verb else ()
        yield from _fates_by_toll(toll)


def _fates_by_rising(verb: ParsedWord, noun: ParsedWord | None) -> Iterator[tuple[str, bool]]:
    """ "the toll reached 12", "deaths climb to 12", "the dead number 12", "the dead include three
    children"."""
    subject = verb.subject
    if not subject or verb.has("neg"):
        return
    noun_base = noun and noun.base
    for fate, is_sure in _fates_by_toll(subject):
        if fate != PRESENT or is_anyone(noun_base, PRESENT):  # "the march blocked 20 roads"
            yield fate, is_sure
    is_rising = verb.base_listed("fates.rising") and is_anyone(noun_base, None)
    if is_rising or verb.base_listed("fates.part_verbs"):
        yield from _fates_by_noun(subject, verb)


def _fates_by_toll(noun: ParsedWord | None) -> Iterator[tuple[str, bool]]:
    """Yields fates that a noun of tolls tells: "the number of dead", "a death toll", "a crowd".

    What stands behind "of" decides; without it, the noun itself: a toll is of people killed.
    """
    if not noun:
        return
    is_sure = not is_open(noun)
    named_fates = set()
    for preposition in noun.children:
        if preposition.lower == "of":
            for child in preposition.children:
                named_fates |= _fates_without_certainty(_fates_by_noun(child, child))
                for modifier in child.children:
                    named_fates |= _fates_without_certainty(_fates_by_modifier(modifier))
    if named_fates and noun.base_listed("fates.tolls", "fates.numbers"):
        for fate in named_fates:
            yield fate, is_sure
    elif noun.base in _TOLLS:
        yield "killed", is_sure
    elif noun.base in _GATHERINGS:
        yield PRESENT, is_sure


def _fates_by_complements(
    verb: ParsedWord, deps: Iterable[str] = _STATES, *, is_sure: bool
) -> Iterator[tuple[str, bool]]:
    for word in verb.below(*deps):
        yield from _fates_by_complement(word, is_sure=is_sure)


def _fates_by_complement(word: ParsedWord, *, is_sure: bool) -> Iterator[tuple[str, bool]]:
    """Yields what a complement of a verb says: "left 12 dead", "listed as missing", "known to have
    died"."""
    fates: list[tuple[str, bool]] = []
    is_behind = word.dep == "xcomp" and word.i > word.head.i
    if is_behind and word.is_verb and word.lower not in listed_fates("states"):
        fates += _fates_of_subject(word)
    state: ParsedWord | None = word
    if word.dep == "prep":
        state = word.child("pobj", "pcomp")
    if state and word.dep in _STATES and is_state(state):
        fates += _fates_by_state(state)
    for fate, certain in fates:
        yield fate, certain and is_sure


def _fates_by_state(state: ParsedWord) -> Iterator[tuple[str, bool]]:
    for word in joined_words(state):
        fate = listed_fates("states").get(word.lower)
        is_sure = not is_open(word)
        if fate:
            yield fate, is_sure
        elif word.is_verb:
            yield from _fates_by_complements(word, is_sure=is_sure)
