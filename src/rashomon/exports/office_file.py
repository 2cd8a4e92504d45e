"""Writes an office file: a zip of XML parts that is the same for the same parts (`packed`)."""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import escape

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the moment of every part: a file shows no time of day
# What XML cannot hold.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_xml(text: str) -> str:
    """Returns a text as it stands in XML; a sign that XML cannot hold becomes a visible one."""
    return escape(_UNWRITABLE.sub("\ufffd", text), {'"': "&quot;"})


@cache
def fixed_part(name: str) -> str:
    """Returns a part that is the same in every file."""
    return files("rashomon.exports").joinpath("office", f"{name}.xml").read_text("utf-8")


def packed(parts: Mapping[str, str]) -> bytes:
    """Returns a zip of these parts, by their paths."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            place = zipfile.ZipInfo(path, _LONG_AGO)
            place.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(place, text.encode("utf-8"))
    return data.getvalue()
