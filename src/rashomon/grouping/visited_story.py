"""as_visited: reduces a story that reads passages of another story's page to what those passages say."""

from dataclasses import replace

from rashomon.model.content_ids import content_id
from rashomon.model.span import Span
from rashomon.model.story import Story


def as_visited(story: Story, visiting: frozenset[str]) -> Story:
    """Returns the story without what stands on visiting pages outside the passages that it reads, such as their datelines and page
    anomalies.

    The story that owns the page tells those, so nothing occurs twice in a ledger.
    """
    read = {part.report: part.spans for part in story.parts if part.report in visiting}
    if not read:
        return story

    def here(span: Span) -> bool:
        return span.report not in read or any(part.contains(span) for part in read[span.report])

    return replace(
        story,
        dates=tuple(date for date in story.dates if here(date.span)),
        timeline=tuple(event for event in story.timeline if any(here(span) for span in event.spans)),
        anomalies=tuple(x for x in story.anomalies if (here(x.span) if x.span else x.report not in read)),
        origins=tuple(replace(origin, id=content_id("origin", story.id, origin.id)) for origin in story.origins),
    )
