"""What the gate of speed lets pass, and the chart."""

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
