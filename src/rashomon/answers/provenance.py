"""What the program found of a story's reports, in lines that stand above their sentences
(`tell_provenance`)."""

from collections.abc import Iterator
from itertools import islice

from rashomon.answers.prompts import one_line, with_own_signs
from rashomon.model.caution import SAID_BY_REPORTS, CautionKind
from rashomon.model.report import Reports
from rashomon.model.story import Story
from rashomon.show.first_view import FirstView
from rashomon.show.reports_of_other_events import tell_months_apart, tell_unlike
from rashomon.show.shared_text import tell_shared_text

_MOST = 12  # lines of a kind


def tell_provenance(story: Story, reports: Reports) -> str:
    """Returns which reports share text, which may be about another event, what is odd about the
    page of one, and which were published months apart.

    Returns "" if nothing of the kind was found. It never says that something was not found, for
    whoever reads that believes it."""
    view = FirstView(story, reports=reports, pages=())
    lines = [sentence.text for sentence in islice(tell_shared_text(view), _MOST)]
    if view.unlike:
        lines.append(tell_unlike(view.unlike, view.called))
    lines += islice(_odd_pages(view), _MOST)
    if months_apart := tell_months_apart(view.days, view.called):
        lines.append(months_apart)
    if not lines:
        return ""
    findings = "What a program found:"
    for line in lines:
        findings += f"\n- {with_own_signs(one_line(line))}"
    return findings


def _odd_pages(view: FirstView) -> Iterator[str]:
    for caution in view.story.cautions:
        if caution.kind not in (*SAID_BY_REPORTS, CautionKind.NO_OUTLET):
            yield f"{view.called[caution.report]}: {caution.why}."
