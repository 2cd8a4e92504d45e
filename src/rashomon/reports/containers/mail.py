"""Mails and MHTML. A newsletter is one report, and every attached document is another."""

import email
import email.policy
import email.utils
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from itertools import islice

from rashomon.errors import SkipError
from rashomon.reports.containers.job import OpenedFile
from rashomon.reports.containers.messages import thread_of, told_by
from rashomon.reports.decoding import decode_plain
from rashomon.reports.items import Item, Items, KnownFacts, web_address, with_archive
from rashomon.reports.page.html_fragments import read_markup, read_text_or_markup
from rashomon.reports.page_dates import iso_time
from rashomon.reports.page_words import STOPPED
from rashomon.reports.source_paths import is_candidate, safe_name
from rashomon.settings import keep_within
from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import single_spaced, word_count

_FORWARDED = pattern_of(r"(?i)^\s*(?:(?:re|fw|fwd|aw|wg|tr|rv)\s*:\s*)+")
_LISTED = (
    "list-id list-unsubscribe list-post list-unsubscribe-post feedback-id x-campaign "
    "x-mailchimp-campaign-id"
).split()
_LEAVE = pattern_of(r"(?i)\bunsubscribe\b")
_FOOT = 4  # last lines of a mail, where a newsletter says how to unsubscribe
_PARTS = 200  # of one mail


def read_items(opened: OpenedFile) -> Items:
    """Yields the mail's text, then its attachments."""
    data = opened.whole("save its text or its attachments")
    message = email.message_from_bytes(data, policy=email.policy.default)
    attached = list(_attached(message))
    body, captions, plain = _body(message)
    words = body.split()
    if len(words) >= (40 if attached else 1):
        yield Item(
            source="",
            data=data,
            known=_facts_of_mail(message, body=body, captions=captions, plain=plain),
        )
    elif not attached:
        yield Item(source="", data=data, missing="a mail without text")
    elif words:  # a note, no report, but nothing goes in silence
        note = KnownFacts(warnings=(f"the mail around it says: {' '.join(words)}",))
        attached = [replace(attachment, known=note) for attachment in attached]
    yield from attached


def _facts_of_mail(
    message: EmailMessage, body: str, captions: tuple[str, ...], *, plain: bool
) -> KnownFacts:
    day = iso_time(_header(message, "date"))
    basis = "Date of the mail"
    sender = email.utils.parseaddr(_header(message, "from"))[0].strip(" \"'")
    listed = _is_newsletter(message, body)
    facts = told_by(thread_of(_without_foot(body) if listed else body, day, wrapped=plain))
    return with_archive(
        replace(
            facts,
            title=_FORWARDED.sub("", _header(message, "subject")) or None,
            outlet=sender if listed and sender and "@" not in sender else None,
            published=day if listed else None,
            published_basis=basis if listed and day else None,
            archived_url=web_address(_header(message, "archived-at").strip("<> ")),
            dates=((day, basis),) if day else (),
            captions=captions,
        )
    )


def _is_newsletter(message: EmailMessage, body: str) -> bool:
    """Whether the mail went to a mailing list: by its headers or, in exports without them, by an
    unsubscribe note at its end."""
    if any(name in message for name in _LISTED) or _header(message, "precedence").casefold() in {
        "bulk",
        "list",
    }:
        return True
    lines = [line for line in body.splitlines() if line.strip()]
    return len(lines) > _FOOT and any(map(_LEAVE.search, lines[-_FOOT:]))


def _without_foot(body: str) -> str:
    """Returns a newsletter without the last lines that say how to unsubscribe and are no
    sentence."""
    lines = body.split("\n")
    end = [x for x in lines[-2 * _FOOT :] if STOPPED.search(x) or not _LEAVE.search(x)]
    return "\n".join(lines[: -2 * _FOOT] + end)


def _header(message: MIMEPart, name: str) -> str:
    """Returns a header's words. Bytes that it holds as they are, without saying in which encoding,
    are read as those of a text."""
    try:
        raw = (str(value) for key, value in message.raw_items() if key.casefold() == name)
        plain = next(raw, "")
        text = (
            str(message.get(name) or "")
            if plain.isascii() or "=?" in plain
            else decode_plain(plain.encode("utf-8", "surrogateescape"))
        )
        return single_spaced(text)[:2000]
    except (
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
    ):  # headers that the library cannot parse
        return ""


def _body(message: EmailMessage) -> tuple[str, tuple[str, ...], bool]:
    """Returns the text, its captions, and whether it is the plain version's.

    The plain version is taken if it is as complete as the HTML one. Texts that go on behind a
    picture are parts of their own.
    """
    bodies = [message.get_body((kind,)) for kind in ("plain", "html")]
    plain, rich = map(_content, bodies)
    parts = message.iter_parts() if message.get_content_subtype() == "mixed" else ()
    further_texts = "".join(
        f"\n\n{read_text_or_markup(_content(part))[0]}"
        for part in parts
        if part.get_content_type() in ("text/plain", "text/html")
        and part not in bodies
        and not _file_name(part)
    )
    text, captions = read_markup(rich)
    if word_count(plain) < 0.9 * word_count(text):
        return text + further_texts, captions, False
    return plain + further_texts, (), True


def _content(part: MIMEPart | None) -> str:
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return ""
    return decode_plain(payload, part.get_content_charset())


def _attached(message: EmailMessage) -> Items:
    for number, part in enumerate(islice(message.walk(), _PARTS)):
        name = _file_name(part)
        if part.get_content_type() == "message/rfc822":
            for inner in part.iter_parts():
                yield Item(safe_name(name or f"forwarded-{number}.eml"), inner.as_bytes())
        elif (
            name
            and is_candidate(name)
            and part.get_content_disposition() != "inline"
            and isinstance(payload := part.get_payload(decode=True), bytes)
        ):
            yield Item(safe_name(name), payload)


def _file_name(part: MIMEPart) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def read_web_archive(opened: OpenedFile) -> Items:
    """Yields the page of an MHTML file, in which a browser saved it: the part named as root,
    otherwise the first HTML part. Pictures and frames are left out."""
    whole_file = opened.whole("save the page as HTML", least=2 * opened.settings.max_bytes)
    message = email.message_from_bytes(whole_file, policy=email.policy.default)
    page = message.get_body(("html",))
    data = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(data, bytes):
        raise SkipError("a web archive (MHTML) without a page in it")
    keep_within(
        opened.settings, limit="max_bytes", size=len(data), message="a page of more than {} bytes:"
    )
    url = _header(message, "snapshot-content-location") or _header(page, "content-location")
    yield Item(
        source="",
        data=data,
        known=with_archive(
            KnownFacts(
                url=web_address(url),
                retrieved=iso_time(_header(message, "date")),
                charset=page.get_content_charset(),
            )
        ),
    )
