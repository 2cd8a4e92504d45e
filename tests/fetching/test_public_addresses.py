"""Which addresses may be asked."""

import csv
import ipaddress
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.errors import SkipError
from rashomon.fetching.public_addresses import (
    checked_addresses,
    is_public,
    parse_address,
    resolve_host,
    special_blocks,
)

# The registries as IANA gives them out, of July 2026; what the program knows is
# `tables/special_addresses.csv`.
REGISTRIES = sorted((Path(__file__).parent / "registries").glob("*.csv"))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),  # noqa: S104
        ("100.64.0.1", False),
        ("169.254.169.254", False),  # the metadata of clouds
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("::127.0.0.1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fd00:ec2::254", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b::5db8:d822", True),
        ("64:ff9b:1::a00:1", False),
        ("2002:7f00:1::", False),
        ("2002:a00:1::", False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
        ("2001:db8::1", False),
        ("no address", False),
        ("192.0.0.192", False),  # the metadata of a cloud
        ("192.0.0.8", False),
        ("192.88.99.1", False),
        ("239.255.255.250", False),
        ("fec0::1", False),
        ("3fff::1", False),
        ("5f00::1", False),
        ("fe00::1", False),
        ("4000::1", False),
        ("::7f00:1", False),
        ("::93.184.216.34", False),
        ("2002:5db8:d822::1", False),
        ("64:ff9b::c000:c0", False),
        ("::ffff:192.0.0.192", False),
        ("2606:2800:220:1::1%eth0", False),
        ("1.1.1.1", True),
        ("223.255.255.254", True),
        ("2a00:1450:4001:81b::200e", True),
    ],
)
def test_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def registered() -> Iterator[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """Every block of the registries."""
    for path in REGISTRIES:
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            for block in (
                row["Address Block"].split(",")
                if row["Address Block"] and "/" in row["Address Block"]
                else ()
            ):
                yield ipaddress.ip_network(block.split()[0])


def test_every_row_of_the_registries_is_refused() -> None:
    blocks = list(registered())
    assert len(blocks) == 51
    assert set(blocks) <= set(special_blocks())
    for block in blocks:
        carries = block in (
            ipaddress.ip_network("64:ff9b::/96"),
            ipaddress.ip_network("::ffff:0:0/96"),
        )  # what they carry is looked at
        inside = [
            block[0],
            block[-1],
            block[block.num_addresses // 2 if not carries else 0x0A000001],
        ]
        assert not any(is_public(str(address)) for address in inside), block


# Every one of these leads to an inner address, by the filter's own reading or by the resolver's.


@pytest.mark.parametrize(
    "url",
    """http://127.1/ http://0177.0.0.1/ http://0x7f.0.0.1/ http://2130706433/ http://0x7f000001/ \
http://017700000001/ http://127.0.0.1./
http://127.0.0.1../ http://127。0。0。1/ http://１２７.0.0.1/ http://①②⑦.⓪.⓪.①/ \
http://127.0.0.1%00.courier.example/ http://0/ http://0.0.0.0/
http://[::1]/ http://[::]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ \
http://[0:0:0:0:0:ffff:7f00:0001]/ http://[64:ff9b::127.0.0.1]/
http://[64:ff9b:1::127.0.0.1]/ http://[2002:7f00:1::]/ http://[::127.0.0.1]/ \
http://[fe80::1%25eth0]/ http://[fe80::1%eth0]/ http://[fec0::1]/
http://169.254.169.254/ http://0xa9fea9fe/ http://2852039166/ http://192.0.0.192/ \
http://[fd00:ec2::254]/ http://courier.example@127.0.0.1/
http://127.0.0.1:80@127.0.0.1/ http://courier.example:80@[::1]/ http://127.0.0.1:80/ \
http://127.0.0.1#courier.example/ http://127.0.0.1?courier.example
http://127.0.0.1/@courier.example http://00000177.0.0.1/ http://127.0.0.0x1/ http://127.0.1/ \
http://[::ffff:0:127.0.0.1]/ http://1.2.3.4.5/
http://256.256.256.256/ http://0xffffffffff/ http://٠.٠.٠.٠/ http://127.0.0.١/ http://[v1.a]/ \
http://[127.0.0.1]/ http://[::1]x/""".split(),
)
def test_odd_spellings_of_inner_addresses(url: str) -> None:
    with pytest.raises(SkipError):
        checked_addresses(parse_address(url), resolve_host, allow_loopback=False)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.0.0.0x1/",
    ],
)
def test_numbers_that_are_no_address_are_never_looked_up(url: str) -> None:
    with pytest.raises(SkipError, match="makes no sense"):
        parse_address(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://courier.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://courier.example", "only http and https"),
        ("http://", "no host"),
        ("http://user:word@courier.example/", "name or password"),
        ("http://courier.example@10.0.0.1/", "name or password"),
        ("http://courier.example:99999/", "makes no sense"),
        ("http://[::1/", "makes no sense"),
        ("http://courier.example/a b", "spaces or control"),
        ("http://courier.example\\@10.0.0.1/", "spaces or control"),
        ("http://courier.example/\r\nHost: x", "spaces or control"),
        ("http://[fe80::1%25eth0]/", "no host"),
        ("http://courier.example/" + "a" * 5000, "too long"),
    ],
)
def test_what_is_no_address(url: str, reason: str) -> None:
    with pytest.raises(SkipError, match=reason):
        parse_address(url)


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("HTTP://Courier.Example", "http://courier.example/"),
        (
            "https://courier.example:443/a?b=c d".replace(" ", "%20"),
            "https://courier.example/a?b=c%20d",
        ),
        ("https://courier.example:8443/é", "https://courier.example:8443/%C3%A9"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://[2606:2800:220:1::1]:8080/x#y", "http://[2606:2800:220:1::1]:8080/x"),
    ],
)
def test_an_address(url: str, whole: str) -> None:
    assert parse_address(url).url == whole


def test_one_private_address_is_one_too_many() -> None:
    target = parse_address("http://courier.example/")
    assert checked_addresses(
        target, lambda host, port: ["93.184.216.34"], allow_loopback=False
    ) == ("93.184.216.34",)
    with pytest.raises(SkipError, match="not on the public internet"):
        checked_addresses(
            target, lambda host, port: ["93.184.216.34", "10.0.0.1"], allow_loopback=False
        )
    with pytest.raises(SkipError, match="not on the public internet"):
        checked_addresses(target, lambda host, port: ["10.0.0.1"], allow_loopback=True)
    with pytest.raises(SkipError, match="is not known"):
        checked_addresses(target, lambda host, port: [], allow_loopback=False)
