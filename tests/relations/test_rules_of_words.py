"""Each rule about words, alone, at its edges."""

import pytest

from rashomon.model.point import PointKind
from rashomon.relations import words
from rashomon.relations.evidence import Evidence
from relations.evidence_factory import asked, count, say

EARLY, LATE = "2031-04-07", "2031-04-08"
MON, TUE = ("2031-04-07", "2031-04-07"), ("2031-04-08", "2031-04-08")
YES_NO, WHO, WHERE, WHEN, HOW_MANY, WHAT = (
    PointKind.YES_NO,
    PointKind.IDENTITY,
    PointKind.PLACE,
    PointKind.DATE,
    PointKind.COUNT,
    PointKind.ATTRIBUTE,
)
Answer = tuple[str, str] | None


def named(text: str, names: str, **fields: object) -> Evidence:
    """An account of these words, those of `names` its proper nouns."""
    return say(text, proper=frozenset(names.split()), **fields)


IDENTICAL = [
    (YES_NO, say("The gate was  shut."), say("“the gate was shut”"), True),
    (YES_NO, say("the gate was shut"), say("the gates were shut"), False),
    (YES_NO, say("the gate was shut"), say("the gate was shut", negative=True), False),
    (HOW_MANY, count("nine", 9, 9), count("nine", 9, None), False),
    (WHEN, say("this morning", days=MON), say("this morning", days=TUE), False),
    (WHEN, say("this morning", days=MON), say("this morning", days=MON), True),
    (WHEN, say("this morning", days=MON), say("this morning"), True),
    (WHERE, say("this morning", days=MON), say("this morning", days=TUE), True),
]


@pytest.mark.parametrize(("kind", "left", "right", "same"), IDENTICAL)
def test_the_same_words(kind: PointKind, left: Evidence, right: Evidence, same: bool) -> None:
    assert asked(words.identical_words, left, right, kind) == (("same", "both use the same words") if same else None)


def lindo(text: str, **fields: object) -> Evidence:
    return say(text, **({"speaker": "Mr Lindo", "report": "a"} | fields))


ONE_SPEAKER = [
    (YES_NO, lindo("it was open"), lindo("not locked", stance="denies"), True),
    (YES_NO, lindo("it was open"), lindo("not locked"), False),
    (YES_NO, lindo("it was open", stance="denies"), lindo("not locked", stance="denies"), False),
    (YES_NO, lindo("it was open"), lindo("not locked", stance="denies", report="b"), False),
    (YES_NO, lindo("it was open", speaker=None), lindo("not locked", stance="denies", speaker=None), False),
    (YES_NO, lindo("it was open"), lindo("not locked", stance="denies", speaker="the mayor"), False),
    (HOW_MANY, lindo("nine", low=9, high=9), lindo("not twelve", stance="denies", low=12, high=12), False),
    (HOW_MANY, lindo("nine", low=9, high=9), lindo("not so few", stance="denies", low=9, high=9), True),
    (YES_NO, lindo("nine", low=9, high=9), lindo("not twelve", stance="denies", low=12, high=12), True),
]


@pytest.mark.parametrize(("kind", "left", "right", "same"), ONE_SPEAKER)
def test_a_denial_and_what_its_speaker_says_instead(kind: PointKind, left: Evidence, right: Evidence, same: bool) -> None:
    assert asked(words.one_speaker, left, right, kind) == (("same", "Mr Lindo denies it and says what is so instead") if same else None)


def denying(text: str, **fields: object) -> Evidence:
    return say(text, **({"stance": "denies", "speaker": "the mayor"} | fields))


DENIALS = [
    (YES_NO, say("guards locked gates"), denying("guards locked gates"), True),
    (YES_NO, denying("guards locked gates"), denying("guards locked gates"), False),
    (YES_NO, say("guards locked gates", negative=True), denying("guards locked gates"), False),
    (YES_NO, say("guards locked gates", unclear=True), denying("guards locked gates"), False),
    (YES_NO, say("guards locked gates"), denying("guards locked gates", unclear=True), False),
    # it tells what it denies: two words of it must stand in the other, or all of one
    (YES_NO, say("guards locked gates"), denying("it rained there"), False),
    (YES_NO, say("guards ate bread"), denying("guards locked gates"), False),
    (YES_NO, say("guards ate bread"), denying("guards"), True),
    (YES_NO, say("guards ate bread"), denying("deny report"), True),
    (YES_NO, say("guards ate bread"), denying("mayor deny Sven have guards", proper=frozenset({"sven"})), True),
    (YES_NO, say("people die"), denying("shots kill people"), True),  # of one family
    # who denies a thing says nothing of its place or day; in other kinds most words must be shared
    (WHEN, say("guards locked gates"), denying("guards locked gates"), False),
    (WHERE, say("guards locked gates"), denying("guards locked gates"), True),
    (WHERE, say("guards locked gates at noon that day"), denying("guards locked doors when bells rang loud"), False),
    (WHERE, say("guards"), denying("guards"), False),
    (HOW_MANY, count("nine guards locked gates", 9, 9), denying("nine guards locked gates", low=9, high=9), True),
    (HOW_MANY, count("nine guards locked gates", 9, 9), denying("ten guards locked gates", low=10, high=10), False),
    (HOW_MANY, count("nine guards locked gates", 9, 9), denying("guards locked gates"), True),
]


@pytest.mark.parametrize(("kind", "left", "right", "conflict"), DENIALS)
def test_denials(kind: PointKind, left: Evidence, right: Evidence, conflict: bool) -> None:
    assert asked(words.denial, left, right, kind) == (("conflict", "the mayor denies what the other account says") if conflict else None)


def test_a_denial_in_the_report_s_own_voice() -> None:
    found = asked(words.denial, say("guards locked gates"), say("guards locked gates", stance="denies"), YES_NO)
    assert found == ("conflict", "the report denies what the other account says")


@pytest.mark.parametrize(("kind", "answered"), [(YES_NO, True), (WHERE, True), (HOW_MANY, False), (PointKind.SHARE, False), (WHEN, False)])
def test_what_is_not_known(kind: PointKind, answered: bool) -> None:
    unknown, known = say("nobody knows", unclear=True), say("it was open")
    assert (asked(words.left_open, unknown, known, kind) is not None) is answered
    assert asked(words.left_open, unknown, unknown, kind) is None
    assert asked(words.left_open, known, known, kind) is None


def power(text: str, printed: str | None, **fields: object) -> Evidence:
    return say(text, printed=printed, **fields)


RESTORED = [
    (power("no power", EARLY, negative=True), power("power again", LATE), ("update", "“no power”, later “power again”")),
    (power("no power", LATE, negative=True), power("power again", EARLY), None),
    (power("no power", EARLY, negative=True), power("power again", EARLY), None),
    (power("no power", EARLY, negative=True), power("power everywhere", LATE), None),
    (power("no power", EARLY), power("power again", LATE), None),
    (power("no light", EARLY, negative=True), power("power again", LATE), None),
    (power("no power", EARLY, negative=True), power("power again", LATE, plan=True), ("incomparable", "one says what is, the other what is to come")),
    (power("no power", EARLY, negative=True, plan=True), power("power again", LATE, plan=True), ("update", "“no power”, later “power again”")),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), RESTORED)
def test_what_is_so_again(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(words.restored, left, right, YES_NO) == answer
    assert words.restored(left, right, HOW_MANY) is None


NOT_CLEARLY = ("incomparable", "one says yes and one says no, but not clearly of the same thing")


def gate(text: str, **fields: object) -> Evidence:
    return say(text, **({"predicate": "paint"} | fields))


OPPOSITE = [
    (gate("workers painted gate"), gate("nobody painted gate", negative=True), ("conflict", "“nobody painted gate” denies what “workers painted gate” says")),
    (gate("workers painted gate"), gate("workers painted gate red"), None),
    (gate("gate closed"), gate("gate not open", negative=True), ("same", "the one says it, the other that its opposite is not so")),
    (gate("doors closed"), gate("gate not open", negative=True), NOT_CLEARLY),
    (gate("workers painted gate", phrase=True), gate("nobody painted gate", negative=True), NOT_CLEARLY),
    (gate("workers painted gate"), gate("nobody painted gate", negative=True, phrase=True), NOT_CLEARLY),
    (gate("workers painted gate", speaker="Ida"), gate("nobody painted gate", negative=True, speaker="Ida"), NOT_CLEARLY),
    (gate("workers painted gate long ago"), gate("nobody painted that door then", negative=True), NOT_CLEARLY),
    # one word in common is not enough, unless the verb is one
    (gate("gate fine", predicate=None), gate("gate rusty", negative=True, predicate=None), NOT_CLEARLY),
    (gate("gate fine"), gate("gate rusty", negative=True), ("conflict", "“gate rusty” denies what “gate fine” says")),
    # names alone are not what is spoken of
    (
        named("Ilo Marsh fine", "ilo marsh", predicate=None),
        named("Ilo Marsh rusty", "ilo marsh", predicate=None, negative=True),
        NOT_CLEARLY,
    ),
    # of two subjects three words are needed
    (gate("workers painted gate", subject=frozenset({"worker"})), gate("nobody painted gate", negative=True, subject=frozenset({"clerk"})), NOT_CLEARLY),
    (
        gate("workers painted old gate", subject=frozenset({"worker"})),
        gate("nobody painted old gate", negative=True, subject=frozenset({"clerk"})),
        ("conflict", "“nobody painted old gate” denies what “workers painted old gate” says"),
    ),
    (
        gate("workers painted gate", subject=frozenset({"lawyer"})),
        gate("nobody painted gate", negative=True, subject=frozenset({"attorney"})),
        ("conflict", "“nobody painted gate” denies what “workers painted gate” says"),
    ),
    (
        gate("workers painted gate", subject=frozenset({"worker"})),
        gate("nobody painted gate", negative=True),
        ("conflict", "“nobody painted gate” denies what “workers painted gate” says"),
    ),
    # not yet
    (gate("workers painted gate"), gate("gate not painted yet", negative=True), ("incomparable", "“not yet” leaves room for it to come")),
    (gate("workers painted gate", printed=LATE), gate("gate not painted yet", negative=True, printed=EARLY), ("updated-by", "“gate not painted yet”, later “workers painted gate”")),
    (
        gate("workers painted gate", printed=EARLY),
        gate("gate not painted yet", negative=True, printed=LATE),
        ("conflict", "“gate not painted yet” denies what “workers painted gate” says"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), OPPOSITE)
def test_yes_and_no(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(words.opposite, left, right, YES_NO) == answer
    assert words.opposite(left, right, WHEN) is None


CHANGED = [
    (say("road closed", printed=EARLY), say("road open", printed=LATE), ("update", "“closed” and “open” are said of different times")),
    (say("road closed", printed=LATE), say("road open", printed=EARLY), ("updated-by", "“closed” and “open” are said of different times")),
    (say("road closed", printed=EARLY), say("road open", printed=EARLY), None),
    (say("road closed", printed=EARLY), say("road wet", printed=LATE), None),
    (say("road closed", printed=EARLY, negative=True), say("road open", printed=LATE), None),
    (say("road closed", printed=EARLY, negative=True), say("road open", printed=LATE, negative=True), ("update", "“closed” and “open” are said of different times")),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), CHANGED)
def test_states_that_follow_each_other(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert words.changed_state(left, right, WHAT) == answer
    assert (asked(words.changed_state, left, right, WHAT) is None) == (answer is None)
    assert words.changed_state(left, right, HOW_MANY) is None


def prices(predicate: str | None, subject: str = "price", **fields: object) -> Evidence:
    return say("prices moved", predicate=predicate, subject=frozenset(subject.split()), **fields)


ANTONYMS = [
    (prices("rise"), prices("fall"), ("conflict", "“rise” and “fall” exclude each other")),
    (prices("rise"), prices("fall", "wage"), None),
    (prices("rise"), prices("fall", negative=True), None),
    (prices("rise"), prices(None), None),
    (prices(None), prices(None), None),
    (prices("rise"), prices("grow"), None),
]


@pytest.mark.parametrize(("left", "right", "answer"), ANTONYMS)
def test_predicates_that_exclude_each_other(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert words.antonyms(left, right, WHAT) == answer
    assert (asked(words.antonyms, left, right, WHAT) is None) == (answer is None)
    assert words.antonyms(left, right, HOW_MANY) is None


def agent(text: str, names: str = "x", **fields: object) -> Evidence:
    return named(text, names, **fields)


AGENTS = [
    (agent("brokered by Norland"), agent("brokered by Sudland"), ("conflict", "“norland” and “sudland” are each named as who did it")),
    (agent("a Norland-brokered truce"), agent("a Sudland-brokered truce"), ("conflict", "“norland” and “sudland” are each named as who did it")),
    (agent("brokered by the Norland Council"), agent("brokered by Sudland"), ("conflict", "“council norland” and “sudland” are each named as who did it")),
    (agent("brokered by Norland", report="a"), agent("brokered by Sudland", report="a"), None),
    (agent("brokered by Norland"), agent("brokered by Norland too"), None),
    (agent("brokered by Norland", ""), agent("brokered by Sudland", ""), None),
    (agent("brokered by Norland", ""), agent("brokered by Sudland"), ("conflict", "“norland” and “sudland” are each named as who did it")),
    (agent("brokered by police"), agent("brokered by officers", predicate="broker"), ("conflict", "“police” and “officers” are each named as who did it")),
    (agent("brokered by police"), agent("brokered by officer"), None),  # of one family
    (agent("brokered by"), agent("brokered by Sudland"), None),
    (agent("a truce"), agent("brokered by Sudland"), None),
    (agent("backed by Norland"), agent("backed by Sudland"), None),  # many may back one thing
    (agent("a Norland-backed truce"), agent("a Sudland-brokered truce"), None),
    (agent("signed by Norland"), agent("painted by Sudland"), None),
    (agent("signed by Norland", predicate="agree"), agent("painted by Sudland", predicate="agree"), ("conflict", "“norland” and “sudland” are each named as who did it")),
    (agent("by Norland", predicate="sign"), agent("by Sudland"), None),
    (agent("treaty by Norland"), agent("treaty by Sudland"), ("conflict", "“norland” and “sudland” are each named as who did it")),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), AGENTS)
def test_who_is_named_as_who_did_it(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert words.rival_agents(left, right, WHO) == answer
    assert (asked(words.rival_agents, left, right, WHO) is None) == (answer is None)
    assert words.rival_agents(left, right, YES_NO) is None


def began(place: str | None, text: str = "began there", **fields: object) -> Evidence:
    return say(text, place=place, **({"predicate": "begin"} | fields))


ORIGINS = [
    (began("kitchen"), began("attic"), ("conflict", "it began in one place, “attic” or “kitchen”")),
    (began("kitchen"), began("kitchen"), None),
    (began("kitchen"), began(None), None),
    (began("kitchen"), began("attic", predicate="end"), None),
    (began("kitchen"), began("attic", negative=True), None),
    (began("kitchen"), began("attic", proper=frozenset({"x"})), None),
    (began("kitchen"), began("attic", "began near kitchen"), None),
]


@pytest.mark.parametrize(("left", "right", "answer"), ORIGINS)
def test_where_it_began(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(words.origins, left, right, WHERE) == answer
    assert words.origins(left, right, WHO) is None


def where(text: str, names: str, **fields: object) -> Evidence:
    return named(text, names, **({"phrase": True} | fields))


INNER = [
    (where("in Lisbon", "lisbon"), where("in Alfama, Lisbon", "alfama lisbon"), ("refine", "“in Alfama, Lisbon” is more precise than “in Lisbon”")),
    (where("in Alfama", "alfama"), where("in Alfama, Lisbon", "alfama lisbon"), None),
    (where("in Alfama", "alfama"), where("in a street of Alfama, Lisbon", "alfama lisbon"), ("refine", "“in a street of Alfama, Lisbon” is more precise than “in Alfama”")),
    (where("in Lisbon", "lisbon"), where("in Alfama, Lisbon", "alfama lisbon", phrase=False), None),
    (where("in Lisbon", "lisbon", phrase=False), where("in Alfama, Lisbon", "alfama lisbon"), None),
    (where("in Porto", "porto"), where("in Alfama, Lisbon", "alfama lisbon"), None),
    (where("in sunny Lisbon", "lisbon"), where("in Alfama, Lisbon", "alfama lisbon"), None),
    (where("there", ""), where("there in Lisbon", "lisbon"), None),
    (where("in Lisbon", "lisbon"), where("near Lisbon", "lisbon"), None),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), INNER)
def test_a_place_within_the_other(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(words.inner_place, left, right, WHERE) == answer
    assert words.inner_place(left, right, WHO) is None


NAMED_PLACE = [
    (say("in a village", place="village"), named("in Essel", "essel", place="essel"), ("refine", "“in Essel” names the place")),
    (say("in a meadow", place="meadow"), named("in Essel", "essel", place="essel"), None),
    (say("in a village", place="village"), say("in a town", place="town"), None),
    (named("in Harbin village", "harbin", place="village"), named("in Essel", "essel", place="essel"), None),
    (say("in a village", place="village", negative=True), named("in Essel", "essel", place="essel"), None),
]


@pytest.mark.parametrize(("left", "right", "answer"), NAMED_PLACE)
def test_the_place_that_the_other_only_calls_a_village(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(words.named_place, left, right, WHERE) == answer
    assert words.named_place(left, right, WHO) is None


NAMED = [
    (say("retired baker"), named("retired baker Ilo", "ilo"), ("refine", "“retired baker Ilo” names what “retired baker” describes")),
    (say("retired baker"), named("baker Ilo", "ilo"), None),
    (say("retired baker"), say("retired old baker"), None),
    (named("Ann", "ann"), named("Ann Reed", "ann reed"), None),
    (say("he"), named("Ilo", "ilo"), None),
    (say("retired baker", negative=True), named("retired baker Ilo", "ilo"), None),
]


@pytest.mark.parametrize(("left", "right", "answer"), NAMED)
def test_whom_the_other_describes(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(words.named, left, right, WHO) == answer
    assert words.named(left, right, WHERE) is None


REPLACED = [
    (
        say("the third victim was a nurse"),
        say("the fourth victim was a nurse"),
        ("conflict", "“third” and “fourth” are ordinals that exclude each other"),
    ),
    (
        say("the fire burned north of town"),
        say("the fire burned south of town"),
        ("conflict", "“north” and “south” are words that exclude each other"),
    ),
    (say("the fire burned near that town"), say("the fire burned beside that town"), None),
    (say("the third victim was a nurse"), say("the fourth victim was a nurse", negative=True), None),
    (say("a nurse"), say("nine cats"), None),
]


@pytest.mark.parametrize(("left", "right", "answer"), REPLACED)
def test_the_same_words_but_for_one(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert words.replaced(left, right, WHAT) == answer
    assert (asked(words.replaced, left, right, WHAT) is None) == (answer is None)
    assert words.replaced(left, right, HOW_MANY) is None


@pytest.mark.parametrize(
    ("kind", "left", "right", "apart"),
    [
        (WHO, say("a baker"), say("two clerks"), True),
        (WHERE, say("a baker"), say("two clerks"), True),
        (WHAT, say("a baker"), say("two clerks"), True),
        (YES_NO, say("a baker"), say("two clerks"), False),
        (WHO, say("a baker"), say("the baker"), False),
        (WHO, say("a baker", families=frozenset({"f"})), say("two clerks", families=frozenset({"f"})), False),
        (WHO, say("a baker", predicate="paint"), say("two clerks", predicate="paint"), False),
    ],
)
def test_no_word_in_common(kind: PointKind, left: Evidence, right: Evidence, apart: bool) -> None:
    assert asked(words.another_thing, left, right, kind) == (("incomparable", "the two have no word in common") if apart else None)


@pytest.mark.parametrize(
    ("kind", "left", "right", "reason"),
    [
        (HOW_MANY, say("many"), say("some"), "neither gives a number"),
        (PointKind.SHARE, say("many"), say("some"), "neither gives a number"),
        (HOW_MANY, count("9", 9, 9), say("some"), "nothing in the words sets the two apart"),
        (WHO, say("many"), say("some"), "nothing in the words sets the two apart"),
    ],
)
def test_otherwise_the_same(kind: PointKind, left: Evidence, right: Evidence, reason: str) -> None:
    assert asked(words.otherwise_same, left, right, kind) == ("same", reason)


def test_words_are_shown_on_one_line_of_sixty_letters() -> None:
    assert words.short(say("x" * 60)) == "x" * 60
    assert words.short(say("x" * 61)) == "x" * 57 + "..."
    assert words.short(say("one\n two")) == "one two"
