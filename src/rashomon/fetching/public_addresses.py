"""Says which addresses may be fetched: http and https, on the public internet only."""

import csv
import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import quote, urljoin, urlsplit

from rashomon.errors import SkipError
from rashomon.host_addresses import PORTS, Endpoint, is_loopback, parsed_address
from rashomon.shipped.words import read_table


@cache
def special_blocks() -> tuple[IPv4Network | IPv6Network, ...]:
    """Returns all blocks, in the order of the table."""
    rows = csv.DictReader(read_table("special_addresses.csv").splitlines())
    return tuple(ip_network(row["block"]) for row in rows)


_PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")  # all that was ever given out for public use
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)$")


def parse_address(url: str) -> Endpoint:
    """Returns the parsed address. Raises SkipError for a forbidden one."""
    if len(url) > 4000 or re.search(r"[\x00-\x20\x7f\\]", url):
        raise SkipError(
            "not an address that can be fetched: it holds spaces or control characters, or is "
            "too long"
        )
    try:
        parts = urlsplit(url)
        port = parts.port
        host = _host(parts.hostname or "")
    except ValueError as error:  # UnicodeError of idna, too
        raise SkipError(
            "not an address that can be fetched: its host or port makes no sense"
        ) from error
    scheme = parts.scheme.casefold()
    if scheme not in PORTS:
        raise SkipError("only http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise SkipError("an address with a name or password in it is not fetched")
    if not host or "%" in host:  # no host, or one with the zone of a network card
        raise SkipError("not an address that can be fetched: it has no host")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}"
    if port is None:
        port = PORTS[scheme]
    return Endpoint(scheme, host, port, path)


def parse_redirect(target: Endpoint, place: str) -> Endpoint:
    """Returns the parsed target of a redirect. Raises SkipError for a forbidden one."""
    try:
        return parse_address(urljoin(target.url, place))
    except ValueError as error:  # of urljoin
        raise SkipError(f"{target.host} sends to what is no address") from error


def _host(host: str) -> str:
    """Returns the host in the form in which it is looked up. Raises ValueError for an invalid one.

    A host that ends in a number must be a plain IPv4 address: 0x7f.1, 2130706433 and 0177.0.0.1 are
    written that way only to evade filters.
    """
    if ":" in host:
        return host
    plain = host.rstrip(".").encode("idna").decode("ascii").casefold()
    if _NUMBER.match(plain.rpartition(".")[2]):
        return str(ipaddress.IPv4Address(plain))
    return plain


def checked_addresses(
    target: Endpoint, resolve: Callable[[str, int], Sequence[str]], *, allow_loopback: bool
) -> tuple[str, ...]:
    """Returns the numeric addresses of the host. Raises SkipError unless all of them are public."""
    addresses: tuple[str, ...] = ()
    with suppress(OSError, UnicodeError):
        addresses = tuple(dict.fromkeys(resolve(target.host, target.port)))
    if not addresses:
        raise SkipError(f"the host {target.host} is not known")
    for address in addresses:
        if not is_public(address) and not (allow_loopback and is_loopback(address)):
            raise SkipError(
                f"{target.host} leads to {address}, which is not on the public internet: it "
                "is not fetched"
            )
    return addresses


def is_public(address: str) -> bool:
    """Whether a numeric address is public: it is in no block of `tables/special_addresses.csv` and,
    for IPv6, in the global unicast space.

    If an IPv4 address is embedded in IPv6 (mapped, NAT64), that address is checked instead. An
    address with a zone is not public.
    """
    number = parsed_address(address)
    if number is None:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        if number in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)))
        if number.scope_id is not None or number not in _PUBLIC_IPV6:
            return False
    return not any(number in block for block in special_blocks())


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """Returns the numeric addresses from the system's resolver. Raises OSError if there are
    none."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(str(address[0]) for *_, address in answers)
