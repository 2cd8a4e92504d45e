"""Says in words why two accounts relate as they do, by the sentence of the signal that speaks most for it."""

from rashomon.relations.account_evidence import Evidence
from rashomon.relations.classify import RelationModel, Weighed, strongest
from rashomon.relations.day_comparison import interval
from rashomon.relations.figure_comparison import figure
from rashomon.relations.outcome import Outcome

NOTHING = "no signal"


def reason_for(way: Outcome, weighed: Weighed, left: Evidence, right: Evidence, model: RelationModel) -> tuple[str, str]:
    """Returns the name of what decided, and the reason in words: that of people or of a row, else of the strongest signal."""
    if weighed.rule:
        return weighed.rule, weighed.reason
    signal = strongest(way, weighed, model)
    if signal is None:
        return NOTHING, f"{_told(left, '')} and {_told(right, '')}: nothing shows how they stand to each other"
    return signal.name, f"{_told(left, signal.name)} and {_told(right, signal.name)}: {signal.said}"


def _told(evidence: Evidence, signal: str) -> str:
    """The account's figure or days if the signal is about these, else its words."""
    if "figure" in signal and evidence.numbers is not None:
        return figure(evidence)
    return interval(evidence) if "days" in signal and evidence.days else f"“{short(evidence)}”"


def short(evidence: Evidence) -> str:
    """Returns the account's words on one line, cut at sixty letters."""
    text = " ".join(evidence.account.quote.quote.split())
    return text if len(text) <= 60 else text[:57] + "..."
