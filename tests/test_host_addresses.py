"""Addresses of hosts: which are this machine, and how they are written."""

import pytest

from rashomon.host_addresses import Endpoint, is_loopback


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("[::1]", True),
        ("::ffff:127.0.0.1", True),
        ("::1%lo", True),
        ("0.0.0.0", False),  # noqa: S104
        ("::", False),
        ("192.0.2.7", False),
        ("::ffff:192.0.2.7", False),
        ("localhost.example", False),
        ("harn.example", False),
        ("", False),
    ],
)
def test_what_is_this_machine(host: str, here: bool) -> None:
    assert is_loopback(host) is here


@pytest.mark.parametrize(
    ("endpoint", "name", "url"),
    [
        (Endpoint("https", "harn.example", 443, "/v1"), "harn.example", "https://harn.example/v1"),
        (Endpoint("http", "harn.example", 443, ""), "harn.example:443", "http://harn.example:443"),
        (Endpoint("http", "::1", 8080, "/api"), "[::1]:8080", "http://[::1]:8080/api"),
        (Endpoint("llm:", "llm", 80, ""), "llm", "llm:://llm"),
    ],
)
def test_how_an_address_is_written(endpoint: Endpoint, name: str, url: str) -> None:
    assert (endpoint.name, endpoint.url) == (name, url)
