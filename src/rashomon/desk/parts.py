"""read_parts: the fields and files of a form that sends files (multipart/form-data), taken apart by its boundary."""

import re
from dataclasses import dataclass

from rashomon.desk.refusals import Refused

_BOUNDARY = re.compile(r"boundary=(?:\"([^\"\r\n]{1,70})\"|([^\s;,\"]{1,70}))", re.IGNORECASE)
_NAME = re.compile(rb'; ?name="([^"\r\n]{1,100})"')
_FILE = re.compile(rb'; ?filename="([^"\r\n]{0,400})"')
MOST_PARTS = 60
_MOST_HEAD = 2_000  # bytes of the lines before a part


@dataclass(frozen=True, slots=True)
class Part:
    """A field, or a file with its name."""

    name: str
    data: bytes
    is_file: bool = False
    file_name: str = ""

    def text(self) -> str:
        """A field as text."""
        return self.data.decode("utf-8", "replace")


def read_parts(content_type: str, body: bytes) -> tuple[Part, ...]:
    """The parts, in their order. Raises Refused where they cannot be read, or are too many."""
    found = _BOUNDARY.search(content_type)
    if found is None:
        raise Refused(400, "The form cannot be read: it names no boundary.")
    mark = b"--" + (found[1] or found[2]).encode("latin-1", "replace")
    if body.count(mark) > MOST_PARTS + 1:
        raise Refused(413, f"More than {MOST_PARTS} files and fields were sent. Send them in several goes.")
    pieces = (b"\r\n" + body).split(b"\r\n" + mark)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise Refused(400, "What was sent broke off. Nothing was saved.")
    return tuple(_part(piece) for piece in pieces[1:-1])


def _part(piece: bytes) -> Part:
    head, gap, data = piece.partition(b"\r\n\r\n")
    name, file = _NAME.search(head[:_MOST_HEAD]), _FILE.search(head[:_MOST_HEAD])
    if not gap or name is None:
        raise Refused(400, "The form cannot be read.")
    return Part(name[1].decode("utf-8", "replace"), data, file is not None, file[1].decode("utf-8", "replace") if file else "")
