"""MHTML: a page saved by a browser as a single file. Its pictures and frames are not read."""

import email
import email.policy
import re
from collections.abc import Iterator
from typing import IO

from rashomon.errors import SkipError
from rashomon.reports.containers.job import ContainerJob, whole
from rashomon.reports.iso_times import iso_time
from rashomon.reports.items import Item, KnownFacts
from rashomon.reports.page.archived_address import with_archive
from rashomon.settings import to_raise


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the page: the part named as root, else the first HTML part."""
    message = email.message_from_bytes(whole(file, 2 * job.max_bytes, "save the page as HTML"), policy=email.policy.compat32)
    parts = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    root = str(message.get_param("start") or "").strip("<> ")
    page = next((part for part in parts if root and str(part.get("Content-ID", "")).strip("<> ") == root), next(iter(parts), None))
    data = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(data, bytes):
        raise SkipError("a web archive (MHTML) without a page in it")
    if len(data) > job.max_bytes:
        raise SkipError(f"a page of more than {job.max_bytes:,} bytes: {to_raise('max_bytes')}")
    url = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "").strip()
    yield Item(
        "",
        data,
        with_archive(
            KnownFacts(
                url=url if re.match(r"https?://\S{4,1000}$", url) else None,
                retrieved=iso_time(str(message.get("Date") or "")),
                charset=str(page.get_content_charset() or "") or None,
            )
        ),
    )
