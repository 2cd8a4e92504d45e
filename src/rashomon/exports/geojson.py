"""The places that the reports name, each with the sentences that name it, as GeoJSON (RFC 7946)."""

from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.exports.coder_drafts import asked_fields
from rashomon.exports.export_format import Files, json_bytes
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name, NameKind
from rashomon.model.passage import Passage, PassageSentence
from rashomon.model.story import Story
from rashomon.shipped.words import set_of
from rashomon.text.name_words import country_name

_NEAR = 40  # characters before a mention, among which its preposition stands
_THERE = 0.25  # of the mentions of a place that is called as somebody is, behind "in", "at"


def files_of(ledger: Ledger) -> Files:
    """Returns one FeatureCollection; a place without coordinates, or called as
    somebody of the story is, is a feature without geometry."""
    texts = {report.id: report.text for report in ledger.reports}
    features = [feature for story in ledger.stories for feature in _features(story, texts)]
    document = {"type": "FeatureCollection", "features": features}
    return {"": json_bytes(document)}


def _features(story: Story, texts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for name in story.names:
        if name.kind is NameKind.PLACE:
            yield {
                "type": "Feature",
                "id": name.id,
                "geometry": None if _is_person(name, story, texts) else _geometry(name),
                "properties": _properties(name, story),
            }


def _is_person(place: Name, story: Story, texts: Mapping[str, str]) -> bool:
    """Whether somebody of the story is called so, and hardly anything is told to be there."""
    persons = (one for one in story.names if one.kind is NameKind.PERSON)
    called = {way for one in persons for full in one.spellings for way in (full, full.split()[-1])}
    if called.isdisjoint(place.spellings):
        return False
    before = (
        texts[one.report][max(0, one.start - _NEAR) : one.start].split()[-1:]
        for one in place.mentions
    )
    there = sum(words[0].casefold() in set_of("fates.at") for words in before if words)
    return there < _THERE * len(place.mentions)


def _geometry(name: Name) -> dict[str, Any] | None:
    at = [name.lon, name.lat]
    return None if None in at else {"type": "Point", "coordinates": at}


def _properties(name: Name, story: Story) -> dict[str, Any]:
    return {
        "name": name.name,
        "spellings": list(name.spellings),
        "country": name.country,
        "country_name": country_name(name.country),
        "geonames": name.geonames,
        "precision": name.precision,
        "where_prec": name.where_prec,
        "mentions": len(name.mentions),
        "reports": sorted({mention.report for mention in name.mentions}),
        "story": story.id,
        "events": [event.what for event in story.timeline if event.place == name.name],
        "passages": [found for passage in story.passages if (found := _passage(passage, name))],
        "questions": [
            asked_fields(point)
            for point in story.points
            if point.about and point.about.place == name.name
        ],
        "made_by": name.by or next((join.by for join in name.joins if join.by), None),
    }


def _passage(passage: Passage, name: Name) -> dict[str, Any] | None:
    """Returns the passage with those of its sentences that name the place, None if none does."""
    named = passage.naming(name.mentions)
    return _matter(passage) | {"sentences": [_sentence(one) for one in named]} if named else None


def _matter(passage: Passage) -> dict[str, Any]:
    """Returns a passage's id and the sentence that names it."""
    speaker = passage.naming_sentence().speaker
    named = {"named_by": passage.name, "named_by_speaker": speaker, "named_by_id": passage.named_by}
    return {"id": passage.id, **named}


def _sentence(one: PassageSentence) -> dict[str, Any]:
    span = one.quote
    given = {"report": span.report, "start": span.start, "end": span.end, "quote": span.quote}
    return given | {"speaker": one.speaker, "made_by": one.speaker_by, "perhaps": one.perhaps}
