"""Shows a text beside the one that it replaces, as tracked changes (`track_changes`)."""

from difflib import SequenceMatcher

from markupsafe import Markup, escape


def track_changes(before: str, after: str) -> Markup:
    """Returns the words of a text, with those that went and those that came marked."""
    old = before.split()
    new = after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    pieces = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(escape(" ".join(new[start:end])))
        if kind in ("replace", "delete"):
            pieces.append(Markup("<del>{}</del>").format(" ".join(old[first:last])))
        if kind in ("replace", "insert"):
            pieces.append(Markup("<ins>{}</ins>").format(" ".join(new[start:end])))
    return Markup(" ").join(pieces)
