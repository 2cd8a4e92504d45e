"""Links of places to Wikidata, by way of a table that the user gives: GeoNames id and Wikidata id, a pair a line."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rashomon.model.ledger import Ledger
from rashomon.model.name import Name

_PAIR = re.compile(
    r"\s*+\"?(?P<geonames>\d{1,12})\"?[^\S\t]*+[,;\t]\s*+\"?(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(?P<wikidata>Q\d{1,12})\"?[^\S\t]*+(?:[,;\t].*)?"
)


def read_links(text: str) -> dict[int, str]:
    """Wikidata ids by GeoNames id. Raises ValueError where no line is such a pair; a header and lines without a pair are passed over."""
    pairs = (_PAIR.fullmatch(line) for line in text.lstrip("\ufeff").split("\n"))
    found = {int(pair["geonames"]): pair["wikidata"] for pair in pairs if pair}
    if not found:
        raise ValueError("no line holds a GeoNames id and a Wikidata id")
    return found


def linked(names: Iterable[Name], links: Mapping[int, str]) -> tuple[Name, ...]:
    """The names, places with the Wikidata id that the table gives for their GeoNames id."""
    return tuple(replace(name, wikidata=links.get(name.geonames)) if name.geonames is not None else name for name in names)


def link_wikidata(ledger: Ledger, links: Mapping[int, str]) -> Ledger:
    """The ledger with these links at its places."""
    return replace(ledger, stories=tuple(replace(story, names=linked(story.names, links)) for story in ledger.stories))
