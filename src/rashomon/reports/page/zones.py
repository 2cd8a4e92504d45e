"""Types blocks by the page part around them: menus, comments, other stories, captions, bylines."""

from rashomon.reports.page.blocks import PageBlock, PagePart
from rashomon.reports.page.extraction import Extraction, is_prose

_WIDE = 0.3  # a part with this share of the article is not a box, whatever its name
_BOXED = 0.15  # if all parts with one ambiguous name hold this share, the name means nothing
_LEFT = 0.4  # this share of the extraction must remain, or only unambiguous names count
_SURE = frozenset(("comments", "newsletter", "related"))
_FOREIGN = frozenset(("comments", "newsletter", "related", "menu", "boilerplate", "hidden"))  # never part of the article
_INLINE = frozenset(("byline", "credit", "caption"))  # kinds that an inline element may give its whole line
_TYPES = {"links": "related", "box": "related", "aside": "related", "form": "menu", "bio": "byline"}


def type_blocks(reading: Extraction) -> None:
    """Returns the type that its surrounding parts give each block; if that would leave too little article, only the certain ones count."""
    reading.kinds = _kinds(reading, sure=False)
    prose = [
        (len(block.key), kind)
        for block, kept, kind in zip(reading.page.blocks, reading.kept, reading.kinds, strict=True)
        if kept and is_prose(block)
    ]
    if sum(size for size, kind in prose if kind is None) < _LEFT * sum(size for size, _ in prose):
        reading.kinds = _kinds(reading, sure=True)


def _kinds(reading: Extraction, *, sure: bool) -> list[str | None]:
    """Returns the kind of each block by the parts around it."""
    parts = reading.page.parts
    whole = max((part.kept for part in parts), default=0)
    claims = [None if sure and part.kind not in _SURE else _claim(part, whole) for part in parts]
    boxed = sum(
        part.kept for part, claim in zip(parts, claims, strict=True) if claim == "box" and (part.within < 0 or claims[part.within] != "box")
    )
    if boxed > _BOXED * whole:  # a page that puts every paragraph into a "widget" or a "card" says nothing by it
        claims = [None if claim == "box" else claim for claim in claims]
    kinds: list[str | None] = []
    for part, claim in zip(parts, claims, strict=True):
        around = kinds[part.within] if part.within >= 0 else None
        kinds.append(around if around in _FOREIGN else _typed(claim) or around)
    out = []
    for block in reading.page.blocks:
        kind = kinds[block.part]
        out.append(block.kind if kind is None and _says_inline(block) else kind)
    return out


def _says_inline(block: PageBlock) -> bool:
    """Whether the element that holds all words of the block says what they are."""
    return block.kind in _INLINE and not block.headed and len(block.text) <= 120


def _claim(part: PagePart, whole: int) -> str | None:
    """Returns what the part's names claim, unless its size and links contradict it."""
    if part.kind is None or part.headline or part.kept > _WIDE * whole:
        return None
    return part.kind if _holds(part.kind, part.characters, part.linked) else None


def _holds(kind: str, characters: int, linked: int) -> bool:
    """Whether a part with this name may be what it says: bylines are short, link lists are full of links."""
    if kind in {"links", "aside", "form"}:
        return linked > 0.4 * characters
    if kind == "related":
        return linked > 0.15 * characters or characters < 60
    if kind == "byline":
        return characters <= 400
    if kind in {"caption", "credit"}:
        return characters <= 1500
    return True


def _typed(kind: str | None) -> str | None:
    """Returns the furniture type that a part of this kind holds."""
    return _TYPES.get(kind, kind) if kind else None
