"""FollowTheMoney: entities."""

import json
import re
from collections.abc import Iterator
from typing import Any

from rashomon.model.content_ids import content_id
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.wording import STATUS_WORDS, name_speaker, whose
from rashomon.text.calendar_words import as_date
from rashomon.text.name_words import country_name

Entity = dict[str, Any]
_OWN = "{} in its own words"
_ADDRESS = re.compile(
    r"https?://[\w.-]+(?::\d+)?(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?", re.ASCII
)
_PEOPLE = {NameKind.PERSON: "Person", NameKind.ORGANISATION: "Organization"}


def made_of(ledger: Ledger) -> bytes:
    """Returns the entities, one a line."""
    lines = (json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities_of(ledger))
    return "".join(lines).encode("utf-8", "backslashreplace")


def entities_of(ledger: Ledger) -> Iterator[Entity]:
    """Yields articles, people, organisations, places, mentions, the story as an event, and every
    sentence of a claim and every quote of a version as a note on it."""
    for report in ledger.reports:
        yield _entity(_id("report", report.id), "Article", **_article(report))
    for story in ledger.stories:
        yield from _story(story)


def _id(kind: str, *parts: object) -> str:
    return f"rashomon-{content_id(kind, *parts)}"


def _entity(identity: str, schema: str, **properties: Any) -> Entity:
    given = {name: _values(value) for name, value in properties.items()}
    return {
        "id": identity,
        "schema": schema,
        "properties": {name: values for name, values in given.items() if values},
    }


def _values(value: Any) -> list[str]:
    values = value if isinstance(value, (list, tuple)) else [value]
    texts = (" ".join(str(each).split()) for each in values if each is not None)
    return list(dict.fromkeys(text for text in texts if text))


def _article(report: Report) -> dict[str, Any]:
    return {
        "fileName": report.source.rsplit("/", 1)[-1],
        "title": report.title,
        "author": report.authors,
        "publisher": report.outlet,
        "publishedAt": _day(report.published),
        "retrievedAt": _day(report.retrieved),
        "language": _language(report.language),
        "sourceUrl": _web_address(report),
        "bodyText": report.text,
        "notes": [
            f"sha256 of the text: {report.sha256}",
            *(f"agency credited: {agency}" for agency in report.agencies),
        ],
    }


def _web_address(report: Report) -> str | None:
    """Returns where the report was published, if that is a full http address."""
    return next(filter(_ADDRESS.fullmatch, filter(None, (report.url, report.canonical_url))), None)


def _day(date: str | None) -> str | None:
    """Returns the day of an ISO date or date-time, or None."""
    return date[:10] if date and as_date(date) else None


def _language(code: str | None) -> str | None:
    return {"en": "eng", "de": "deu", "fr": "fra", "es": "spa", "ar": "ara", "ru": "rus"}.get(
        code or ""
    )


def _story(story: Story) -> Iterator[Entity]:
    happening = _id("story", story.id)
    days = [
        day
        for event in story.timeline
        for date in (event.earliest, event.latest)
        if (day := _day(date))
    ]
    involved = [_id("name", story.id, name.id) for name in story.names if name.kind in _PEOPLE]
    places = [name.name for name in story.names if name.kind is NameKind.PLACE]
    documents = [_id("report", report) for report in story.reports]
    span = {"startDate": min(days, default=None), "endDate": max(days, default=None)}
    yield _entity(
        happening,
        "Event",
        name=story.title or "untitled",
        location=places,
        involved=involved,
        proof=documents,
        **span,
    )
    for name in story.names:
        yield from _name(name, story)
    yield from _notes(story, happening)


def _notes(story: Story, happening: str) -> Iterator[Entity]:
    for claim in story.claims:
        for sentence in claim.sentences:
            possible = "; possible" if sentence.possible else ""
            who = _who(sentence.speaker, sentence.speaker_by, sentence.report)
            yield _note(
                _id("sentence", story.id, claim.id, sentence.id),
                claim.name,
                f"{who}{possible}: “{sentence.span.quote}”",
                happening,
                sentence.report,
            )
    for one in story.differences:
        told = ", ".join(filter(None, (STATUS_WORDS[one.status], whose(one.by))))
        mark = "° " if one.question else ""
        for version in one.versions:
            for quote in version.quotes:
                who = _who(quote.speaker, quote.by, quote.report)
                yield _note(
                    _id("quote", story.id, one.id, version.id, quote.span.start, quote.report),
                    f"{mark}{one.heading}",
                    f"{who}, {quote.stance.value}: “{quote.span.quote}”; {told}",
                    happening,
                    quote.report,
                )


def _who(speaker: str | None, by: str | None, report: str) -> str:
    return name_speaker(speaker, by) or _OWN.format(report)


def _note(identity: str, name: str, description: str, happening: str, report: str) -> Entity:
    proof = _id("report", report)
    return _entity(
        identity, "Note", name=name, description=description, entity=happening, proof=proof
    )


def _name(name: Name, story: Story) -> Iterator[Entity]:
    identity = _id("name", story.id, name.id)
    if name.kind in _PEOPLE:
        others = [spelling for spelling in name.spellings if spelling != name.name]
        yield _entity(
            identity,
            _PEOPLE[name.kind],
            name=name.name,
            alias=others,
            proof=[_id("report", r) for r in _reports(name)],
        )
        for report in _reports(name):
            spelled = [mention.quote for mention in name.mentions if mention.report == report]
            mention = _id("mention", story.id, name.id, report)
            kind = {"resolved": identity, "detectedSchema": _PEOPLE[name.kind]}
            yield _entity(mention, "Mention", document=_id("report", report), name=spelled, **kind)
    elif name.kind is NameKind.PLACE:
        country = name.country.lower() if country_name(name.country) and name.country else None
        yield _entity(
            identity,
            "Address",
            full=name.name,
            country=country,
            latitude=name.lat,
            longitude=name.lon,
        )


def _reports(name: Name) -> list[str]:
    return sorted({mention.report for mention in name.mentions})
