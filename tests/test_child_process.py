"""What a process and its child say to each other. How children are started and ended:
tests/reports/test_sandbox.py, tests/engines."""

from io import BytesIO

import pytest

from rashomon.child_process import joined, read_message, separated, write_message


def sent(header: dict[str, object], *parts: bytes) -> bytes:
    stream = BytesIO()
    write_message(stream, header, *parts)
    return stream.getvalue()


def test_messages_follow_each_other() -> None:
    stream = BytesIO(sent({"word": "Öl\n"}, b"one\n", b"") + sent({}) + sent({"end": True}, b"x"))
    assert read_message(stream) == ({"word": "Öl\n"}, [b"one\n", b""])
    assert read_message(stream) == ({}, [])
    assert read_message(stream) == ({"end": True}, [b"x"])
    assert read_message(stream) is None


def test_a_message_that_was_cut_or_is_too_large_is_none() -> None:
    whole = sent({"word": "goat"}, b"four")
    assert [size for size in range(len(whole)) if read_message(BytesIO(whole[:size]))] == []
    assert read_message(BytesIO(whole), most=4) is not None
    assert read_message(BytesIO(whole), most=3) is None


@pytest.mark.parametrize("line", [b"goat\n", b"[1]\n", b"{}\n", b'{"sizes": ["x"]}\n'])
def test_what_is_no_message_is_an_error(line: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_message(BytesIO(line))


def test_parts_come_out_as_they_went_in() -> None:
    parts = [b"", b"\n[1]\n", bytes(range(256))]
    assert separated(joined(parts)) == parts
    with pytest.raises(ValueError, match="missing"):
        separated(joined(parts)[:-1])
