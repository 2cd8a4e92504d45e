"""Puts what people decided of statements into a ledger, without comparing its reports again
(`with_new_looks`)."""

from dataclasses import replace

from rashomon.decisions.here import Here, here
from rashomon.decisions.in_force import in_force, with_outcomes
from rashomon.decisions.looks import escaped_looks, with_looks
from rashomon.model.answer import Answers
from rashomon.model.decision import OF_LOOKS, Decision, Decisions, numbered
from rashomon.model.ledger import Ledger
from rashomon.model.report import Reports
from rashomon.model.story import Story


def with_new_looks(ledger: Ledger, decisions: Decisions) -> Ledger:
    """Returns the ledger with what people decided of its statements. `decisions` are all that were
    made, also those that take others back; those about anything else wait for the next
    comparison."""
    in_order = numbered(decisions)
    stories = []
    for story in ledger.stories:
        stories.append(_looked_story(story, reports=story.own(ledger.reports), decisions=in_order))
    return replace(ledger, stories=tuple(stories))


def _looked_story(story: Story, reports: Reports, decisions: Decisions) -> Story:
    texts_here = here(reports)
    standing = in_force((*story.decisions, *decisions))
    answers = with_looks(story.answers, decisions=standing, texts_here=texts_here)
    return replace(
        story,
        answers=answers,
        decisions=_outcomes(story, standing=standing, answers=answers, texts_here=texts_here),
    )


def _outcomes(
    story: Story, standing: Decisions, answers: Answers, texts_here: Here
) -> tuple[Decision, ...]:
    """Returns the decisions that the story lists, those about statements with what became of
    them."""
    looks = tuple(decision for decision in standing if decision.what in OF_LOOKS)
    others = tuple(decision for decision in story.decisions if decision.what not in OF_LOOKS)
    return others + with_outcomes(
        looks, texts_here=texts_here, refused=escaped_looks(looks, answers)
    )
