"""What is said of passages that were held against annotated points, of several events together."""

from collections.abc import Iterable

# figure: what is counted, of how many
SHARES = {
    "rows": ("rows", "events"),
    "copied": ("copied", "rows"),
    "pairs": ("pairs", "gold_rows"),
    "rows_right": ("rows_right", "gold_rows"),
    "rows_wrong": ("rows_wrong", "gold_rows"),
    "met": ("met", "shared"),
    "met_all": ("met_all", "shared"),
    "disputes_met": ("disputes_met", "disputes"),
    "disputes_all": ("disputes_all", "disputes"),
    "double": ("double", "sentences"),
    "long": ("long", "spans"),
}
PINNED = ("pairs", "rows_right", "met", "met_all")  # what a gate can hold: more is better


def figures_of(scored: Iterable[dict]) -> dict[str, float | None]:
    """Returns the figures of scored events together."""
    total: dict[str, float] = {}
    for counts in scored:
        for name, value in counts.items():
            total[name] = total.get(name, 0) + value
    return {
        name: round(total[top] / total[bottom], 3) if total.get(bottom) else None
        for name, (top, bottom) in SHARES.items()
    }


def pinned_figures(scored: Iterable[dict]) -> dict[str, dict]:
    """Returns the figures that the gate pins, in the form of the others that it holds."""
    found = figures_of(scored)
    return {f"passages.{name}": {"value": found[name]} for name in PINNED}
