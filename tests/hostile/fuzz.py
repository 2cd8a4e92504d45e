"""Coverage-guided fuzzing of the parsers of our own: `python fuzz.py bytes|printed
[-max_total_time=60]`. Needs atheris."""

import sys

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["rashomon.reports"]):
    from rashomon.errors import SkipError
    from rashomon.reports.containers.pdf_and_word import PrintedLine, join_lines, running_lines
    from rashomon.reports.decoding import decode
    from rashomon.reports.page.html_fragments import is_markdown, read_markdown, read_markup
    from rashomon.reports.sniff import sniff
    from rashomon.settings import ReadSettings


def read_bytes(data: bytes) -> None:
    """Bytes to a format, to text, to paragraphs."""
    try:
        sniff(data, "a.txt")
        text = decode(data, settings=ReadSettings()).text
        read_markup(text)
        if is_markdown("a.txt", text):
            read_markdown(text)
    except SkipError:
        pass


def read_printed(data: bytes) -> None:
    """Lines of printed pages to paragraphs."""
    source = atheris.FuzzedDataProvider(data)
    pages = []
    for _ in range(source.ConsumeIntInRange(0, 4)):
        count = source.ConsumeIntInRange(0, 12)
        pages.append(
            [
                PrintedLine(
                    source.ConsumeUnicodeNoSurrogates(20) or "a",
                    source.ConsumeFloatInRange(0, 600),
                    source.ConsumeFloatInRange(0, 800),
                    source.ConsumeFloatInRange(0, 40),
                )
                for _ in range(count)
            ]
        )
    join_lines(pages, running_lines(pages))


if __name__ == "__main__":
    target = {"bytes": read_bytes, "printed": read_printed}[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
