"""Which blocks of a page are its article: trafilatura's choice, held against the page's own parts, links and articleBody."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.reports.blocks import Block, Blocks, Part, key_of
from rashomon.reports.page_words import is_correction
from rashomon.reports.shown_dates import days_in

_STOP = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]]*$")
_WIDE = 0.3  # a part with so much of the article is no box, whatever it is called
_FOREIGN = frozenset(("comments", "newsletter", "related", "menu", "boilerplate", "hidden"))  # what stands in these is not the article's
_BOXED = 0.15
_SCRAP = 4
_MAIN = 0.75
_LONG = 40  # characters: a line so long stands once on a page
_SURE = frozenset(("comments", "newsletter", "related"))
_RULE = re.compile(r"[|\s:-]+")  # what stands below a table's head
_INLINE = frozenset(("byline", "credit", "caption"))  # what a few words inside a line may say of all of it
_CELLS = frozenset(("li", "tr", "td", "th", "dd", "dt"))


@dataclass(slots=True)
class Passage:
    """A line of the article as it will stand in the text, with the type of furniture that the page's markup says it is ("" for none at all)."""

    text: str
    kind: str | None = None
    tag: str = "p"


@dataclass(slots=True)
class Reading:
    """The state of choosing: which blocks are kept, and of what type the markup says they are."""

    page: Blocks
    kept: list[bool] = field(default_factory=list)
    kinds: list[str | None] = field(default_factory=list)
    loose: dict[int, list[str]] = field(default_factory=dict)  # lines of the extraction that no block holds, by the block before


def choose_passages(page: Blocks, extracted: str, *, title: str | None, body: str | None = None) -> tuple[Passage, ...]:
    """The article's lines in the order of the page. `extracted`: trafilatura's text; `body`: the articleBody of the page's data."""
    reading = Reading(page)
    _match(reading, extracted)
    _type(reading)
    _extend(reading, title)
    if not any(reading.kept):
        _without_extraction(reading)
    if body:
        _hold_against(reading, body)
    _drop(reading)
    _linked(reading)
    _outside(reading)
    _heads(reading)
    _above(reading, title)
    _add_furniture(reading, title)
    return _passages(reading)


def is_prose(block: Block) -> bool:
    """Whether the block is running prose: long, stopped, and hardly linked."""
    least = 60 if " " in block.text[:40] else 25  # scripts without spaces say more in a character
    return len(block.text) >= least and block.link_share < 0.5 and bool(_STOP.search(block.text))


def _match(reading: Reading, extracted: str) -> None:
    """Marks the blocks that trafilatura kept, and remembers the lines that stand in no block."""
    blocks = reading.page.blocks
    covered = [0] * len(blocks)
    starts = [0, *itertools.accumulate(len(block.key) for block in blocks)]
    whole = "".join(block.key for block in blocks)
    lines = [line for raw in extracted.split("\n") if (line := raw.strip().removeprefix("- ")) and not _RULE.fullmatch(line)]
    for line, at, size in _places(lines, whole):
        if not size:
            reading.loose.setdefault(bisect_left(starts, at) - 1, []).append(line)
            continue
        number = bisect_right(starts, at) - 1
        while number < len(blocks) and starts[number] < at + size:
            covered[number] += min(starts[number + 1], at + size) - max(starts[number], at)
            number += 1
    reading.kept = [2 * count > len(block.key) for count, block in zip(covered, blocks, strict=True)]
    for block, kept in zip(blocks, reading.kept, strict=True):
        if kept and is_prose(block):
            for part in reading.page.above(block.part):
                reading.page.parts[part].kept += len(block.key)


def _places(lines: Sequence[str], whole: str) -> list[tuple[str, int, int]]:
    """Each line, where it stands in the page's characters, and how many it has there; one that stands nowhere has none, at the end of the line before.

    Long lines are found first; a short one may stand in menus, too, and is looked for between its long neighbours."""
    keys = [key_of(line) for line in lines]
    found: list[int | None] = []
    at = 0
    for key in keys:
        place = -1
        if len(key) >= _LONG:
            place = whole.find(key, at)
            place = place if place >= 0 else whole.find(key)
        found.append(place if place >= 0 else None)
        at = place + len(key) if place >= 0 else at
    ahead: list[int] = []
    bound = len(whole)
    for place in reversed(found):
        ahead.append(bound)
        bound = place if place is not None else bound
    out, at = [], 0
    for line, key, place, bound in zip(lines, keys, found, reversed(ahead), strict=True):
        if place is None:
            place = whole.find(key, at, bound if bound > at else len(whole)) if len(key) < _LONG else -1
        out.append((line, place, len(key)) if place >= 0 else (line, at, 0))
        at = place + len(key) if place >= 0 else at
    return out


def _type(reading: Reading) -> None:
    """The type that the parts around each block give it; where they would leave too little of the article, only what is sure counts."""
    reading.kinds = _kinds(reading, sure=False)
    prose = [
        (len(block.key), kind)
        for block, kept, kind in zip(reading.page.blocks, reading.kept, reading.kinds, strict=True)
        if kept and is_prose(block)
    ]
    if sum(size for size, kind in prose if kind is None) < 0.4 * sum(size for size, _ in prose):
        reading.kinds = _kinds(reading, sure=True)


def _kinds(reading: Reading, *, sure: bool) -> list[str | None]:
    """The kind of each block by the parts around it."""
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
        if (
            kind is None
            and block.kind in _INLINE
            and not block.headed
            and len(block.text) <= 120
            and _holds(block.kind, len(block.key), block.linked)
        ):
            kind = _typed(block.kind)
        out.append(kind)
    return out


def _claim(part: Part, whole: int) -> str | None:
    """What the part's names say, where its size and its links do not speak against it."""
    if part.kind is None or part.headline or part.kept > _WIDE * whole:
        return None
    return part.kind if _holds(part.kind, part.characters, part.linked) else None


def _holds(kind: str, characters: int, linked: int) -> bool:
    """Whether a part so called may be it: short where bylines are, full of links where lists of links are."""
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
    return {"links": "related", "box": "related", "aside": "related", "form": "menu", "bio": "byline"}.get(kind, kind) if kind else None


def _without_extraction(reading: Reading) -> None:
    """Keeps every paragraph outside the page's shell where trafilatura found nothing."""
    for i, block in enumerate(reading.page.blocks):
        reading.kept[i] = reading.kinds[i] is None and is_prose(block)


def _add_furniture(reading: Reading, title: str | None) -> None:
    """Adds what belongs to the article and is not its prose: captions, credits, the byline and the dates below the headline; and corrections."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    prose = [i for i in range(len(kept)) if kept[i] and kinds[i] is None]
    if not prose:
        return
    head = key_of(title or "")
    at = next((i for i, block in enumerate(page.blocks) if block.key == head or (not head and block.tag == "h1")), prose[0])
    seen = {block.key for i, block in enumerate(page.blocks) if kept[i]} | {head}
    for i in range(max(0, min(at, prose[0]) - 3), len(kept)):
        block = page.blocks[i]
        if kept[i] or block.key in seen or not 3 <= len(block.text) <= 1000:
            continue
        if kind := _own_furniture(block, kinds[i], above=i < prose[0], inside=i < prose[-1]):
            kept[i], kinds[i] = True, kind if kind != "correction" else None
            seen.add(block.key)


def _own_furniture(block: Block, kind: str | None, *, above: bool, inside: bool) -> str | None:
    """The type under which a block that was left out belongs to the article after all."""
    if inside and kind in {"caption", "credit"}:
        return kind
    if above and len(block.text) <= 160 and kind in {None, "byline"} and (kind or days_in(block.text, None)):
        return "byline"
    return "correction" if kind in {None, "byline", "boilerplate"} and is_correction(block.text) else None


def _extend(reading: Reading, title: str | None) -> None:
    """Adds the prose and the crossheads that stand among what was kept."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    prose = [i for i, block in enumerate(page.blocks) if kept[i] and kinds[i] is None and is_prose(block)]
    if not prose:
        return
    article = _main_part(page, prose, 0.9)
    inside = _parts_inside(page, article)
    first, last = prose[0], prose[-1]
    seen = {page.blocks[i].key for i in range(len(kept)) if kept[i]}
    for i, block in enumerate(page.blocks):
        if kept[i] or kinds[i] is not None or block.part not in inside or block.key in seen:
            continue
        if first < i < last and (
            is_prose(block) or (block.link_share < 0.3 and (block.tag == "li" or (block.headed and _heads_prose(reading, i))))
        ):
            kept[i] = True
    _add_beside(reading, prose)


def _add_beside(reading: Reading, prose: Sequence[int]) -> None:
    """Adds the paragraphs right above the first and right below the last that stand in the same element as it."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    for at, step in ((prose[0], -1), (prose[-1], 1)):
        place, i = _place(page, at), at + step
        while 0 <= i < len(kept) and kinds[i] is None and is_prose(page.blocks[i]) and _place(page, i) == place:
            kept[i] = True
            i += step


def _heads_prose(reading: Reading, number: int) -> bool:
    """Whether the next block is a paragraph of the article or a lower heading over one."""
    for i in range(number + 1, min(number + 3, len(reading.kept))):
        block = reading.page.blocks[i]
        if not block.headed:
            return reading.kinds[i] is None and (reading.kept[i] or is_prose(block))
    return False


def _parts_inside(page: Blocks, article: int) -> set[int]:
    inside = {article}
    for number in range(article + 1, len(page.parts)):
        if page.parts[number].within in inside:
            inside.add(number)
    return inside


def _hold_against(reading: Reading, body: str) -> None:
    """Where the page's data holds the article, what stands beyond its ends is none of it, and what it holds is kept."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    whole = key_of(body)
    prose = [i for i, block in enumerate(page.blocks) if len(block.key) >= 40]
    there = [i for i in prose if page.blocks[i].key in whole]
    found = sum(len(page.blocks[i].key) for i in there)
    if found < 0.7 * len(whole) or len(whole) < 400:
        return
    mine = sum(len(page.blocks[i].key) for i in prose if kept[i])
    if found < 0.6 * mine:
        return
    for i in there:
        kept[i], kinds[i] = True, None
    for i in range(there[-1] + 1, len(kept)):
        if kept[i] and kinds[i] is None:
            kinds[i] = "related"


def _drop(reading: Reading) -> None:
    """Drops the kept blocks that say again what stands above."""
    page, kept = reading.page, reading.kept
    seen: set[str] = set()
    for i, block in enumerate(page.blocks):
        if not kept[i]:
            continue
        if block.key in seen and len(block.key) >= 25:
            kept[i] = False
            continue
        seen.add(block.key)


def _linked(reading: Reading) -> None:
    """Types the kept blocks that are nothing but links: other stories, unless a paragraph that ends with a colon announces them."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    announced = False
    for i, block in enumerate(page.blocks):
        if not kept[i] or kinds[i] is not None:
            continue
        if block.inward >= 0.8 * len(block.key) and len(block.text) <= 250 and not block.headed and not block.text.endswith("."):
            if not announced:
                kinds[i] = "related"
        else:
            announced = block.text.endswith(":") and not block.headed


def _above(reading: Reading, title: str | None) -> None:
    """Types the scraps above the first paragraph: dates, labels, buttons."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    prose = [i for i, block in enumerate(page.blocks) if kept[i] and kinds[i] is None and is_prose(block)]
    if len(prose) < 3:
        return
    head = key_of(title or "")
    at = next((i for i, block in enumerate(page.blocks) if kept[i] and block.key == head), 0)
    beside = {_place(page, prose[0]), _place(page, prose[1])}
    for i in range(prose[0]):
        block = page.blocks[i]
        if not kept[i] or kinds[i] is not None or block.key == head or (block.headed and not (block.tag == "h1" and i < at)):
            continue
        if len(block.text) <= 90 and block.tag not in _CELLS and days_in(block.text, None):
            kinds[i] = "byline"
        elif i < at or (_scrap(block, _SCRAP) and block.tag not in _CELLS and (_place(page, i) not in beside or _scrap(block, 2))):
            kinds[i] = "menu"


def _place(page: Blocks, number: int) -> int:
    """The part in which the block's paragraph stands."""
    part = page.blocks[number].part
    return page.parts[part].within if page.parts[part].tag == "p" else part


def _outside(reading: Reading) -> None:
    """Types what stands below the element that holds nearly all of the article: it is another element's."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    prose = [i for i, block in enumerate(page.blocks) if kept[i] and kinds[i] is None and is_prose(block)]
    if len(prose) < 3:
        return
    inside = _parts_inside(page, _main_part(page, prose, _MAIN))
    last = max(i for i in prose if page.blocks[i].part in inside)
    for i in range(last + 1, len(kept)):
        if kept[i] and kinds[i] is None and page.blocks[i].part not in inside:
            kinds[i] = "boilerplate"


def _main_part(page: Blocks, prose: Sequence[int], share: float) -> int:
    """The inmost part that holds this share of the prose."""
    whole = sum(len(page.blocks[i].key) for i in prose)
    counts: dict[int, int] = {}
    for i in prose:
        for part in page.above(page.blocks[i].part):
            counts[part] = counts.get(part, 0) + len(page.blocks[i].key)
    return max((part for part, count in counts.items() if count >= share * whole), default=0)  # a part comes after those around it


def _scrap(block: Block, most: int) -> bool:
    """Whether the block is a few words that no sentence ends."""
    return len(block.text.split()) <= most and len(block.text) <= 80 and not _STOP.search(block.text)


def _heads(reading: Reading) -> None:
    """A crosshead that heads nothing but what is left out goes with it."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    first = next((i for i, block in enumerate(page.blocks) if kept[i] and kinds[i] is None and is_prose(block)), len(kept))
    below: dict[int, str | None] = {}  # by level: what stands between here and the next heading of that level or above
    over = False  # whether something of the article follows at all
    for i in range(len(kept) - 1, first, -1):  # above the first paragraph a heading is the headline or a standfirst
        block = page.blocks[i]
        level = int(block.tag[1]) if block.headed and not is_prose(block) else 0
        if not kept[i] or (kinds[i] is not None and not level):
            if kept[i]:
                below = {at: below.get(at) or "left out" for at in range(1, 7)}
        elif not level:
            below, over = dict.fromkeys(range(1, 7), "article"), True
        elif kinds[i] is None and level > 1 and below.get(level) != "article" and (not over or below.get(level)):
            kinds[i] = "related"
        else:
            below = {at: below.get(at) if at < level else None for at in range(1, 7)}


def _linked(reading: Reading) -> None:
    """Types the kept blocks that are nothing but links: other stories, unless a paragraph that ends with a colon announces them."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    announced = False
    for i, block in enumerate(page.blocks):
        if not kept[i] or kinds[i] is not None:
            continue
        if block.inward >= 0.8 * len(block.key) and len(block.text) <= 250 and not block.headed and not block.text.endswith("."):
            if not announced:
                kinds[i] = "related"
        else:
            announced = block.text.endswith(":") and not block.headed


def _above(reading: Reading, title: str | None) -> None:
    """Types the scraps above the first paragraph: dates, labels, buttons."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    prose = [i for i, block in enumerate(page.blocks) if kept[i] and kinds[i] is None and is_prose(block)]
    if len(prose) < 3:
        return
    head = key_of(title or "")
    at = next((i for i, block in enumerate(page.blocks) if kept[i] and block.key == head), 0)
    beside = {_place(page, prose[0]), _place(page, prose[1])}
    for i in range(prose[0]):
        block = page.blocks[i]
        if not kept[i] or kinds[i] is not None or block.key == head or (block.headed and not (block.tag == "h1" and i < at)):
            continue
        if len(block.text) <= 90 and block.tag not in _CELLS and days_in(block.text, None):
            kinds[i] = "byline"
        elif i < at or (_scrap(block, _SCRAP) and block.tag not in _CELLS and (_place(page, i) not in beside or _scrap(block, 2))):
            kinds[i] = "menu"


def _place(page: Blocks, number: int) -> int:
    """The part in which the block's paragraph stands."""
    part = page.blocks[number].part
    return page.parts[part].within if page.parts[part].tag == "p" else part


def _outside(reading: Reading) -> None:
    """Types what stands below the element that holds nearly all of the article: it is another element's."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    prose = [i for i, block in enumerate(page.blocks) if kept[i] and kinds[i] is None and is_prose(block)]
    if len(prose) < 3:
        return
    inside = _parts_inside(page, _main_part(page, prose, _MAIN))
    last = max(i for i in prose if page.blocks[i].part in inside)
    for i in range(last + 1, len(kept)):
        if kept[i] and kinds[i] is None and page.blocks[i].part not in inside:
            kinds[i] = "boilerplate"


def _main_part(page: Blocks, prose: Sequence[int], share: float) -> int:
    """The inmost part that holds this share of the prose."""
    whole = sum(len(page.blocks[i].key) for i in prose)
    counts: dict[int, int] = {}
    for i in prose:
        for part in page.above(page.blocks[i].part):
            counts[part] = counts.get(part, 0) + len(page.blocks[i].key)
    return max((part for part, count in counts.items() if count >= share * whole), default=0)  # a part comes after those around it


def _scrap(block: Block, most: int) -> bool:
    """Whether the block is a few words that no sentence ends."""
    return len(block.text.split()) <= most and len(block.text) <= 80 and not _STOP.search(block.text)


def _heads(reading: Reading) -> None:
    """A crosshead over nothing that is the article's goes with what it heads."""
    follows = False
    for i in range(len(reading.kept) - 1, -1, -1):
        block = reading.page.blocks[i]
        if not reading.kept[i] or reading.kinds[i] is not None:
            continue
        if block.headed and block.tag != "h1":
            if not follows:
                reading.kinds[i] = "related"
            follows = False
        else:
            follows = True


def _passages(reading: Reading) -> tuple[Passage, ...]:
    out = [Passage(line) for line in reading.loose.get(-1, [])]
    for number, (block, kept, kind) in enumerate(zip(reading.page.blocks, reading.kept, reading.kinds, strict=True)):
        out += [Passage(line) for line in reading.loose.get(number, [])]
        if kept and kind != "hidden":
            out.append(Passage(block.text, "" if kind is None and block.tag == "tr" else kind, block.tag))
    return tuple(out)
