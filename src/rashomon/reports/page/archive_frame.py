"""What a web archive puts around a copy of a page: its address, its toolbar, words on the copy."""

from typing import Any

from rashomon.model.report import host_of
from rashomon.reports.items import archived_from


def drop_archive_frame(tree: Any, *addresses: str | None) -> bool:
    """Removes what the archive put into a copied page, and returns whether the page's data changed
    with it. `addresses` are the page's, as its markup gives them."""
    for element in list(tree.iter("div")):
        if element.get("id", "").startswith("wm-ipp"):  # how the ids of the toolbar's parts begin
            element.drop_tree()
    archives = {host_of(address) for address in addresses if archived_from(address)}
    if not archives:
        return False
    _drop_head(tree)
    for element in list(tree.iter("link", "meta")):
        name = "href" if element.tag == "link" else "content"
        if copied := archived_from(element.get(name)):
            element.set(name, copied[0])
        elif element.tag == "meta" and "web.archive.org" not in archives:
            element.drop_tree()  # that archive leaves a page's own description as it was
    return True


def _drop_head(tree: Any) -> None:
    """Removes the head that archive.today puts above a copy, but no head of the page itself."""
    for element in list(tree.iter("div")):
        if element.get("id") == "HEADER" and "Saved from" in element.text_content():
            element.drop_tree()
