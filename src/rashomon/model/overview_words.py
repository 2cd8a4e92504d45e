"""Every fixed word of the first view in one table: the sections with their headings, and what the
program says in its entries."""

from enum import StrEnum


class Section(StrEnum):
    """The sections of the first view, in their order. If there is an answer, it comes after what
    the reports are (`head`, `sources`), and both come first."""

    ANSWER = "answer"
    MENDED = "mended"
    NUMBERS = "numbers"
    DENIED = "denied"
    DIFFER = "differ"
    WIDELY = "widely"
    HEAD = "head"
    SOURCES = "sources"
    CAUTIONS = "cautions"
    TOPICS = "topics"
    ALONE = "alone"


# What people read above a section; neighbours of one heading stand under it together.
HEADINGS = {
    Section.HEAD: "The reports",
    Section.SOURCES: "The reports",
    Section.ANSWER: "The answer",
    Section.MENDED: "Written again or taken out by its author",
    Section.WIDELY: "What happened, in the reports' words",
    Section.DENIED: "Said and denied",
    Section.DIFFER: "What differs",
    Section.NUMBERS: "Numbers, by what they count",
    Section.CAUTIONS: "Denied, corrected, not confirmed or unclear, in the reports' words",
    Section.TOPICS: "More of what happened, in the reports' words",
    Section.ALONE: "In one report only (others may say it in other words)",
}
# The heading of their numbers, where they stand apart from all others.
TOLLS = "People killed, hurt, missing, moved or detained"
# The heading of differences of which none stands open.
FOLDED = "Agreed, compatible, or in one report"


class FixedWords(StrEnum):
    """The words that the program itself says in entries."""

    MONTHS_APART = "the reports may tell of more than one event, or a date may be wrong"
    NAMELESS = "Publisher not given"
    LATEST = "latest printed:"
    MORE_VALUES = "more values"
    SAME_NUMBER = "same number: "
    SOMEBODYS = "somebody's words in "
    DAY_UNKNOWN = "day unknown"
    LATER = "→"
    THROUGH = "through "
    DENIES = "denies:"
    SAYS_NO = "says no:"
    IS_UNSURE = "is unsure:"
    NEWER = "Sentences of later reports about what it tells: {number}."
    TAKEN_OUT = "taken out:"
    WAS = "was:"
    NOT_THERE = "not there before;"
    IS_NOW = "is now:"
    MAY_CHANGE = "– a later report may change this:"
    TELLS_MORE = "– a later report tells of this:"
    NEW = "[new since {day}]"
    ADDED = "Added by {name}"
    NOT_YET_BOUND = "not yet bound to sentences: do not quote"
