"""Addresses of hosts: as numbers, and as parts of a web address."""

from ipaddress import IPv4Address, IPv6Address, ip_address

from rashomon.model.record import record

PORTS = {"http": 80, "https": 443}


def parsed_address(address: str) -> IPv4Address | IPv6Address | None:
    """Returns the address, with IPv4-mapped IPv6 as IPv4; None if it is invalid."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed


def is_loopback(host: str) -> bool:
    """Whether this is localhost or a numeric loopback address. Any other name may lead elsewhere
    tomorrow."""
    address = parsed_address(host.strip("[]").partition("%")[0])
    return host == "localhost" or bool(address and address.is_loopback)


def in_url(host: str) -> str:
    """Returns the host as it stands in an address."""
    return f"[{host}]" if ":" in host else host


@record
class Endpoint:
    """A parsed web address; `path` includes the query, as it is sent."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def name(self) -> str:
        """Returns host and port, as shown to users."""
        host = in_url(self.host)
        if self.port == PORTS.get(self.scheme, self.port):
            return host
        return f"{host}:{self.port}"

    @property
    def is_here(self) -> bool:
        """Whether the host is this machine."""
        return is_loopback(self.host)

    @property
    def origin(self) -> str:
        """Returns scheme, host and port."""
        return f"{self.scheme}://{self.name}"

    @property
    def url(self) -> str:
        """Returns the whole address."""
        return self.origin + self.path
