"""Three invented reports and decisions of a person about them."""

from factories import make_name, make_report, make_sentence, quoted
from rashomon.decisions.here import placed
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.span import PlacedSpans, Span
from rashomon.model.story import Story

BY = "person Ada"
OWL = make_report("Nine goats fled.\nIt rained.\nThe wind fell.", "owl")
LARK = make_report("Ten goats fled.\nIt rained in Harn.\nBo Quill sang, he said.", "lark")
WREN = make_report("Nine goats ran off.\nRain fell in Harn.\nNine goats ate.", "wren")
REPORTS = (OWL, LARK, WREN)
BY_ID = {report.id: report for report in REPORTS}


def at(place: str) -> Span:
    """The words of a place like "owl: Nine goats"."""
    report, _, words = place.partition(": ")
    return quoted(BY_ID[report], words)


def side(*places: str) -> PlacedSpans:
    """A side of a decision: the words of these places."""
    return tuple(placed(at(place), BY_ID) for place in places)


def decided(what: str, *sides: PlacedSpans, **given: str) -> Decision:
    """A decision of a person about these sides."""
    return decide(DecisionKind(what), *sides, by=BY, **given)


FLED = ("owl: Nine goats fled.", "lark: Ten goats fled.", "wren: Nine goats ran off.")
RAIN = ("owl: It rained.", "lark: It rained in Harn.", "wren: Rain fell in Harn.")
LINES = {place: make_sentence(BY_ID[place.split(":")[0]], at(place).quote) for place in FLED + RAIN}
QUILL = make_name("Bo Quill", LARK)
STORY = Story("st", None, tuple(BY_ID), names=(QUILL,))
