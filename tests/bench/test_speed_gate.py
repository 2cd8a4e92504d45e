"""What the gate of speed lets pass, and the chart."""

import xml.etree.ElementTree as ET

from bench.speed.chart import draw, times
from bench.speed.scale import family, light, memory_of
from bench.speed.speed_gate import faults


def test_slower_than_the_pin_by_more_than_noise() -> None:
    assert faults({"x": 1.0}, [{"x": 1.15}, {"x": 1.5}]) == []
    assert faults({"x": 1.0}, [{"x": 1.3}, {"x": 1.31}, {"x": 1.32}]) == [
        "x: 1.300, pinned at 1.000, allowed 1.200"
    ]
    assert (
        faults({"x": 1.0}, [{"x": 1.25}, {"x": 1.6}, {"x": 1.7}]) == []
    )  # so loud that nothing can be said
    assert faults({"x": 1.0}, [{"x": 1.6}, {"x": 3.0}, {"x": 4.0}]) != []


def test_the_chart_is_whole() -> None:
    rows = [("dates & days", "a<b", 0.04), ("stories", "peer", 1.6)]
    root = ET.fromstring(draw(rows))  # noqa: S314  our own text
    words = [element.text for element in root.iter() if element.text]
    assert "against a<b" in words
    assert "25 times as fast" in words
    assert "1.6 times as long" in words
    assert "prefers-color-scheme: dark" in draw(rows)
    assert draw([])


def test_times() -> None:
    assert times(1.0) == "1.0 times as long"
    assert times(0.5) == "2.0 times as fast"


def test_memory_of_a_family_of_processes() -> None:
    import os

    assert os.getpid() in family(os.getpid())
    assert memory_of(os.getpid()) >= 0.0
    assert memory_of(2**22 + 1) == 0.0


def test_a_light_document_is_short() -> None:
    from bench.speed.pile import PileReport

    assert (
        light(PileReport("a", 0, "", "One fell. Two rose. Three stood.\n\nMore.\n"))
        == "One fell. Two rose."
    )
