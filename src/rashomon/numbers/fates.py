"""What befell the people whom a number counts: killed, injured, missing, displaced, detained, or
nothing that is sure; or that they were present, as those are who march or protest.

A missing person is never a dead one: who is "missing, feared dead" is missing, "40 dead or missing"
are neither, and what may happen or may have happened ("could kill 40") befell nobody.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from rashomon.numbers.amounts import top_of_amount
from rashomon.shipped.words import ordered, set_of, table
from rashomon.text.gathering import only_one
from rashomon.text.parsed_report import SUBJECTS, ParsedWords, WordPlace

# What one report alone may tell in a figure.
PRESENT = "present"
BEFALLEN = {measure: n for n, measure in enumerate(ordered("fates.befallen"))}
"""What befell people and has a toll, with its place in the order of telling."""
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
def _listed(kind: str) -> dict[str, str]:
    listed = table("fates")[kind].items()
    return {word: str(fate) for fate, words in listed for word in str(words).split()}


def fate_of(words: ParsedWords, first: int, last: int, noun: WordPlace) -> str | None:
    """Returns what befell those whom the number in the tokens first..last counts; None where it is
    not sure."""
    fates = fates_of(words, first, last, noun)
    said = words.lower[first : last + _NEAR]  # "nobody is believed to be hurt"
    none = said[0] in set_of("amounts.none") and not {"believed", "thought"}.isdisjoint(said)
    sure = {fate for fate, certain in fates if certain or none}
    if not sure and {fate for fate, _ in fates} == {"missing", "killed"}:
        return "missing"  # "15 missing, presumed dead"
    return only_one(sure)


def fates_of(words: ParsedWords, first: int, last: int, noun: WordPlace) -> set[Fate]:
    """Returns all that the words say befell them, sure or not: "nobody was killed or hurt"."""
    if noun is None:
        before = [word for word in words.base[max(0, first - 4) : first] if word != "-"][-2:]
        if before[1:] == ["of"] and before[0] in set_of("people.kin", "amounts.behind_single"):
            return set()  # "a mother of 2 dead"
    elif words.base_listed(noun, "fates.not_people"):
        return set()
    top = top_of_amount(words, noun, first, last)
    stated = set(_of_state_behind(words, noun, last))
    fates = {*stated, *_of_counted(words, top, noun, last), *_of_words_before(words, first)}
    if not stated or words.dep[top] != "conj":  # "killed twelve people and 70 wounded"
        fates.update(_of_governor(words, top, noun))
    if {fate for fate, _ in fates} != {PRESENT}:  # "two protesters were hurt"
        fates = {(fate, certain) for fate, certain in fates if fate != PRESENT}
    return fates


def is_anyone(noun: str | None, fate: str | None) -> bool:
    """Whether a noun chooses nobody among those of this fate."""
    taking_part = fate == PRESENT and _listed("nouns").get(noun or "") == PRESENT
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
    behind = (
        noun if noun is not None and noun >= last and not is_state(words, last) else last - 1
    ) + 1
    while behind < len(words) and words.listed(behind, "fates.between"):
        behind += 1  # "14 are still missing"
    if is_state(words, behind) and not _has_object(words, behind):
        yield from _state(words, behind)


def _of_noun(words: ParsedWords, noun: int, place: int) -> _Fates:
    """What a noun says befell those whom it names; whether that is sure shows at this place."""
    named = _listed("nouns")
    for i in _joined(words, noun):
        if fate := named.get(words.base[i]) or named.get(words.lower[i]):
            yield fate, not _is_open(words, place)


def _of_modifier(words: ParsedWords, i: int) -> _Fates:
    subject = words.subject(i)
    if subject is not None and words.lower[subject] not in {"who", "which", "that"}:
        return  # "two men, one of whom died"
    if is_state(words, i) and not _has_object(words, i):
        yield from _state(words, i)
    elif words.is_verb(i):
        yield from _of_verb(words, i)


def is_state(words: ParsedWords, place: int) -> bool:
    """Whether the word here says in which state people are: "dead", "missing", "in critical
    condition"."""
    if place >= len(words) or words.lower[place] not in _listed("states"):
        return False
    return words.lower[place] not in _WOUNDS or words.lower[place - 1] in GRADES


def grade_of(words: ParsedWords, first: int, last: int, end: int) -> str | None:
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
    for _ in range(
        4
    ):  # "killed 12 soldiers, five police and a nurse": each has the fate of the first
        head = words.head[top]
        dep = words.dep[top]
        if dep in {"nsubj", "nsubjpass"}:
            own = words.pos[head - 1] == "NUM" or any(
                is_state(words, i) for i in words.children[top]
            )
            # "nine dead, 14 missing"
            if not (own and is_state(words, head) and _has_number(words, top, head)):
                yield from _of_verb(words, head)
        elif dep == "dobj":
            yield from _of_object(words, head, top)
            yield from _of_risen(words, head, noun)
        elif dep == "pobj" and words.listed(head, "fates.parts"):
            top = words.head[head]
            if words.is_verb(top):
                yield from _of_verb(words, top)
                return
            yield from _of_noun(words, top, top)
            continue
        elif dep == "pobj":
            yield from _of_phrase(words, head, noun)
        elif dep in {"attr", "npadvmod", "nummod"}:
            yield from _of_risen(words, head, noun)
        elif dep in {"conj", "appos"} and head != top and not words.is_verb(head):
            top = head
            continue
        return


def _of_verb(words: ParsedWords, verb: int) -> _Fates:
    """What befell the subject of a verb, by itself and by verbs that share its subject."""
    for i in _joined(words, verb):
        if words.has(i, "neg"):
            continue
        lemma = words.base[i]
        sure = not _is_open(words, i)
        if is_state(words, i) and not _has_object(words, i):
            yield from _state(words, i)
        elif (
            (done := _listed("done_to").get(lemma))
            and not _has_object(words, i)
            and words.tag[i] in {"VBN", "VBD"}
        ):
            yield done, sure
        elif borne := _listed("suffered").get(lemma) or _borne(words, i):
            yield borne, sure
        elif lemma in set_of("fates.linking", "fates.leaving", "fates.unsure", "fates.saying"):
            yield from _complements(words, i, sure=sure)
        else:
            yield from _complements(words, i, ("oprd", "acomp"), sure=sure)  # "shot dead"


def _borne(words: ParsedWords, verb: int) -> str | None:
    """What befell the subject by what the verb is about: "took part in the march", "suffered minor
    injuries", "were rushed to hospital"."""
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
    """The nouns that a verb is about, its object or behind prepositions."""
    behind = (i for i in words.under(verb) if i > verb and words.dep[i] in {"dobj", "pobj"})
    return {words.base[i] for i in behind}


def _of_object(words: ParsedWords, verb: int, top: int) -> _Fates:
    lemma = words.base[verb]
    sure = not _is_open(words, verb)
    if words.has(verb, "neg"):
        return
    done = _listed("done_to")
    if lemma in done:
        for i in _joined(words, verb):  # "killed or wounded 40"
            if fate := done.get(words.base[i]):
                yield fate, sure
    elif lemma in set_of("fates.taking_lives") and words.base_listed(top, "fates.lives"):
        yield "killed", sure
    elif _is_carried(words, verb):
        yield "injured", sure
    else:
        for i in words.children[verb]:
            if i < top or not _has_number(words, top, i):
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
            yield from (told for told in _of_noun(words, above, above) if told[0] != "missing")
    elif said in _UP_TO and words.is_verb(above):
        yield from _of_risen(words, above, noun)
        yield from _of_toll(words, words.child(above, "dobj"))
    elif said in _UP_TO:
        yield from _of_toll(words, above)


def _of_risen(words: ParsedWords, verb: int, noun: WordPlace) -> _Fates:
    """ "the toll reached 12", "deaths climb to 12", "the dead number 12", "the dead include three
    children"."""
    subject = words.subject(verb)
    if subject is None or words.has(verb, "neg"):
        return
    counted = None if noun is None else words.base[noun]
    yield from (
        (fate, sure)
        for fate, sure in _of_toll(words, subject)
        if fate != PRESENT or is_anyone(counted, PRESENT)  # "the march blocked 20 roads"
    )
    lemma = words.base[verb]
    if lemma in set_of("fates.part_verbs") or (
        lemma in set_of("fates.rising") and (counted is None or counted in ANYONE)
    ):
        yield from _of_noun(words, subject, verb)


def _of_words_before(words: ParsedWords, first: int) -> _Fates:
    """ "KILLS 60", "toll climbs to 17": what the words say, whatever the parser made of a
    headline."""
    if first and (fate := _forms().get(words.lower[first - 1])):
        yield fate, not _is_open(words, first - 1)
    if first and words.listed(first - 1, "fates.up_to", "fates.reaching"):
        before = set()
        for i in range(first - 2, max(-1, first - 7), -1):
            if words.punct[i] or words.pos[i] == "NUM" or words.opens[i + 1]:
                break
            before.add(words.lower[i])
        if _TOLLS & before and before.isdisjoint(_listed("states").keys() - {"dead"}):
            yield "killed", before.isdisjoint(set_of("fates.helpers"))


@cache
def _forms() -> dict[str, str]:
    """The forms of the verbs of which people are the object."""
    endings = ("", "s", "ed", "d", "ing")
    forms = {verb + ending: fate for verb, fate in _listed("done_to").items() for ending in endings}
    return {form: fate for form, fate in forms.items() if not form.endswith("ee")}


def _of_toll(words: ParsedWords, noun: WordPlace) -> _Fates:
    if noun is None:
        return
    lemma = words.base[noun]
    sure = not _is_open(words, noun)
    of = [k for i in words.children[noun] if words.lower[i] == "of" for k in words.children[i]]
    named = {fate for i in of for fate, _ in _of_noun(words, i, i)}
    named |= {fate for i in of for k in words.children[i] for fate, _ in _of_modifier(words, k)}
    if named and lemma in set_of("fates.tolls", "fates.numbers"):
        yield from ((fate, sure) for fate in named)
    elif lemma in _TOLLS:
        yield "killed", sure
    elif lemma in _GATHERINGS:
        yield PRESENT, sure


def _complements(
    words: ParsedWords, verb: int, deps: Iterable[str] = _STATES, *, sure: bool
) -> _Fates:
    for i in words.below(verb, *deps):
        yield from _complement(words, verb, i, sure=sure)


def _complement(words: ParsedWords, verb: int, i: int, *, sure: bool) -> _Fates:
    """What a complement of a verb says: "left 12 dead", "listed as missing", "known to have
    died"."""
    told: list[Fate] = []
    if (
        words.dep[i] == "xcomp"
        and words.is_verb(i)
        and i > verb
        and words.lower[i] not in _listed("states")
    ):
        told += _of_verb(words, i)
    held = words.child(i, "pobj", "pcomp") if words.dep[i] == "prep" else i
    if held is not None and words.dep[i] in _STATES and is_state(words, held):
        told += _state(words, held)
    yield from ((fate, certain and sure) for fate, certain in told)


# States and what joins or leaves them open.


def _state(words: ParsedWords, place: int) -> _Fates:
    for i in _joined(words, place):
        fate = _listed("states").get(words.lower[i])
        sure = not _is_open(words, i)
        if fate:
            yield fate, sure
        elif words.is_verb(i):
            yield from _complements(words, i, sure=sure)


def _joined(words: ParsedWords, place: int) -> list[int]:
    """The word and those joined to it by "and" or "or", as far as no other number or subject stands
    with them."""
    out = [place]
    for i in out:  # which grows meanwhile
        out += [k for k in words.below(i, "conj", "appos") if not _is_parted(words, place, k)]
    above = words.head[place]
    if words.dep[place] == "conj" and not _is_parted(words, above, place):
        out.append(above)
    return out


def _is_parted(words: ParsedWords, first: int, joined: int) -> bool:
    return _has_number(words, first, joined) or words.subject(joined) is not None


def _has_number(words: ParsedWords, one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return any(words.pos[i] == "NUM" or words.lower[i] == "no" for i in range(low + 1, high + 1))


def _is_open(words: ParsedWords, place: int) -> bool:
    """Whether something leaves open that it is so: "feared dead", "may have killed", "to kill", "if
    40 die"."""
    unsure = set_of("fates.unsure")
    if place and words.base[place - 1] in unsure:
        return True
    at = place
    for _ in range(6):
        if words.is_verb(at) or at == place:
            said = {words.lower[k] for k in words.below(at, "aux", "auxpass", "mark")}
            if said & {*set_of("fates.helpers"), "if", "unless", "whether"}:
                return True
            if "to" in said and not said & {"have", "been"}:
                return True
        above = words.head[at]
        dep = words.dep[at]
        if (
            above == at
            or dep in {"relcl", "acl", "advcl", "parataxis"}
            or (dep == "conj" and at != place and words.is_verb(at))
        ):
            return False
        if words.base[above] in unsure and dep in _STATES.union(SUBJECTS):
            return True
        at = above
    return False
