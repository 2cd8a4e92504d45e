"""Finds who signs a post that a page shows: "— Ana Holm (@anaholm)", "Posted by Vik Ferries on
Monday, 3 March"."""

from rashomon.shipped.words import PatternMatch, pattern_of

_HANDLE = r"\(@\w[\w.@-]{1,60}\)"
_SIGNATURE = pattern_of(
    rf"(?:[—–]|--?) ?([^\n()@—–]{{2,60}}?) {_HANDLE}"
    rf"|(?<!\w)(?:{{page.posts_signed_by}}) ([^\n()@]{{2,60}}?)(?: {_HANDLE})?"
    r" (?:{page.days_of_posts}) (?=[^\n]{0,20}\d)"
)


def find_signature(text: str) -> PatternMatch | None:
    """Returns the signature of a post in these words. `name_in` says where its name stands."""
    return _SIGNATURE.search(text)


def name_in(signature: PatternMatch) -> tuple[int, int]:
    """Returns where the name of who signs begins and ends."""
    return signature.span(signature.lastindex or 0)
