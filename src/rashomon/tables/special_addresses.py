"""The blocks of addresses that are set aside for special purposes, after IANA's registries."""

import csv
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Network, IPv6Network, ip_network


@cache
def special_blocks() -> tuple[IPv4Network | IPv6Network, ...]:
    """All blocks, in the order of the table."""
    with files("rashomon.tables").joinpath("special_addresses.csv").open(encoding="utf-8") as file:
        return tuple(ip_network(row["block"]) for row in csv.DictReader(file))
