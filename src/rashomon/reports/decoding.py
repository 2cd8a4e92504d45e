"""Turns bytes into characters. It detects the encoding and the kind of document, and refuses what
cannot be read."""

import codecs
import re
from typing import Any

from rashomon.errors import SkipError
from rashomon.reports.raised_signs import without_note_signs
from rashomon.reports.read_formats import Kind, is_named
from rashomon.settings import ReadSettings, keep_within
from rashomon.shipped.tables.encodings import load_encodings
from rashomon.shipped.words import pattern_of

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark opens it
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROL = pattern_of("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536  # bytes
_UTF8_RUN = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+"
)
_PAGE_START = pattern_of(
    # Possessive: each comment ends where it first can, or as many as there are would be tried in
    # twice as many ways each.
    r"(?is)\s*+(?:<\?xml[^>]{0,200}>\s*+)?+(?:(?><!--.{0,2000}?-->)\s*+)*+<(?:!doctype\s+html|html"
    r"|head|body|article)\b"
)
_PAGE_TAG = pattern_of(
    r"(?i)</?(?:p|div|span|h[1-6]|a|meta|title|script|ul|li|br|article|section)\b[^<>]{0,2000}>"
)
_MARKUP = re.compile(
    # A script ends where another begins, too: no sign is read twice.
    rb"(?i)<(?:script|style)\b(?:[^<]|<(?!/|script\b|style\b))*+|<[^<>]{0,2000}>"
)
_TYPE = pattern_of(
    "[\u2010-\u2026\u20ac\u00a0\u00a3\u00a7\u00a9\u00ab\u00ad-\u00b0\u00b7\u00bb]"
)  # of any language
_TORN = pattern_of(r"[^\x00-\x7f][\\\[\]^`{|}@]")  # the second byte of a sign behind its first
_FITTING = 0.85  # share of letters
_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,300}charset\s*+=\s*+["']?\s*+([A-Za-z0-9_-]{3,20})""")


def within(data: bytes, settings: ReadSettings) -> bytes:
    """Returns the same bytes. Raises SkipError if there are too many."""
    keep_within(
        settings, limit="max_bytes", size=len(data), message="larger than {} bytes: split it, or"
    )
    return data


def decode(
    data: bytes, settings: ReadSettings, charset: str | None = None
) -> tuple[str, tuple[str, ...]]:
    r"""Returns the decoded text, with `\n` at the end of each line. `charset` is what a server or
    mail declared. Raises SkipError if there is no text, or too much."""
    within(data, settings)
    text, notes = _characters(data, charset)
    cleaned, further_notes = clean_text(text)
    return cleaned, notes + further_notes


# Signs that break a word at the end of a line, or nowhere, and are not to be seen; joiners shape
# the letters of some scripts, but not Latin ones.
_LATIN = r"[0-9A-Za-z\u00c0-\u024f]"
_UNSEEN = pattern_of(
    r"(?<=\w)\u00ad\n(?=\w)|[\u00ad\u034f\u180e\u200b\u2060\ufeff]"
    rf"|(?<={_LATIN})[\u200c\u200d]+(?={_LATIN})"
)


def without_signs(text: str) -> str:
    """Returns the text without soft hyphens and spaces without width, which nobody sees, and
    without the signs of notes."""
    if not text.isascii():
        text = _UNSEEN.sub("", text)
    return without_note_signs(text)


def clean_text(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Returns the text with `\n` as line end and without characters that nobody reads.
    Raises SkipError if nothing is left."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = without_signs(text)
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    if not re.search(r"\w", text):
        raise SkipError("empty: no text in it")
    controls = len(_CONTROL.findall(text))
    if controls > max(20, len(text) // 50):
        raise SkipError("not text: it is full of control characters")
    if not controls:
        return text, ()
    # U+0000 cannot be stored by every database and control characters have no meaning in prose;
    # one sign for one keeps offsets.
    note = f"{controls} control characters (such as NUL) were replaced"
    return _CONTROL.sub("\ufffd", text), (note,)


def decode_plain(data: bytes, charset: str | None = None) -> str:
    """Returns the decoded text by the same rules, without the notes."""
    return _characters(data, charset)[0]


def encoding_of(sample: bytes, usual: str = "cp1252", *, names: bool = False) -> str:
    """Returns the encoding of these lines, or of the names in an archive: UTF-8, or what the
    letters suggest if it cannot be UTF-8."""
    if _decoded_strictly(sample, "utf-8"):
        return "utf-8-sig"
    return _by_letters(sample, usual, names=names)


def check_length(text: str, settings: ReadSettings) -> str:
    """Returns a report's text. Raises SkipError if it is too long."""
    keep_within(
        settings,
        limit="max_characters",
        size=len(text),
        message="longer than {} characters: split it, or",
    )
    return text


def is_page(source: str, text: str) -> bool:
    """Whether this is a saved web page."""
    if _PAGE_START.match(text[:4000]):
        return True
    return len(_PAGE_TAG.findall(text[:20000])) >= (1 if is_named(source, Kind.PAGE) else 12)


def _characters(data: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded_with_replacements(data[len(bom) :], encoding)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _characters_of_other_encoding(data, charset)
    return text, ()


def _decoded_with_replacements(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    note = f"{bad} places were not valid {encoding.upper()} and were replaced"
    return text, (note,) if bad else ()


def _characters_of_other_encoding(data: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """Returns the characters of bytes that are no valid UTF-8, and what is to be said of them.

    What the server or the page states counts first, unless another encoding gives far more letters
    of one language. If most signs beyond ASCII are UTF-8, the text mixes encodings. Otherwise the
    encoding that gives the most letters is taken.
    """
    cut = data.rfind(b" ", 0, _SAMPLE) if len(data) > _SAMPLE else -1  # no sign is cut in two
    sample = _MARKUP.sub(b" ", data[: cut if cut > 0 else _SAMPLE])
    stated_by_page = _CHARSET.search(data[:4000])  # by the page itself
    for label in filter(None, (charset, stated_by_page and stated_by_page[1].decode("ascii"))):
        stated = label.casefold()
        stated = load_encodings().labels.get(stated, stated)
        fits = _fits(sample, names=False)
        # unless another encoding gives far more letters of one language
        is_likely = fits.get(stated, 1.0) >= max(fits.values(), default=0.0) - 0.05
        if is_likely and (text := _decoded_strictly(data, stated)) is not None:
            return text, ()
    high = sum(byte > 127 for byte in data)
    if 10 * sum(map(len, _UTF8_RUN.findall(data))) >= 7 * high:
        note = "mixed encodings: what is not valid UTF-8 was read as Windows-1252"
        return data.decode("utf-8", "windows-1252"), (note,)
    best = _by_letters(sample, "cp1252")
    text, notes = _decoded_with_replacements(data, best)
    name = "Windows-1252" if best == "cp1252" else best
    return text, (f"read as {name}: it is not valid UTF-8", *notes)


def _by_letters(sample: bytes, usual: str, *, names: bool = False) -> str:
    """Returns the encoding in which nearly all letters are those of one language, or the usual one
    if there is none. `names` means that these are names in an archive."""
    fits = {usual: _FITTING} | _fits(sample, names=names)
    best = max(fits, key=lambda encoding: fits[encoding])
    if fits[best] >= _FITTING:
        return best
    return usual


def _fits(sample: bytes, *, names: bool) -> dict[str, float]:
    """Returns how well the bytes fit each encoding in which they can be read: the share of letters
    of one language among the signs beyond ASCII. Large letters count for less, because a text has
    few of them."""
    fits: dict[str, float] = {}
    for language in load_encodings().languages:
        for encoding in language.names if names else language.encodings:
            if (text := _decoded_strictly(sample, encoding)) is None:
                continue
            # signs that stand where no text of this language has them
            torn = len(_TORN.findall(text)) + len(language.apart.findall(text))
            all_signs = sum(sign > "\x7f" for sign in _TYPE.sub("", text)) + torn
            letters = len(language.small.findall(text)) + 0.8 * len(language.large.findall(text))
            fits[encoding] = max(
                fits.get(encoding, 0.0), min(1.0, letters / all_signs) if all_signs else 1.0
            )
    return fits


def _decoded_strictly(sample: bytes, encoding: str) -> str | None:
    """Returns the text, None if its bytes cannot be of the encoding."""
    try:
        return sample.decode(encoding)
    except (LookupError, ValueError):  # no such encoding, or not its bytes
        return None


def _as_windows(error: Any) -> tuple[str, int]:
    """Reads bytes that are no UTF-8 as Windows-1252."""
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("windows-1252", _as_windows)
