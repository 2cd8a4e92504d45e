"""Reads one source into a Report."""

import hashlib
from pathlib import PurePosixPath

from rashomon.model.report import Report
from rashomon.settings import ReadSettings


def read_report(source: str, data: bytes, *, settings: ReadSettings) -> Report:
    """The report in these bytes; `source` is its name, with `/`. Raises SkipError when it cannot be used."""
    text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    title = next((line.strip() for line in text.split("\n") if line.strip()), None)
    return Report(
        id=PurePosixPath(source).stem,
        source=source,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        source_sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        title=title,
        language="en",
    )
