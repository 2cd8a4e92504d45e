"""Which addresses may be asked."""

import pytest

from rashomon.errors import SkipError
from rashomon.fetching.addresses import checked_addresses, is_public, parse_address


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
    ],
)
def test_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public


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
        ("https://courier.example:443/a?b=c d".replace(" ", "%20"), "https://courier.example/a?b=c%20d"),
        ("https://courier.example:8443/é", "https://courier.example:8443/%C3%A9"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://[2606:2800:220:1::1]:8080/x#y", "http://[2606:2800:220:1::1]:8080/x"),
    ],
)
def test_an_address(url: str, whole: str) -> None:
    assert parse_address(url).url == whole


def test_one_private_address_is_one_too_many() -> None:
    target = parse_address("http://courier.example/")
    assert checked_addresses(target, lambda host, port: ["93.184.216.34"], allow_loopback=False) == ("93.184.216.34",)
    with pytest.raises(SkipError, match="not on the public internet"):
        checked_addresses(target, lambda host, port: ["93.184.216.34", "10.0.0.1"], allow_loopback=False)
    with pytest.raises(SkipError, match="not on the public internet"):
        checked_addresses(target, lambda host, port: ["10.0.0.1"], allow_loopback=True)
    with pytest.raises(SkipError, match="is not known"):
        checked_addresses(target, lambda host, port: [], allow_loopback=False)
