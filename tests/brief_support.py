"""A second, independent check that the sentences of a brief hold nothing that their citations do
not: works on the JSON alone, shares no code."""

import re
from typing import Any

LEAD = re.compile(
    r"^(?:Differs|Disputed|Later|One report alone): |(?<=[?:;] )[A-Z](?=: )|\bfirst\b|\blater\b"
)
COUNTS = re.compile(r"(?<=\)): (\d+) reports? on it, (?:between (\d+) and )?(\d+) lines?\.$")
WHO = re.compile(r"; who: (“.*\))\.$")
INTRODUCED = re.compile(r"“([^“”]*)” \(([^()]*)\)")
READINGS = re.compile(r"\(\d+ reports?(?: alone)?\)")
READ = re.compile(r"; read as (?:a dispute|later news) by ([^“”]+)\.$")
QUOTED = re.compile(r"“([^“”]*)”")
TITLES = {"Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Col", "Sgt", "Maj", "Capt"}
WORDS = {
    word: str(number)
    for number, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen sixteen seventeen eighteen nineteen"
        ).split()
    )
}


def tokens(text: str) -> set[str]:
    """The words and numbers of a text in lower case, possessives and hyphens taken apart, number
    words as digits too."""
    plain = re.sub(r"(\d),(?=\d{3})", r"\1", text.casefold().replace("’", "'"))
    found = set(re.findall(r"\d+(?:\.\d+)?|[^\W\d_]+(?:[.'][^\W\d_]+)*", plain))
    found |= {part for token in found for part in re.split(r"[.']", token)}
    found |= {re.sub(r"'s$", "", token) for token in found}
    return found | {WORDS[token] for token in found if token in WORDS}


def words(text: str) -> str:
    """The text without quotation marks and line breaks."""
    return " ".join(re.sub("[“”\"‘’']", "", text).split())


def paragraph(text: str, start: int, end: int) -> str:
    """The lines that the span stands in."""
    last = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : last if last >= 0 else len(text)]


def unsupported_sentences(document: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """The sentences of all briefs with what they hold and their citations do not."""
    faults = []
    reports = {report["id"]: report for report in document["reports"]}
    for story in document["stories"]:
        cited = {statement["id"]: statement for statement in story["statements"]}
        sure = [
            (passage, one)
            for passage in story["passages"]
            for one in passage["sentences"]
            if not one["perhaps"]
        ]
        matters: dict[str, list[Any]] = {}
        for passage, one in sure:  # a sentence may stand in two passages
            matters.setdefault(one["id"], []).append(passage)
        cited |= {
            one["id"]: one | {"report": one["quote"]["report"], "matters": matters[one["id"]]}
            for _, one in sure
        }
        cited |= {one["id"]: one | {"report": one["quote"]["report"]} for one in story["only"]}
        for point in story["points"]:
            told = {"read": point.get("by")}
            cited |= {account["id"]: account | told for account in point["accounts"]}
        for sentence in story["brief"]:
            found = faults_of(sentence, cited, reports)
            if found:
                faults.append((sentence["text"], found))
    return faults


def faults_of(
    sentence: dict[str, Any], cited: dict[str, Any], reports: dict[str, Any]
) -> list[str]:
    """What one sentence holds and its citations do not."""
    if not sentence["cites"]:
        return ["no citation"]
    lost = [each for each in sentence["cites"] if each not in cited]
    rests = [cited[each] for each in sentence["cites"] if each in cited]
    text, faults = sentence["text"], list(lost)
    if who := WHO.search(text):
        faults += [one[0] for one in INTRODUCED.finditer(who[1]) if not _says(one, reports)]
        text = f"{text[: who.start()]}."
    for each in rests:
        text = without_headline(text, reports[each["report"]])
    there = " ".join(
        words(
            paragraph(reports[each["report"]]["text"], each["quote"]["start"], each["quote"]["end"])
        )
        for each in rests
    )
    faults += [
        f"quotation {quote}"
        for quote in QUOTED.findall(text)
        if words(quote.removesuffix("…")) not in there
    ]
    if (counts := COUNTS.search(text)) and not any(
        (one["reports"], one["least_lines"], one["lines"])
        == (int(counts[1]), int(counts[2] or one["least_lines"]), int(counts[3]))
        for each in rests
        for one in each.get("matters", ())
    ):
        faults.append(counts[0])
    author = READ.search(text)
    if author and {author[1]} != {each.get("read") for each in rests}:
        faults.append(author[0])
    text = READINGS.sub("", READ.sub("", COUNTS.sub("", text)))
    support = tokens(" ".join(holds(each, reports[each["report"]]) for each in rests))
    text = LEAD.sub(" ", text)
    for match in re.finditer(r"\d[\d,]*(?:\.\d+)?|\b[A-Z][^\W_]*", text):
        word = match[0].rstrip(".,")
        if word not in TITLES and not tokens(word) <= support:
            faults.append(word)
    return faults


def _says(introduced: re.Match[str], reports: dict[str, Any]) -> bool:
    """Whether a report of that name has these words."""
    quote, outlet = words(introduced[1]), introduced[2]
    return any(
        quote in words(one["text"])
        and (
            outlet.startswith(one["outlet"] or one["id"])
            or words(one["title"]).startswith(words(outlet).partition("…")[0])
        )
        for one in reports.values()
    )


def without_headline(text: str, report: dict[str, Any]) -> str:
    """The sentence without the first words of a headline, which name a report that has no outlet
    or shares it with others."""
    told = words(report["title"] or report["text"][:200])
    for quote in QUOTED.findall(text):
        if told.startswith(words(quote.removesuffix("…"))):
            for before in ("(", f"{report['outlet']}, "):
                text = text.replace(f"{before}“{quote}”", before)
    return text


def holds(each: dict[str, Any], report: dict[str, Any]) -> str:
    """All that a citation leads to: its paragraph, its speaker and who corrected that, its
    outlet."""
    span = each["quote"]
    there = paragraph(report["text"], span["start"], span["end"])
    told = [each.get(name) for name in ("speaker", "speaker_by", "by")]
    return " ".join(filter(None, [there, span["quote"], *told, report["outlet"], report["id"]]))
