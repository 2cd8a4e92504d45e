"""same_page: what two addresses of one page have in common."""

from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = (
    "utm_",
    "fb",
    "gclid",
    "mc_",
    "cmp",
    "ref",
    "share",
    "at_",
    "ns_",
    "ito",
    "smid",
    "source",
    "amp",
    "outputtype",
    "s_cid",
    "cid",
    "ocid",
    "feed",
)


def page_key(address: str | None) -> str | None:
    """Host and path of an address, without scheme, "www.", "/amp", tracking and fragment; None for a site's front page and for no address."""
    try:
        parts = urlsplit(address or "")
        host = (parts.hostname or "").casefold().removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return None
    path = parts.path.rstrip("/").removesuffix("/amp").removesuffix(".amp").removesuffix("/index.html")
    query = [(name, value) for name, value in parse_qsl(parts.query) if not name.casefold().startswith(_TRACKING)]
    if not host or not (path.strip("/") or query):
        return None
    return f"{host}{path}" + (f"?{urlencode(sorted(query))}" if query else "")


def host_of(address: str | None) -> str | None:
    """The host without "www."."""
    try:
        return (urlsplit(address or "").hostname or "").casefold().removeprefix("www.") or None
    except ValueError:
        return None
