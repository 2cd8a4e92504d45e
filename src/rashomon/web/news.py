"""What is new since a moment, as a page for a mail (`render_morning`)."""

from markupsafe import Markup

from rashomon.store.morning import Morning
from rashomon.web.markup import content_policy, environment, shown, static_text


def render_morning(found: Morning) -> str:
    """Returns what is new since a moment as a page without scripts, as small as a mail."""
    style = static_text("morning.css")
    values = {"found": found, "policy": content_policy((), (style,)), "style": Markup(style)}  # noqa: S704
    return shown(environment().get_template("morning.html.j2").render(values))
