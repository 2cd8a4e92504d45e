"""The reports with which a draft is compared (`DraftStory`, `draft_story`)."""

from collections.abc import Sequence

from rashomon.answers.sheet import Sheet
from rashomon.comparing.prepare import Prepared
from rashomon.draft_check.later_numbers import LaterNumbers
from rashomon.draft_check.report_days import DaysInReports
from rashomon.draft_check.report_places import PlacesInReports
from rashomon.draft_check.tellers import Lacking, TellersInReports
from rashomon.facts.sentence_facts import Facts
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.claim import ClaimSentence
from rashomon.model.record import record
from rashomon.show.claim_counts import tell_sides
from rashomon.show.wording import independent, name_reports_in
from rashomon.text.name_words import fold


@record
class DraftStory:
    """The reports with which a draft is compared: their sentences, what they are called, and how
    many of them are independent. No draft changes that number."""

    known: Prepared
    sentences: StorySentences
    days: DaysInReports
    places: PlacesInReports
    tellers: TellersInReports
    later: LaterNumbers

    def told_in(self, sentences: Sequence[ClaimSentence]) -> str:
        """Returns which reports have these sentences, and how many are independent at most."""
        names = name_reports_in([sentence.report for sentence in sentences], self.sentences.called)
        behind = self.known.counter.of_sentences(sentences)
        words = f"{names}, {independent(behind.origins)}" if behind.reports > 1 else names
        return words + tell_sides(sentences)

    def not_with_teller(self, lacking: Lacking) -> str:
        """Returns that the report which a draft names does not have something, and which have."""
        report_names = self.sentences.called
        words = " in these words" if lacking.is_of_words else ""
        note = f"not{words} in {name_reports_in(lacking.tellers, report_names)}"
        return (
            f"{note}; in {name_reports_in(lacking.others, report_names)}"
            if lacking.others
            else note
        )

    def values_found(self, facts: Facts) -> str:
        """Returns in which reports each number, day and name of a sentence stands, and in which it
        stands beside none of its other words; "" for none."""
        notes = []
        for words, idents, elsewhere in self.tellers.values_found(facts):
            called = name_reports_in(idents or elsewhere, self.sentences.called)
            aside = "" if idents else ", beside other words"
            notes.append(f"{words}: in {called}{aside}" if called else f"{words}: in no report")
        return "; ".join(dict.fromkeys(notes))

    def line(self, facts: Facts) -> tuple[str, str]:
        """Returns a sentence of a report, and whose words it is."""
        speaker = facts.sentence.speaker
        who = self.told_in([facts.sentence])
        return facts.span.line, f"{speaker}, {who}" if speaker else who

    def has_words(self, words: str) -> bool:
        """Whether a report has these words one after the other."""
        return any(f" {fold(words)} " in text for text in self.sentences.texts)

    def labelled(self, sheet: Sheet) -> dict[str, Facts]:
        """Returns the sentences of a sheet by their labels."""
        labelled = {}
        for sheet_line in sheet.shown:
            span = self.known.there.span(sheet_line.span)
            if span:
                labelled[sheet_line.label] = self.sentences.at(span)
        return labelled


def draft_story(prepared: Prepared, sentences: StorySentences) -> DraftStory:
    """Returns the reports with what is looked up in them for each sentence of a draft."""
    return DraftStory(
        known=prepared,
        sentences=sentences,
        days=DaysInReports(sentences),
        places=PlacesInReports(sentences, prepared.names),
        tellers=TellersInReports(sentences),
        later=LaterNumbers(sentences),
    )
