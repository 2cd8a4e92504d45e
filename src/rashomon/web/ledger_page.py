"""The ledger as a page: whole, inside a server's frame, or a part of it alone.

- `render_page(ledger)`: one file with style and script inside and nothing to fetch.
- `render_front(ledger, folder)`: the front page of a pile whose stories have a page each.
- `render_framed(view, frame)`: the same page for a server: it links the styles and scripts that
  the frame names, and says besides which style
  rules depend on the ledger. What the frame's `fragments` names is asked for what a large story
  holds back: `<fragments>/<kind>/<key>`.
- `render_part(view, kind, key)`: what stands at such an address, as a fragment of HTML, or None
  where there is no such thing. `view` is a `LedgerView(ledger)`, which a server keeps: every part
  is worked out once, when it is first asked for. Kinds and keys: `points` + the id of a
  point on the page (`fragment(point.id)`), or `all` for all of them: the opened point with its
  accounts; `texts` + `t-<report>` (the hash of its address): the report in the reading view;
  `groups` + the key of a group (`same`, `by-two`): its rows of questions or passages; `matters` +
  `rest` or `only`: what the digest folds; `views` + the name of a view (VIEWS; `brief-2` in a
  second story): what stands in it.

On the page elements say what they stand for: `li.mt[id]` a matter of the digest (`d-` and the id of
its passage), `tr.ps[data-id]` a passage, in it `.card[data-report]`
what a report says and `.sn[data-sentence][data-start][data-end]` a sentence; `tr.pt[data-id]` a
question, `.acc[id]` and, folded under it, `.same[id]` an account with its `data-report`,
`.ver[data-version]` an answer, `article[data-report]` a report. Further
scripts find what they need in the `rashomon` object that `page_script` leaves (static/start.js says
what is in it), and hear of `rashomon:open` (a point was opened) on the document.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from rashomon.model.ledger import Ledger
from rashomon.model.story import Story
from rashomon.web.front_page import front_page
from rashomon.web.markup import content_policy, environment, fragment, shown, static_text
from rashomon.web.story_view import VIEW_COUNTS, VIEW_NAMES, LedgerView, StoryView

START = 'document.documentElement.classList.add("js")'
"""The script that runs before anything is shown."""
_SCRIPTS = (
    "dom",
    "held",
    "rows",
    "filters",
    "arrange",
    "columns",
    "passages",
    "digest",
    "reading",
    "share",
    "keys",
    "front",
    "start",
)
_STYLES = ("page", "table", "views", "passages", "digest", "front", "widths", "paper")


@dataclass(frozen=True, slots=True)
class Frame:
    """Addresses of style sheets and scripts. `mark` stands where a server puts what differs between
    those who ask: in the head, at the right end of the bar, below the story's header, at the foot.

    `fragments`: the base address for what large stories hold back; `<fragments>/<kind>/<key>` is to
    be answered with `render_part(view, kind, key, frame)`.
    """

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    start: str
    mark: Markup
    fragments: str


def render_page(ledger: Ledger, home: str = "") -> str:
    """Returns the page. Every word of a report is escaped text; scripts and styles other than the
    page's own are forbidden. `home`: the address of the front page that it belongs to."""
    return _render(LedgerView(ledger), None, home)


def render_front(ledger: Ledger, folder: str) -> str:
    """Returns the front page of stories that have a page each in the folder of this address, under
    `page_name`."""
    addresses = [f"{folder}/{page_name(story)}" for story in ledger.stories]
    given = {"stories": ledger.stories, "ledger": ledger, "front": front_page(ledger, addresses)}
    script = f"(() => {{\n{static_text('dom.js')}{static_text('front.js')}}})();\n"
    return _with_own("front_page.html.j2", page_style(), script, given)


def page_name(story: Story) -> str:
    """Returns the name of the page of a story beside a front page."""
    return f"{fragment(story.id)}.html"


def render_framed(view: LedgerView, frame: Frame) -> tuple[str, str]:
    """Returns the page for the server with this frame, and the style rules that depend on the
    ledger."""
    return _render(view, frame), view.rules()


def page_script() -> str:
    """Returns the script of the page."""
    return "".join(
        [
            static_text("offsets.js"),
            "(() => {\n",
            *(static_text(f"{name}.js") for name in _SCRIPTS),
            "})();\n",
        ]
    )


def page_style() -> str:
    """Returns the style sheet of the page, without what depends on a story."""
    return "".join(static_text(f"{name}.css") for name in _STYLES)


def _render(view: LedgerView, frame: Frame | None, home: str = "") -> str:
    given, several = _given(view, frame), len(view.stories) > 1
    if several:
        addresses = [f"#v-{one.views[0]}{one.suffix}" for one in view.stories]
        given |= {"front": front_page(view.ledger, addresses)}
    given |= {"home": "#v-stories" if several else home}
    # Style attributes are forbidden, too: what depends on the story goes into a style sheet.
    return _with_own("page.html.j2", page_style() + view.rules(), page_script(), given)


def _with_own(template: str, style: str, script: str, given: Mapping[str, Any]) -> str:
    """Returns a page with its style and script inside and allowed, and no others."""
    html = (
        environment()
        .get_template(template)
        .render(
            **given,
            style=Markup(style),  # noqa: S704  the project's own files and numbers
            script=Markup(script),  # noqa: S704
            start=Markup(START),  # noqa: S704
            policy=content_policy((START, script), (style,)),
        )
    )
    return shown(html)


def _given(view: LedgerView, frame: Frame | None) -> dict[str, Any]:
    return {
        "stories": view.stories,
        "ledger": view.ledger,
        "labels": view.labels,
        "frame": frame,
        "view_names": VIEW_NAMES,
        "view_counts": VIEW_COUNTS,
        "front": None,
        "home": "",
    }


def render_part(view: LedgerView, kind: str, key: str, frame: Frame | None = None) -> str | None:
    """Returns a part of the page alone, or None if the ledger has no such part."""
    found = KINDS[kind](view, key) if kind in KINDS else None
    if found is None:
        return None
    story, template, values = found
    given = _given(view, frame) | {"view": story, "n": story.suffix} | values
    return shown(environment().get_template(template).render(**given))


_Part = tuple[StoryView, str, dict[str, Any]]


def _points(view: LedgerView, key: str) -> _Part | None:
    if key == "all":
        return (
            (view.stories[0], "part_points.html.j2", {"rows_of": view.stories[0].rows.values()})
            if view.stories
            else None
        )
    found = view.row(key)
    return found and (found[0], "part_point.html.j2", {"row": found[1]})


def _texts(view: LedgerView, key: str) -> _Part | None:
    found = view.article(key)
    return found and (found[0], "part_text.html.j2", {"article": found[1]})


def _groups(view: LedgerView, key: str) -> _Part | None:
    found = view.view_of(key)
    group = found and found[0].group(found[1])
    return (found[0], "part_group.html.j2", {"group": group}) if found and group else None


def _matters(view: LedgerView, key: str) -> _Part | None:
    found = view.view_of(key)
    is_there = found and found[1] in ("rest", "only")
    return (found[0], "part_matters.html.j2", {"which": found[1]}) if found and is_there else None


def _views(view: LedgerView, key: str) -> _Part | None:
    found = view.view_of(key)
    return (found[0], f"{found[1]}.html.j2", {}) if found and found[1] in found[0].views else None


KINDS: Mapping[str, Callable[[LedgerView, str], _Part | None]] = {
    "points": _points,
    "texts": _texts,
    "groups": _groups,
    "matters": _matters,
    "views": _views,
}
"""What can be asked for alone."""
