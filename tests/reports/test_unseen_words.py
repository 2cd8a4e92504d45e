"""What is said of the words of a draft's file that are not in its text."""

import pytest

from rashomon.draft_check.check_draft import read_draft
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings, Settings

STORY = "Seven boats burned in the harbour of Norda on Monday, the police said."
MORE = "Nobody was hurt, and the fire was out at noon, the mayor of Norda told the Courier."


def unseen(name: str, text: str) -> list[str]:
    return [told for told in read_draft(name, text.encode()).warnings if "outside its" in told]


def a_page(head: str = "", body: str = "") -> str:
    return (
        f"<html><head>{head}</head><body><article><h1>Boats burn in Norda</h1><p>{STORY}</p>"
        f"<p>{MORE}</p>{body}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        ("<title>Ninety dead in Norda</title>", "", "Ninety dead in Norda"),
        ('<meta name="description" content="The mayor fled.">', "", "The mayor fled."),
        ('<meta content="The mayor fled." property="og:description">', "", "The mayor fled."),
        ("", "<img src=x.png alt='Verlin in handcuffs'>", "Verlin in handcuffs"),
        ("", '<a href="/x" title="The mayor&#39;s fault">here</a>', "The mayor's fault"),
        ("", "<!-- The mayor fled. -->", "The mayor fled."),
        ("", "<template><p>Nothing was there.</p></template>", "Nothing was there."),
        ("", "<svg><text>90 dead</text></svg>", "90 dead"),
    ],
)
def test_words_of_a_page_outside_its_text_are_named(head: str, body: str, words: str) -> None:
    told = f"words outside its text were not read (1): “{words}”"
    assert unseen("boats.html", a_page(head, body)) == [told]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Boats burn in Norda</title>", ""),
        ('<meta name="viewport" content="width=device-width, initial-scale=1">', ""),
        ("<script>let told = 'The mayor fled.'</script>", ""),
        ("<style>p { color: dark red }</style>", ""),
        ("", '<p class="big dark lead">Seven boats burned.</p>'),
        ("", '<img src="x.png" alt="Norda">'),
        ("", "<nav><a href=/>Home</a><a href=/sport>Sport</a></nav>"),
    ],
)
def test_what_a_page_reads_of_and_what_holds_no_words_is_not_named(head: str, body: str) -> None:
    assert not unseen("boats.html", a_page(head, body))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("![Verlin in handcuffs](x.png)", "Verlin in handcuffs"),
        ("<!-- The mayor fled. -->", "The mayor fled."),
        ("[//]: # (The mayor fled.)", "The mayor fled."),
        ("He ~~fled to Harn~~ stayed.", "fled to Harn"),
        ("", ""),
        ('1. *Nobody* was [hurt](https://owl.example/a "Owl"), *the mayor* said.', ""),
        ("> `Nobody` was hurt &amp; all was well.", ""),
        ("| Boats | Dead people |\n|---|---|\n| Seven boats | 40 |", ""),
    ],
)
def test_words_of_markdown_outside_its_text_are_named(line: str, words: str) -> None:
    told = [f"words outside its text were not read (1): “{words}”"] if words else []
    assert unseen("boats.md", f"# Boats burn\n\n{STORY}\n\n{line}\n") == told


def test_no_report_and_no_plain_text_has_such_words() -> None:
    page = a_page("<title>Ninety dead in Norda</title>").encode()
    assert not any("outside" in told for told in read_report("a", page, ReadSettings()).warnings)
    assert not unseen("boats.txt", f'Boats burn\n\n{STORY} "Out" <now>: [1] the rest.\n')


def test_a_ledger_does_not_record_that_a_draft_was_read() -> None:
    assert "read.is_draft" not in Settings(read=ReadSettings(is_draft=True)).recorded()
