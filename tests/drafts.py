"""Drafts of one or more sentences, checked against invented reports."""

import rashomon
from factories import make_report
from rashomon.draft_check.check_draft import CheckedDraft, CheckedSentence
from rashomon.model.report import Report
from rashomon.show.notes import Note


def report(name: str, text: str, day: str | None = None) -> Report:
    return make_report(text, name, outlet=name.title(), published=day, language="en")


def check(draft: str, *reports: Report) -> CheckedDraft:
    return rashomon.check(make_report(f"{draft}\n", "mine", language="en"), reports)


def only(draft: str, *reports: Report) -> CheckedSentence:
    (sentence,) = check(draft, *reports).sentences
    return sentence


def kinds(sentence: CheckedSentence) -> list[str]:
    """The kinds of its notes, but for what is copied."""
    return [str(note.kind) for note in sentence.notes if str(note.kind) != "copied"]


def notes_of_kind(sentence: CheckedSentence, kind: str) -> list[Note]:
    return [note for note in sentence.notes if str(note.kind) == kind]
