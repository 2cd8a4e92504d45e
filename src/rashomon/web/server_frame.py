"""Frame: what a server puts around the page of a ledger, which then brings no style and no script of its own."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Frame:
    """Addresses of style sheets and scripts, and markup for the head, the right end of the bar, below the story's head, and the foot.

    `fragments`: where what large stories hold back is asked for, `<fragments>/<kind>/<key>`, to be answered with `render_part(shown, kind, key, frame)`.
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
