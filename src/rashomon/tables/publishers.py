"""Publishers and the outlets that they own."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def plain_outlet(name: str) -> str:
    """The outlet's name as it is compared: without case and a leading "The"."""
    return " ".join(name.split()).casefold().removeprefix("the ")


@cache
def load_publishers() -> Mapping[str, str]:
    """{outlet, as `plain_outlet` gives it: owner}."""
    with files("rashomon.tables").joinpath("publishers.csv").open(encoding="utf-8") as file:
        return {plain_outlet(outlet): row["owner"] for row in csv.DictReader(file) for outlet in row["outlets"].split("|")}
