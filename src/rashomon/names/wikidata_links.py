"""Links places to Wikidata with a table given by the user: one GeoNames id and Wikidata id per line."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rashomon.model.ledger import Ledger
from rashomon.model.name import Name

_PAIR = re.compile(
    r"\s*+\"?(?P<geonames>\d{1,12})\"?[^\S\t]*+[,;\t]\s*+\"?(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(?P<wikidata>Q\d{1,12})\"?[^\S\t]*+(?:[,;\t].*)?"
)


def read_links(text: str) -> dict[int, str]:
    """Reads {GeoNames id: Wikidata id} from such a table; lines without a pair are skipped. Raises ValueError if no line holds one."""
    pairs = (_PAIR.fullmatch(line) for line in text.lstrip("\ufeff").split("\n"))
    found = {int(pair["geonames"]): pair["wikidata"] for pair in pairs if pair}
    if not found:
        raise ValueError("no line holds a GeoNames id and a Wikidata id")
    return found


def linked(names: Iterable[Name], links: Mapping[int, str]) -> tuple[Name, ...]:
    """Returns the names, those with a GeoNames id linked to the table's Wikidata id (None where it has none)."""
    return tuple(replace(name, wikidata=links.get(name.geonames)) if name.geonames is not None else name for name in names)


def link_wikidata(ledger: Ledger, links: Mapping[int, str]) -> Ledger:
    """Returns the ledger with its places linked."""
    return replace(ledger, stories=tuple(replace(story, names=linked(story.names, links)) for story in ledger.stories))
