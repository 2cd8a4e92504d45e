"""Notes on the groups of a pile, shown before their stories are compared."""

from collections.abc import Sequence

LARGE = 100  # reports of a story of which is said before it starts that it takes long


def several_events(groups: Sequence[Sequence[str]]) -> str:
    """Returns the note that reports declared to be one event look like several; empty if only a stray one does. The groups list sources."""
    sizes = sorted(map(len, groups), reverse=True)
    rest = sum(sizes[1:])
    if rest < 2 and 2 * rest < max(sizes, default=1):
        return ""
    told = "; ".join(", ".join(sorted(group)[:2]) + (", ..." if len(group) > 2 else "") for group in groups[:3])
    more = "; ..." if len(groups) > 3 else ""
    return f"--one-story: these reports look like {len(groups):,} events ({told}{more}); without it they are compared apart"


def large_stories(groups: Sequence[Sequence[object]]) -> str:
    """Returns the note that stories are large enough to take long, since all their reports are compared pairwise; empty if none is."""
    large = sorted((len(group) for group in groups if len(group) >= LARGE), reverse=True)
    sizes = ", ".join(f"{size:,}" for size in large[:3]) + (" and more" if len(large) > 3 else "")
    return f"stories of {sizes} reports: every two reports of a story are compared, which takes minutes from some 200 on" if large else ""
