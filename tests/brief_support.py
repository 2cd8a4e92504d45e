"""A second, independent check that the sentences of a brief hold nothing that their citations do not: works on the JSON alone, shares no code."""

import re
from typing import Any

MONTHS = dict(zip("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), range(1, 13), strict=True))
DAY = re.compile(r"\b(\d{1,2}(?:–\d{1,2})? )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: (\d{4}))?\b(?:, \d\d:\d\d[^”)]*)?")
ASKING = "How|When|Where|Who|Whom|Whose|What|Which|Why|By|In|On|At|From|To|With|Until|Since|For|Was|Were|Is|Are|Did|Does|Do|Has|Have|Had|Will|Would|Can|Could|Should|Must|May|Might"
LEAD = re.compile(
    rf"^(?:Disputed|Updated): (?:(?:{ASKING})(?=[ :]))?|^Figures differ: |^Told of in |^Only in (?=.)|(?<=[?:;] )[A-Z](?=: )|\bfirst\b|\blater\b"
)
SHARE = re.compile(r"(?<=^Told of in )(\d+) of (\d+) reports(?=: )")
ASKED = re.compile(r"; asked by ([^“”]+)\.$")
QUOTED = re.compile(r"“([^“”]*)”")
TITLES = {"Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Col", "Sgt", "Maj", "Capt"}
WORDS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}


def tokens(text: str) -> set[str]:
    """The words and numbers of a text in lower case, possessives and hyphens taken apart, number words as digits too."""
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
        sure = [(passage, one) for passage in story["passages"] for one in passage["sentences"] if not one["perhaps"]]
        matters: dict[str, set[int]] = {}
        for passage, one in sure:  # a sentence may stand in two passages
            matters.setdefault(one["id"], set()).add(passage["reports"])
        cited |= {one["id"]: one | {"report": one["quote"]["report"], "matters": matters[one["id"]]} for _, one in sure}
        versions = {}
        for point in story["points"]:
            cited |= {account["id"]: account | {"asked": point.get("by")} for account in point["accounts"]}
            versions |= {version["id"]: version for version in point["versions"]}
        for sentence in story["brief"]:
            found = faults_of(sentence, cited, versions, reports, story)
            if found:
                faults.append((sentence["text"], found))
    return faults


def faults_of(
    sentence: dict[str, Any], cited: dict[str, Any], versions: dict[str, Any], reports: dict[str, Any], story: dict[str, Any]
) -> list[str]:
    """What one sentence holds and its citations do not."""
    if not sentence["cites"]:
        return ["no citation"]
    lost = [each for each in sentence["cites"] if each not in cited]
    rests = [cited[each] for each in sentence["cites"] if each in cited]
    text, faults = sentence["text"], list(lost)
    mine = [versions[account["version"]] for account in rests if account.get("version") in versions]
    there = " ".join(words(paragraph(reports[each["report"]]["text"], each["quote"]["start"], each["quote"]["end"])) for each in rests)
    faults += [f"quotation {quote}" for quote in QUOTED.findall(text) if words(quote.removesuffix("…")) not in there]
    share = SHARE.search(text)
    if share and (int(share[1]) not in set().union(*(each.get("matters", ()) for each in rests)) or int(share[2]) != len(story["reports"])):
        faults.append(share[0])
    author = ASKED.search(text)
    if author and {author[1]} != {each.get("asked") for each in rests}:
        faults.append(author[0])
    text, names = ASKED.sub("", SHARE.sub("", text)), story["names"]
    values = " ".join(str(account.get("value") or "") for account in [*rests, *mine])
    support = tokens(" ".join(holds(each, reports[each["report"]], names, story["dates"]) for each in rests) + " " + values)
    for match in DAY.finditer(text):
        if not day_holds(match, values) and not tokens(match[0]) <= support:
            faults.append(f"date {match[0]}")
    text = DAY.sub(" ", text)
    text = LEAD.sub(" ", text)
    for match in re.finditer(r"\d[\d,]*(?:\.\d+)?|\b[A-Z][^\W_]*", text):
        word = match[0].rstrip(".,")
        if word not in TITLES and not tokens(word) <= support:
            faults.append(word)
    return faults


def holds(each: dict[str, Any], report: dict[str, Any], names: list[Any], dates: list[Any]) -> str:
    """All that a citation leads to: its paragraph with the days that it means, its speaker, its outlet, and the other spellings of the names that stand there."""
    span = each["quote"]
    there = paragraph(report["text"], span["start"], span["end"])
    days = [
        printed({"published": date["earliest"]})
        for date in dates
        if date["span"]["report"] == report["id"] and date["earliest"] and date["span"]["quote"] in there
    ]
    spelled = [
        " ".join([name["name"], *name["spellings"]])
        for name in names
        if any(mention["report"] == report["id"] and mention["quote"] in there for mention in name["mentions"])
    ]
    return " ".join([there, span["quote"], each["speaker"] or "", report["outlet"] or "", report["id"], printed(report), *days, *spelled])


def printed(report: dict[str, Any]) -> str:
    """The day of a report as a brief says it."""
    if not report["published"]:
        return ""
    year, month, day = report["published"][:10].split("-")
    return f"{int(day)} {list(MONTHS)[int(month) - 1]} {year}"


def day_holds(match: re.Match[str], values: str) -> bool:
    """Whether a cited account's value has this day, or a span of days that it ends or begins."""
    month = f"-{MONTHS[match[2]]:02}"
    days = [f"{month}-{int(day):02}" for day in re.findall(r"\d+", match[1] or "")] or [month]
    return all(day in values for day in days) and (match[3] is None or match[3] in values)
