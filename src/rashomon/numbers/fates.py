"""What befell the people whom a number counts: killed, injured, missing, displaced, detained, or
nothing that is sure; or that they were present, as those are who march or protest.

A missing person is never a dead one: who is "missing, feared dead" is missing, "40 dead or missing"
are neither, and what may happen or may have happened ("could kill 40") befell nobody.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from rashomon.model.record import TextIfAny, Texts
from rashomon.numbers.amounts import top_of_amount
from rashomon.numbers.joined_words import has_number, is_open, joined_words
from rashomon.shipped.words import ordered, set_of, table
from rashomon.text.gathering import only_one
from rashomon.text.parsed_report import SUBJECTS, ParsedWords, WordPlace

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

# What befell them, and whether it is sure.
Fate = tuple[str, bool]
_Fates = Iterator[Fate]


@cache
def listed_fates(kind: str) -> Texts:
    """Returns what befalls people, by the words of a kind that say so."""
    fates: Texts = {}
    for fate, words in table("fates")[kind].items():
        fates |= dict.fromkeys(words.split(), fate)
    return fates


def fate_of(words: ParsedWords, first: int, last: int, noun: WordPlace) -> TextIfAny:
    """Returns what befell those whom the number in the tokens first..last counts; None where it is
    not sure."""
    fates = fates_of(words, first, last, noun)
    said = words.lower[first : last + _NEAR]  # "nobody is believed to be hurt"
    none = said[0] in set_of("amounts.none") and not {"believed", "thought"}.isdisjoint(said)
    sure = {fate for fate, certain in fates if certain or none}
    if not sure and _befallen(fates) == {"missing", "killed"}:
        return "missing"  # "15 missing, presumed dead"
    return only_one(sure)


def _befallen(fates: Iterable[Fate]) -> set[str]:
    return {fate for fate, _ in fates}


def fates_of(words: ParsedWords, first: int, last: int, noun: WordPlace) -> set[Fate]:
    """Returns all that the words say befell them, sure or not: "nobody was killed or hurt"."""
    if noun is None:
        before = [word for word in words.base[max(0, first - 4) : first] if word != "-"][-2:]
        if before[1:] == ["of"] and before[0] in set_of("people.kin", "amounts.behind_single"):
            return set()  # "a mother of 2 dead"
    elif words.base_listed(noun, "fates.not_people"):
        return set()
    top = top_of_amount(words, noun, first, last)
    stated = list(_of_state_behind(words, noun, last))
    fates = {*stated, *_of_counted(words, top, noun, last), *_of_words_before(words, first)}
    if not stated or words.dep[top] != "conj":  # "killed twelve people and 70 wounded"
        fates.update(_of_governor(words, top, noun))
    present = {(PRESENT, True), (PRESENT, False)}
    if fates <= present:
        return fates
    return fates - present  # "two protesters were hurt"


def is_anyone(noun: TextIfAny, fate: TextIfAny) -> bool:
    """Whether a noun chooses nobody among those of this fate."""
    taking_part = fate == PRESENT and listed_fates("nouns").get(noun or "") == PRESENT
    return noun is None or noun in ANYONE or taking_part


def is_of_those(words: ParsedWords, last: int, noun: WordPlace) -> bool:
    """Whether the number is chosen from people told of before: "nine of the injured", "two of
    them"."""
    if words.says(last, "of"):
        return last + 1 < len(words) and words.pos[last + 1] in {"PRON", "DET"}
    return noun is not None and words.pos[noun] in {"PRON", "DET"}


# What the counted noun, its modifiers and the word behind it say.


def _of_counted(words: ParsedWords, top: int, noun: WordPlace, last: int) -> _Fates:
    if noun is not None:
        chosen = is_of_those(words, last, noun)
        for fate, sure in _of_noun(words, noun, top):
            if not (chosen and (fate == "missing" or set(_of_governor(words, top, noun)))):
                yield fate, sure
        for child in words.below(noun, "amod", "acl", "relcl", "compound"):
            if words.pos[child] != "NUM":
                yield from _of_modifier(words, child)


def _of_state_behind(words: ParsedWords, noun: WordPlace, last: int) -> _Fates:
    behind = last
    if noun is not None and noun >= last and not is_state(words, last):
        behind = noun + 1
    while behind < len(words) and words.listed(behind, "fates.between"):
        behind += 1  # "14 are still missing"
    if _tells_state(words, behind):
        yield from _state(words, behind)


def _of_noun(words: ParsedWords, noun: int, place: int) -> _Fates:
    """Yields what a noun says befell those whom it names; whether that is sure shows at this
    place."""
    named = listed_fates("nouns")
    for i in joined_words(words, noun):
        fate = named.get(words.base[i]) or named.get(words.lower[i])
        if fate:
            yield fate, not is_open(words, place)


def _of_modifier(words: ParsedWords, i: int) -> _Fates:
    subject = words.subject(i)
    if subject is not None and words.lower[subject] not in {"who", "which", "that"}:
        return  # "two men, one of whom died"
    if _tells_state(words, i):
        yield from _state(words, i)
    elif words.is_verb(i):
        yield from _of_verb(words, i)


def _tells_state(words: ParsedWords, place: int) -> bool:
    """Whether the word here tells a state, and not what was done to somebody else."""
    return is_state(words, place) and not _has_object(words, place)


def is_state(words: ParsedWords, place: int) -> bool:
    """Whether the word here says in which state people are: "dead", "missing", "in critical
    condition"."""
    if place >= len(words) or words.lower[place] not in listed_fates("states"):
        return False
    return words.lower[place] not in _WOUNDS or words.lower[place - 1] in GRADES


def grade_of(words: ParsedWords, first: int, last: int, end: int) -> TextIfAny:
    """Returns the word by which a number counts some of the hurt, within a sentence that ends
    here: "18 are critically injured", "seriously wounding six"."""
    for i in range(max(0, first - 2), min(end - 1, last + _NEAR)):
        word = words.lower[i]
        grade = word.removesuffix("ly")
        graded = grade in GRADES and (grade != word or words.lemma[i + 1] in _WOUNDS)
        if graded and "NUM" not in words.pos[last : i + 1]:
            return grade
    return None


def _has_object(words: ParsedWords, i: int) -> bool:
    return words.is_verb(i) and words.has(i, "dobj")


# What the verb or noun that governs the number says.


def _of_governor(words: ParsedWords, top: int, noun: WordPlace) -> _Fates:
    # "killed 12 soldiers, five police and a nurse": each has the fate of the first
    for _ in range(4):
        head = words.head[top]
        dep = words.dep[top]
        if dep in {"conj", "appos"} and head != top and not words.is_verb(head):
            top = head
            continue
        if dep == "pobj" and words.listed(head, "fates.parts"):
            top = words.head[head]
            if not words.is_verb(top):
                yield from _of_noun(words, top, top)
                continue
            yield from _of_verb(words, top)
        elif dep == "pobj":
            yield from _of_phrase(words, head, noun)
        elif dep in SUBJECTS and not _has_own_state(words, top, head):
            yield from _of_verb(words, head)
        elif dep == "dobj":
            yield from _of_object(words, head, top)
            yield from _of_risen(words, head, noun)
        elif dep in {"attr", "npadvmod", "nummod"}:
            yield from _of_risen(words, head, noun)
        return


def _has_own_state(words: ParsedWords, subject: int, state: int) -> bool:
    """Whether a state is told of another number than the subject: "nine dead, 14 missing"."""
    if not is_state(words, state) or not has_number(words, subject, state):
        return False
    is_own = any(is_state(words, i) for i in words.children[subject])
    return is_own or words.pos[state - 1] == "NUM"


def _of_verb(words: ParsedWords, verb: int) -> _Fates:
    """Yields what befell the subject of a verb, by itself and by verbs that share its subject."""
    for i in joined_words(words, verb):
        if words.has(i, "neg"):
            continue
        if _tells_state(words, i):
            yield from _state(words, i)
            continue
        sure = not is_open(words, i)
        fate = _done_to_subject(words, i) or _borne(words, i)
        if fate:
            yield fate, sure
        elif words.base_listed(i, "fates.linking", "fates.leaving", "fates.unsure", "fates.saying"):
            yield from _complements(words, i, sure=sure)
        else:
            yield from _complements(words, i, ("oprd", "acomp"), sure=sure)  # "shot dead"


def _done_to_subject(words: ParsedWords, verb: int) -> TextIfAny:
    """Returns what was done to the subject of a verb without an object."""
    if _has_object(words, verb) or words.tag[verb] not in {"VBN", "VBD"}:
        return None
    return listed_fates("done_to").get(words.base[verb])


def _borne(words: ParsedWords, verb: int) -> TextIfAny:
    """Returns what befell the subject by the verb itself, or by what it is about: "took part in the
    march", "suffered minor injuries", "were rushed to hospital"."""
    suffered = listed_fates("suffered").get(words.base[verb])
    if suffered:
        return suffered
    if _is_carried(words, verb) and not _has_object(words, verb):
        return "injured"
    for fate, verbs, nouns in _BEARING:
        if words.base[verb] in verbs and _objects(words, verb) & nouns:
            return fate
    return None


def _is_carried(words: ParsedWords, verb: int) -> bool:
    """Whether people are brought to be healed."""
    carried = words.base_listed(verb, "fates.carrying")
    return carried and not _objects(words, verb).isdisjoint(set_of("fates.hospitals"))


def _objects(words: ParsedWords, verb: int) -> set[str]:
    """Returns the nouns that a verb is about, its object or behind prepositions."""
    objects = set()
    for i in words.under(verb):
        if i > verb and words.dep[i] in {"dobj", "pobj"}:
            objects.add(words.base[i])
    return objects


def _of_object(words: ParsedWords, verb: int, top: int) -> _Fates:
    if words.has(verb, "neg"):
        return
    sure = not is_open(words, verb)
    done = listed_fates("done_to")
    if words.base[verb] in done:
        for i in joined_words(words, verb):  # "killed or wounded 40"
            fate = done.get(words.base[i])
            if fate:
                yield fate, sure
    elif words.base_listed(verb, "fates.taking_lives") and words.base_listed(top, "fates.lives"):
        yield "killed", sure
    elif _is_carried(words, verb):
        yield "injured", sure
    else:
        for i in words.children[verb]:
            if i < top or not has_number(words, top, i):
                yield from _complement(words, verb, i, sure=sure)


def _of_phrase(words: ParsedWords, preposition: int, noun: WordPlace) -> _Fates:
    """ "the deaths of 12", "a toll of 12", "the toll rose to 12", "put the toll at 12"."""
    above = words.head[preposition]
    said = words.lower[preposition]
    if said in _UP_TO and words.pos[above] in {"ADV", "ADP", "PART"}:
        above = words.head[above]  # "goes up to 12"
    if said == "of" and words.is_noun(above):
        if words.base_listed(above, "fates.tolls", "fates.numbers", "fates.gatherings"):
            yield from _of_toll(words, above)
        else:
            for fate, sure in _of_noun(words, above, above):
                if fate != "missing":
                    yield fate, sure
    elif said in _UP_TO:
        toll: WordPlace = above
        if words.is_verb(above):
            yield from _of_risen(words, above, noun)
            toll = words.child(above, "dobj")
        yield from _of_toll(words, toll)


def _of_risen(words: ParsedWords, verb: int, noun: WordPlace) -> _Fates:
    """ "the toll reached 12", "deaths climb to 12", "the dead number 12", "the dead include three
    children"."""
    subject = words.subject(verb)
    if subject is None or words.has(verb, "neg"):
        return
    counted = None if noun is None else words.base[noun]
    for fate, sure in _of_toll(words, subject):
        if fate != PRESENT or is_anyone(counted, PRESENT):  # "the march blocked 20 roads"
            yield fate, sure
    is_rising = words.base_listed(verb, "fates.rising") and is_anyone(counted, None)
    if is_rising or words.base_listed(verb, "fates.part_verbs"):
        yield from _of_noun(words, subject, verb)


def _of_words_before(words: ParsedWords, first: int) -> _Fates:
    """Yields what words before a number say, however headlines are parsed: "KILLS 60"."""
    if not first:
        return
    fate = _forms().get(words.lower[first - 1])
    if fate:
        yield fate, not is_open(words, first - 1)
    if words.listed(first - 1, "fates.up_to", "fates.reaching"):
        before = set()
        for i in range(first - 2, max(-1, first - 7), -1):
            if words.punct[i] or words.pos[i] == "NUM" or words.opens[i + 1]:
                break
            before.add(words.lower[i])
        if _TOLLS & before and before.isdisjoint(listed_fates("states").keys() - {"dead"}):
            yield "killed", before.isdisjoint(set_of("fates.helpers"))


@cache
def _forms() -> Texts:
    """Returns the forms of the verbs of which people are the object, with what befalls them."""
    forms = {}
    for verb, fate in listed_fates("done_to").items():
        for ending in ("", "s", "ed", "d", "ing"):
            if not (verb + ending).endswith("ee"):
                forms[verb + ending] = fate
    return forms


def _of_toll(words: ParsedWords, noun: WordPlace) -> _Fates:
    if noun is None:
        return
    sure = not is_open(words, noun)
    named = set()
    for preposition in words.children[noun]:
        if words.lower[preposition] == "of":
            for i in words.children[preposition]:
                named |= _befallen(_of_noun(words, i, i))
                for modifier in words.children[i]:
                    named |= _befallen(_of_modifier(words, modifier))
    if named and words.base_listed(noun, "fates.tolls", "fates.numbers"):
        for fate in named:
            yield fate, sure
    elif words.base[noun] in _TOLLS:
        yield "killed", sure
    elif words.base[noun] in _GATHERINGS:
        yield PRESENT, sure


def _complements(
    words: ParsedWords, verb: int, deps: Iterable[str] = _STATES, *, sure: bool
) -> _Fates:
    for i in words.below(verb, *deps):
        yield from _complement(words, verb, i, sure=sure)


def _complement(words: ParsedWords, verb: int, i: int, *, sure: bool) -> _Fates:
    """Yields what a complement of a verb says: "left 12 dead", "listed as missing", "known to have
    died"."""
    told: list[Fate] = []
    is_behind = words.dep[i] == "xcomp" and i > verb
    if is_behind and words.is_verb(i) and words.lower[i] not in listed_fates("states"):
        told += _of_verb(words, i)
    state: WordPlace = i
    if words.dep[i] == "prep":
        state = words.child(i, "pobj", "pcomp")
    if state is not None and words.dep[i] in _STATES and is_state(words, state):
        told += _state(words, state)
    for fate, certain in told:
        yield fate, certain and sure


def _state(words: ParsedWords, place: int) -> _Fates:
    for i in joined_words(words, place):
        fate = listed_fates("states").get(words.lower[i])
        sure = not is_open(words, i)
        if fate:
            yield fate, sure
        elif words.is_verb(i):
            yield from _complements(words, i, sure=sure)
