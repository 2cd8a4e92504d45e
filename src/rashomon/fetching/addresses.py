"""Which addresses may be asked: http and https, to machines on the public internet and to no other."""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from rashomon.errors import SkipError

Resolve = Callable[[str, int], Sequence[str]]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart; `path` with its query, as it is sent."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


def parse_address(url: str) -> Target:
    """The address taken apart. Raises SkipError for one that may not be asked."""
    if len(url) > 4000 or re.search(r"[\x00-\x20\x7f\\]", url):
        raise SkipError("not an address that can be fetched: it holds spaces or control characters, or is too long")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (
            (parts.hostname or "").rstrip(".").encode("idna").decode("ascii").casefold()
            if not _is_number(parts.hostname)
            else parts.hostname or ""
        )
    except ValueError as error:  # UnicodeError of idna, too
        raise SkipError("not an address that can be fetched: its host or port makes no sense") from error
    scheme = parts.scheme.casefold()
    if scheme not in _PORTS:
        raise SkipError("only http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise SkipError("an address with a name or password in it is not fetched")
    if not host or "%" in host:
        raise SkipError("not an address that can be fetched: it has no host")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
    )
    return Target(scheme, host, _PORTS[scheme] if port is None else port, path)


def _is_number(host: str | None) -> bool:
    return ":" in (host or "")


def checked_addresses(target: Target, resolve: Resolve, *, allow_loopback: bool) -> tuple[str, ...]:
    """The numeric addresses of the host. Raises SkipError unless all of them are public: one that is not is one too many."""
    try:
        found = tuple(dict.fromkeys(resolve(target.host, target.port)))
    except (OSError, UnicodeError) as error:
        raise SkipError(f"the host {target.host} is not known") from error
    if not found:
        raise SkipError(f"the host {target.host} is not known")
    for address in found:
        if not is_public(address) and not (allow_loopback and ipaddress.ip_address(address.split("%")[0]).is_loopback):
            raise SkipError(f"{target.host} leads to {address}, which is not on the public internet: it is not fetched")
    return found


def is_public(address: str) -> bool:
    """Whether a numeric address is of the public internet, and so is the one that it carries inside (mapped, NAT64, 6to4)."""
    try:
        number = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        if number.ipv4_mapped is not None:
            return is_public(str(number.ipv4_mapped))
        if number in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)))
        if number in _LOCAL_NAT64 or number.teredo is not None or int(number) >> 32 == 0:
            return False
        if number.sixtofour is not None:
            return is_public(str(number.sixtofour))
    return number.is_global and not number.is_multicast and not number.is_reserved and not number.is_unspecified


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """The numeric addresses that the system's resolver gives. Raises OSError when it knows none."""
    return tuple(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
