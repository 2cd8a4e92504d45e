"""Bytes to characters."""

import time
from contextlib import suppress

import pytest

from rashomon.errors import SkipError
from rashomon.reports.decoding import decode, encoding_of, is_page
from rashomon.reports.sniff import sniff
from rashomon.settings import ReadSettings

SETTINGS = ReadSettings()
LINE = "“Quoted” café, it’s a long line of text to read.\n"


@pytest.mark.parametrize(
    ("data", "text", "warned"),
    [
        (LINE.encode(), LINE, ""),
        (b"\xff\xfe" + LINE.encode("utf-16-le"), LINE, ""),
        (b"\xfe\xff" + LINE.encode("utf-16-be"), LINE, ""),
        ((LINE * 3).encode("cp1252"), LINE * 3, "Windows-1252"),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", ""),
        (b"a lone \xed\xa0\x80 surrogate", None, "mixed encodings"),
        (
            b'<meta charset="iso-8859-2">'
            + "Łódź leży w środku kraju, źdźbło ąęśćńó".encode("iso-8859-2"),
            None,
            "",
        ),
    ],
)
def test_decode(data: bytes, text: str | None, warned: str) -> None:
    decoded, notes = decode(data, settings=SETTINGS)
    assert text is None or decoded == text
    assert warned in " ".join(notes)
    assert bool(notes) == bool(warned)
    decoded.encode("utf-8")


def _as_bytes_read_one_by_one(text: str, encoding: str) -> str:
    """Returns the signs that the UTF-8 bytes of a text are in another encoding."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "The teacher wrote Ã© on the board, and nobody laughed.\n",
        "Le « CAFÉ” ferme…\n",
        "L’été”… au CAFÉ”, à la FÊTE…\n",
        "“SÃO”, disse. “AMANHÔ, disse ele: “não”.\n",
        "Zoë’s “Olé”… was heard in the CAFɅ\n",
    ],
)
def test_text_that_was_encoded_once_stays(text: str) -> None:
    assert decode(text.encode(), settings=SETTINGS)[0] == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty: no text in it"),
        (b" \n\t\r\n", "empty: no text in it"),
        ("\u200b\ufeff\n".encode(), "empty: no text in it"),
        (
            b"word " * 5000,
            "larger than 20,000 bytes: split it, or raise the limit with --limit max_bytes=NUMBER",
        ),
        (bytes(range(32)) * 20 + b"abc", "not text"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SkipError, match=reason.split(":", maxsplit=1)[0]) as raised:
        decode(data, settings=ReadSettings(max_bytes=20_000))
    assert str(raised.value).startswith(reason)


@pytest.mark.parametrize(
    ("source", "text", "page"),
    [
        ("a.txt", "A headline\n\nText with a < b and b > a.", False),
        ("a.txt", "<!DOCTYPE html>\n<html><body>x</body></html>", True),
        ("a.md", "# Title\n\nText with <br> in it.", False),
        ("a.html", "<p>One paragraph</p>", True),
        ("a.html", "A headline\n\nNo markup at all.", False),
        ("stdin", "<!-- saved --><html lang='en'>", True),
    ],
)
def test_pages_are_told_by_content(source: str, text: str, page: bool) -> None:
    assert is_page(source, text) is page


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "line", ["<!-- a -->\n", "<!-- wp:paragraph -->\n", "<?xml a?>\n", "<!DOCTYPE a>\n", "<!-- a"]
)
def test_many_comments_before_a_sentence_take_no_time(line: str) -> None:
    text = line * 400 + "Two people died when the wall fell, the mayor said.\n"
    started = time.process_time()
    is_page("a.txt", text)
    with suppress(SkipError):
        sniff(text.encode(), "a.txt")
    assert time.process_time() - started < 1
    assert is_page("a.txt", "<!-- a -->\n" * 40 + "<html><p>It fell.</p></html>")


# Each says that a bakery burned down at night, and that nobody was hurt; by its encodings.
FIRES = (
    ("cp1254", "Şirket, fırının gece yandığını, kimsenin yaralanmadığını açıkladı; İtfaiye geldi."),
    (
        "cp1250 iso-8859-2",
        "Piekarnia w Ostwicku spłonęła w nocy, nikt nie został ranny, mówią strażacy.",
    ),
    (
        "cp1250",
        "A pékség éjjel leégett, senki sem sérült meg, közölték a tűzoltók; nagy az őrült füst.",
    ),
    (
        "cp1251 koi8-r cp866 iso-8859-5",
        "Пекарня сгорела ночью, никто не пострадал, сообщили пожарные.",
    ),
    ("cp1253 iso-8859-7", "Το αρτοποιείο κάηκε τη νύχτα, κανείς δεν τραυματίστηκε."),
    (
        "cp1254",
        "Fırın gece yandı, kimse yaralanmadı, dedi itfaiye; çatı çöktü, şans büyüktü, ağır değil.",
    ),
    ("cp1256 iso-8859-6", "احترق المخبز ليلا ولم يصب أحد، قال رجال الإطفاء."),
    (
        "cp1257",
        "Kepykla naktį sudegė, niekas nenukentėjo, pranešė ugniagesiai; žala didelė, sakė vadas.",
    ),
    ("gb18030", "面包店昨夜起火，无人受伤，消防部门表示。"),
    ("big5", "麵包店昨夜起火，無人受傷，消防部門表示。"),
    (
        "cp1252",
        "Die Bäckerei brannte in der Nacht ab, niemand wurde verletzt; „Glück gehabt“, hieß es.",
    ),
    ("cp1252", "La boulangerie a brûlé la nuit, personne n’a été blessé, où l’on a été soulagé."),
)


@pytest.mark.parametrize("declared", ["", "utf-8", "us-ascii", "iso-8859-1"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [(text, encoding) for encodings, text in FIRES for encoding in encodings.split()],
)
def test_an_encoding_is_told_by_its_letters(text: str, encoding: str, declared: str) -> None:
    label = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{label}<title>x</title></head><body><p>{text}</p></body></html>"
    data = page.encode(encoding)
    assert text in decode(data, settings=SETTINGS)[0]
    assert text in decode(data, settings=SETTINGS, charset=declared or None)[0]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("пожар/пекарня.txt", "cp866"),
        ("пожар/пекарня.txt", "cp1251"),
        ("表/ソース.txt", "cp932"),
        ("火灾/面包店.txt", "gb18030"),
        ("pożar/piekarnia-łąka.txt", "cp852"),
        ("Bäckerei/Größe.txt", "cp437"),
        ("Bäckerei/Größe.txt", "cp1252"),
        ("café/été.txt", "utf-8"),
        ("plain.txt", "ascii"),
    ],
)
def test_names_in_an_archive(name: str, encoding: str) -> None:
    raw = name.encode(encoding)
    assert raw.decode(encoding_of(raw, "cp437", names=True)) == name
