"""Frame: what a server puts around the page of a ledger, which then brings no style and no script of its own."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Frame:
    """Addresses of style sheets and scripts, and markup for the head, the right end of the bar, below the story's head, and the foot.

    `fragments`: where opened points and texts of large stories are asked for (`<fragments>/points/<id>`, `<fragments>/texts/<id>`).
    """

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    start: str
    head: Markup
    home: str
    bar: Markup
    notice: Markup
    foot: Markup
    fragments: str
