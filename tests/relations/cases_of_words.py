"""What the signals of words show of two accounts: for each signal, two accounts and the value from the first to the second."""

from rashomon.relations.account_evidence import Evidence
from relations.evidence_factory import say

EARLY, LATE = "2031-04-07", "2031-04-08"
Case = tuple[Evidence, Evidence, float]


def named(text: str, names: str, **fields: object) -> Evidence:
    """An account of these words, those of `names` its proper nouns."""
    return say(text, proper=frozenset(names.split()), **fields)


def denying(text: str, **fields: object) -> Evidence:
    return say(text, **({"stance": "denies", "speaker": "the mayor"} | fields))


HELD = say("guards locked gates", speaker="a baker")
UNTOLD = say("nobody knows who locked gates", unclear=True)

CASES: dict[str, list[Case]] = {
    "same words": [
        (say("The gate was  shut."), say("“the gate was shut”"), 1),
        (say("nine", low=9, high=9), say("Nine,", low=9, high=9), 1),
        (say("the gate was shut"), say("the gates were shut"), 0),
        (say("the gate was shut"), say("the gate was shut", negative=True), 0),
        (say("nine", low=9, high=9), say("nine", low=9, high=None), 0),
    ],
    "words in common": [
        (say("gate shut"), say("gate shut"), 1),
        (say("gate shut"), say("gate wide open"), 0.5),
        (say("dead people"), say("kill them"), 0.5),  # of one family
        (say("gate"), say("choir"), 0),
        (say("the"), say("choir"), 0),
    ],
    "other names": [
        (named("in Porto", "porto"), named("in Essel", "essel"), 1),
        (named("Ilo Marsh", "ilo marsh"), named("Ana Reed", "ana reed"), 1),
        (named("Ilo Marsh", "ilo marsh"), named("Mr Marsh", "marsh"), 0),
        (named("Ilo Marsh", "ilo marsh"), say("a retired baker"), 0),
        (say("a baker"), say("a nurse"), 0),
    ],
    "two speakers": [
        (say("it rang", speaker="the mayor"), say("it rang", speaker="a nurse"), 1),
        (say("it rang", speaker="Mayor Reed"), say("it rang", speaker="Mayor Marsh"), 1),
        (say("it rang", speaker="The Mayor"), say("it rang", speaker="the mayor"), 0),
        (say("it rang", speaker="the mayor"), say("it rang"), 0),
    ],
    "one voice": [
        (say("it rang", speaker="the mayor", report="a"), say("it rang twice", speaker="the mayor", report="b"), 1),
        (say("it rang", report="a"), say("it rang twice", report="a"), 1),
        (say("it rang", report="a"), say("it rang twice", report="b"), 0),
        (say("it rang", report="a"), say("it rang twice", speaker="the mayor", report="a"), 0),
    ],
    "denied": [
        (HELD, denying("guards locked gates"), 1),
        (say("people die"), denying("shots kill people"), 1),  # of one family
        (say("guards ate bread"), denying("deny report"), 0),  # it tells not what it denies
        (HELD, denying("mayor deny Sven have guards locked gates", proper=frozenset({"sven"})), 1),
        (say("nine guards locked gates", low=9, high=9), denying("nine guards locked gates", low=9, high=9), 1),
        (say("nine guards locked gates", low=9, high=9), denying("guards locked gates"), 1),
        (say("nine guards locked gates", low=9, high=9), denying("ten guards locked gates", low=10, high=10), 0),
        (denying("guards locked gates"), denying("guards locked gates"), 0),
        (say("guards locked gates", negative=True), denying("guards locked gates"), 0),
        (UNTOLD, denying("guards locked gates"), 0),
        (HELD, denying("guards locked gates", unclear=True), 0),
        (HELD, denying("it rained there"), 0),
        (say("guards ate bread"), denying("guards locked gates"), 0),
    ],
    "said and not": [
        (HELD, say("guards locked gates", negative=True), 1),
        (say("workers painted gate"), say("workers never painted gate once", negative=True), 1),
        (say("workers painted gate long ago"), say("nobody painted that door then", negative=True), 0),
        (HELD, say("guards locked gates"), 0),
        (UNTOLD, say("guards locked gates", negative=True), 0),
        (say("guards locked gates", negative=True), denying("guards locked gates"), 0),
    ],
    "signs differ": [
        (say("the pass is open"), say("it rained", negative=True), 1),
        (say("the pass is open"), denying("it rained"), 1),
        (say("it snowed", negative=True), denying("it rained"), 0),
        (say("the pass is open"), say("it rained", negative=True, unclear=True), 0),
        (say("the pass is open"), say("it rained"), 0),
    ],
    "left open": [
        (UNTOLD, HELD, 1),
        (say("whether she knew", unclear=True), say("she did not know", negative=True), 1),
        (UNTOLD, UNTOLD, 0),
        (HELD, HELD, 0),
    ],
    "later state": [
        (say("road closed", printed=EARLY), say("road open", printed=LATE), 1),
        (say("road closed", printed=EARLY, negative=True), say("road open", printed=LATE, negative=True), 1),
        (say("road closed", as_of=EARLY, printed=LATE), say("road open", printed=LATE), 1),
        (say("road closed", printed=EARLY), say("road open", printed=EARLY), 0),
        (say("road closed", printed=EARLY), say("road wet", printed=LATE), 0),
        (say("road closed", printed=EARLY, negative=True), say("road open", printed=LATE), 0),
    ],
}  # fmt: skip
