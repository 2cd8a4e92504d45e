"""The ledger as a page: alone, or inside the frame of a server.

- `render_page(ledger)`: one file with style and script inside; it fetches nothing.
- `render_front(ledger, folder)`: the front page of a pile whose stories have a page each.
- `render_framed(view, frame)`: the same page for a server, with links to the styles and scripts
  that the frame names.

Elements of the page have the ids of what they stand for: a difference, a claim, a report
(`t-<report>`), or words of a report (`t-<report>:<start>-<end>`).
"""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from rashomon.model.content_ids import fragment
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.story import Story
from rashomon.show.front_page import front_page
from rashomon.show.markup import content_policy, environment, shown, static_text
from rashomon.show.story_view import NAMES_OF_VIEWS, VIEWS, LedgerView

_SCRIPTS = ("dom", "page", "walk_view", "walk", "draft")
# The script that runs before anything is shown.
START = 'document.documentElement.classList.add("js")'


@record
class Frame:
    """The addresses of style sheets and scripts.

    - `mark`: stands where a server puts what differs between readers: in the head, in the classes
      of the body, at the right end of the bar, and below the story's header
    - `home`: the address of the story, below which decisions about it are made
    """

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    start: str
    mark: Markup
    home: str


def render_page(ledger: Ledger, home: str = "", sheets: Mapping[str, str] | None = None) -> str:
    """Returns the page. Every word of a report is escaped text, and no scripts and styles but the
    page's own are allowed. `home` is the address of the front page to which it belongs, `sheets`
    what a chatbot may be shown of each story, by its id."""
    return render_framed(LedgerView(ledger, sheets or {}), frame=None, home=home)


def render_front(ledger: Ledger, folder: str) -> str:
    """Returns the front page of stories that have a page each, in the folder with this address,
    under `page_name`."""
    addresses = [f"{folder}/{page_name(story)}" for story in ledger.stories]
    template_names = {
        "stories": ledger.stories,
        "ledger": ledger,
        "front": front_page(ledger, addresses),
    }
    return own_page("front_page.html.j2", template_names=template_names)


def page_name(story: Story) -> str:
    """Returns the file name of a story's own page, which the front page links to."""
    return f"{fragment(story.id)}.html"


def page_script() -> str:
    """Returns the script of the page."""
    scripts = "".join(static_text(f"{name}.js") for name in _SCRIPTS)
    return f"(() => {{\n{scripts}}})();\n"


def page_style() -> str:
    """Returns the style of the page."""
    return "".join(static_text(f"{name}.css") for name in ("page", "rows", "walk"))


def render_framed(view: LedgerView, frame: Frame | None, home: str = "") -> str:
    """Returns the page for a server with this frame. Without a frame, returns a page that stands
    alone."""
    template_names = {
        "stories": view.stories,
        "ledger": view.ledger,
        "frame": frame,
        "views": VIEWS,
        "names_of_views": NAMES_OF_VIEWS,
        "front": None,
        "home": home,
    }
    if len(view.stories) > 1:
        addresses = [f"#v-{VIEWS[0]}{story.suffix}" for story in view.stories]
        template_names |= {"front": front_page(view.ledger, addresses), "home": "#v-stories"}
    return own_page("page.html.j2", template_names)


def own_page(template: str, template_names: dict[str, Any]) -> str:
    """Returns a page that contains its style and script and allows no others."""
    script = page_script()
    style = page_style()
    html = (
        environment()
        .get_template(template)
        .render(
            **template_names,
            style=Markup(style),  # noqa: S704  the project's own files
            script=Markup(script),  # noqa: S704
            start=Markup(START),  # noqa: S704
            policy=content_policy((START, script), style),
        )
    )
    return shown(html)
