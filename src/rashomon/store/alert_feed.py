"""write_feed: alerts as an Atom feed."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from rashomon.file_writing import write_file
from rashomon.model.alert import Alert
from rashomon.store.alert_text import alert_line

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


def write_feed(path: str, alerts: Sequence[Alert]) -> None:
    """Puts a feed of these, the latest first, in the place of the one that is there; a reader sees one or the other. Raises StopError."""
    write_file(path, feed(alerts))


def feed(alerts: Sequence[Alert]) -> bytes:
    """The feed as a document."""
    root = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _text(root, "id", "urn:rashomon:alerts")
    _text(root, "title", "Rashomon: alerts")
    _text(root, "updated", max((alert.at for alert in alerts), default="1970-01-01T00:00:00+00:00"))
    _text(SubElement(root, "author"), "name", "Rashomon")
    for alert in alerts:
        entry = SubElement(root, "entry")
        _text(entry, "id", f"urn:rashomon:{alert.id}")
        _text(entry, "title", f"{alert.title or '(no headline)'}: {alert.kind}")
        _text(entry, "updated", alert.at)
        SubElement(entry, "category", term=_fit(alert.rule))
        _text(entry, "content", alert_line(alert) + (f"\nReports: {', '.join(alert.reports)}" if alert.reports else "")).set("type", "text")
    document: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}\n'.encode()


def _text(parent: Element, name: str, text: str) -> Element:
    made = SubElement(parent, name)
    made.text = _fit(text)
    return made


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
