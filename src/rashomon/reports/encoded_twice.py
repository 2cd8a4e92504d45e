"""Reads again what was once read in the wrong encoding and kept so: "cafÃ©" is "café"."""

import re

_TIMES = 3  # that a text was read so
# The bytes of Windows-1252 by their signs, those that it leaves open and those of Latin-1, too.
_BYTES = {chr(byte): byte for byte in range(0x80, 0x100)}
for _byte in range(0x80, 0x100):
    _BYTES[bytes([_byte]).decode("cp1252", "replace")] = _byte
_BYTES.pop("\ufffd")
_BEHIND = "".join(re.escape(sign) for sign, byte in _BYTES.items() if byte < 0xC0)
# What is one sign in UTF-8, each of its bytes read by itself. A large letter that ends words,
# before a mark, is none: "CAFÉ”".
_SIGN = re.compile(
    rf"[\u00c2-\u00c6\u00cb\u00ce-\u00d1\u00d8\u00d9][{_BEHIND}]"
    rf"|[\u00e0-\u00ef][{_BEHIND}]{{2}}|[\u00f0-\u00f4][{_BEHIND}]{{3}}"
)
_HIGH = re.compile(f"[{_BEHIND}\u00c0-\u00ff]")


def without_second_encoding(text: str) -> str:
    """Returns the text as it was first written, as far as its lines hold hardly any other signs
    beyond ASCII than such pairs and triples."""
    for _ in range(_TIMES):
        lines = list(map(_read_again, text.split("\n")))
        wrong_signs = {sign for _, signs in lines for sign in signs}
        if len(wrong_signs) < 2 and not any(sign[0] == "\u00e2" for sign in wrong_signs):
            return text  # which may tell of such a sign
        text = "\n".join(line for line, _ in lines)
    return text


def _read_again(line: str) -> tuple[str, set[str]]:
    """Returns a line as it was first written, and what was read again in it."""
    lines = []

    def as_written(match: re.Match[str]) -> str:
        try:
            sign = bytes(map(_BYTES.__getitem__, match[0])).decode()
        except UnicodeDecodeError:  # no sign has these bytes
            return match[0]
        lines.append(match[0])
        return sign

    rest = len(_HIGH.findall(line)) - sum(map(len, _SIGN.findall(line)))
    again = _SIGN.sub(as_written, line)
    if not lines or 3 * rest > len(lines):
        return line, set()
    return again, set(lines)
