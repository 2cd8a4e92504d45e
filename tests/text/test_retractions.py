"""Sentences that say that what was told is not so: a report's own, or somebody else's."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.model.report import Report
from rashomon.text.retractions import retractions

BY_HOUSE = [
    "Last Thursday we told you that the lighthouse of Brae had gone dark for good. That "
    "turned out to be untrue. Its lamp is being mended.",
    "The Tarn Gazette wrote on Sunday that the bakers of Pell would strike. This was an error "
    "on our part. They signed a contract in May.",
    "Our weekend edition said the swimming baths of Olm had been sold. They have not been "
    "sold. The town has leased them for a year.",
    "In Friday's bulletin we named Rolf Ander as the new bishop. We were misinformed. The "
    "chapter votes in June.",
    "We have reported that the tram of Pell killed a dog. Nothing of the sort happened. The "
    "dog is at home.",
    "Earlier this week this paper claimed that the vineyard of Sorr had been poisoned. We "
    "take that back. Frost had browned the leaves.",
    "It was wrong of us to write that the teacher Ona Feld had struck a pupil. She never "
    "touched him.",
    "We wrote that the chess master Ilan Roth had cheated. He has been cleared, and we "
    "apologise to him.",
    "A headline in Tuesday's paper said “Dam at Corrie bursts”. It did not. A pipe beside the "
    "dam did.",
    "Yesterday the Gazette said that nobody had been hurt in the crash at Olm. In fact two "
    "people were hurt.",
    "We published a letter on Monday in which Kara Dunn was called a thief. The letter was "
    "forged. Mrs Dunn did not steal anything.",
    "The Gazette's report that the orchestra of Pell is bankrupt was wrong. It has money for "
    "two years.",
    "We said the ferry to Inch would stop in winter. That is incorrect. It sails daily.",
    "In our report on the flood at Corrie we said that 60 cows had drowned. The right number is "
    "six. The others were led to a hill.",
    "We wrote that the school of Brae has 12 pupils. The correct figure is 112.",
    "Our article on the race said that Mia Tolk won by nine minutes. It should have said nine "
    "seconds.",
    "The Gazette reported on Sunday that the bell weighs five tonnes. The true figure is two.",
    "We said the fire in Harn had cost nine lives. The actual toll was three. All of them were "
    "guests.",
    "On Friday we named the new harbour master as Rolf Quay. His correct name is Rolf Kay.",
    "Our headline gave the price of the hall as 4 million crowns. The price was in fact 400,000 "
    "crowns.",
    "This paper printed that the vote in Sorr was 19 against two. The correct result of "
    "the vote was 12 to 9.",
    "We put the age of the lost hiker at 17. The figure should have been 71.",
    "We reported that the tunnel is 40 miles long; the correct length is four miles.",
    "In an earlier post we told readers that the concert is on 3 June. The right date is 5 June.",
    "Am Samstag meldeten wir, der Leuchtturm von Brae sei erloschen. Das stimmt nicht. Seine "
    "Lampe wird repariert.",
    "Unser Bericht vom Dienstag nannte Rolf Ander den neuen Bischof. Diese Angabe war falsch. "
    "Gewählt wird im Juni.",
    "Samedi, nous écrivions que le phare de Brae était éteint. Ce n'était pas vrai. Sa lampe "
    "est en réparation.",
    "Nous avons publié mardi que Rolf Ander était le nouvel évêque. Il n'en est rien. Le vote "
    "aura lieu en juin.",
    "El sábado informamos de que el faro de Brae se había apagado. Eso no era cierto. Están "
    "arreglando la lámpara.",
    "Hemos publicado que Rolf Ander es el nuevo obispo. La noticia era errónea. La elección "
    "es en junio.",
]

BY_OTHERS = [
    "The Harn Echo said on Friday that the zoo of Olm had lost a tiger. That was not so. All "
    "nine were counted on Saturday.",
    "Radio Pell had announced that the pass was blocked. The announcement was false. Cars "
    "crossed it all day.",
    "According to the Harn Echo, the mayor of Sorr has resigned. The paper was mistaken. She "
    "is on leave.",
    "Several websites claimed that the water of Brae was poisoned. None of it was true. Tests "
    "found nothing.",
    "A blog wrote that the actress Mia Tolk had died. She had not. She appeared on stage that "
    "evening.",
    "The agency Nordwire reported an explosion in Corrie. It withdrew the report an hour "
    "later. A lorry had lost its load.",
]

NOTHING = [
    "We wrote to the ministry on Monday. It did not answer. The minister is abroad.",
    "The coach said that his team was tired. It was not the best game. They lost by four.",
    "We reported on Monday that the dam was leaking. The mayor was wrong to wait, residents "
    "say. Pumps run day and night.",
    "The court said the contract was void. That is a blow for the builders. They will appeal.",
    "Police said that the road was closed. It was raining. Cars queued for miles.",
    "We said goodbye at the gate. It was dark. The dogs barked.",
    "The captain said he saw no light. That was at nine. The ship struck at ten.",
    "Our report on the mine won a prize. It was not the first one. The jury praised its author.",
    "The paper published the names on Friday. They were read out in church. People wept.",
    "The union claimed a victory. It was a mistake to strike, the owners said. Talks go on.",
    "Doctors reported forty cases of measles. That is not a record. In 1990 there were ninety.",
    "We have published a list of shelters. They are not heated. Bring blankets.",
    "The minister announced a new tax on salt. It is not popular. Bakers protested.",
    "Our correspondent reported from Pell. He was not allowed into the hall. The doors stayed "
    "shut.",
    "The bank said that profits fell. This was not expected. Shares dropped.",
    "On Monday we reported that the river was rising. It was still rising on Tuesday. Cellars "
    "are flooded.",
    "We said on Monday that the vote would be close. It was. Nine votes decided it.",
    "The company said on Monday it would sell the mill. It did not name a price. Workers were "
    "told on Friday.",
    "We reported on Monday that police sought a witness. They have not found him. The search "
    "goes on.",
    "We reported on Monday that 40 miners were missing. The real number is thought to be higher. "
    "Lists are checked.",
    "We said that nine boats had sunk. The true figure is still unknown. Divers go down again.",
    "We wrote that the hall would cost four million. The actual cost is not known. Bids are due.",
    "Police said that nine boats had sunk. The correct number of crews is on a list. It rained.",
    "We reported that the mayor wants a tram. The right time is now, she said. Votes are due.",
    "We said on Monday that the pass is shut. It should be open by Friday. Ploughs are at work.",
    "We wrote in May that the bridge needed repair. Nothing has been done. Rust eats the bolts.",
]


def report_of(text: str, title: str = "News of the day") -> Report:
    return replace(make_report(text + "\n", "report", title=title), outlet="Tarn Gazette")


@pytest.mark.parametrize("text", BY_HOUSE)
def test_a_house_says_that_what_it_told_is_not_so(text: str) -> None:
    (retraction,) = retractions(report_of(text))
    assert retraction.by_house
    assert retraction.span.quote == text
    assert retraction.span.contains(retraction.notice)
    assert retraction.span.contains(retraction.error)


@pytest.mark.parametrize("text", BY_OTHERS)
def test_a_report_says_that_what_others_told_is_not_so(text: str) -> None:
    (retraction,) = retractions(report_of(text))
    assert not retraction.by_house
    assert retraction.span.quote == text
    assert text.startswith(retraction.error.quote)


@pytest.mark.parametrize("text", NOTHING)
def test_what_goes_on_takes_nothing_back(text: str) -> None:
    assert retractions(report_of(text)) == ()


def test_what_is_so_may_stand_in_the_next_paragraph() -> None:
    text = "We wrote that the lighthouse of Brae was dark. That was wrong.\n\n"
    (retraction,) = retractions(report_of(text + "The lighthouse shone all night."))
    assert retraction.span.quote.endswith("The lighthouse shone all night.")
    (retraction,) = retractions(report_of(text + "Goat prices rose in the spring."))
    assert retraction.span.quote.endswith("That was wrong.")


def test_several_sentences_are_taken_back_at_once() -> None:
    text = (
        "We said that the dam of Corrie had burst. We said that four people had drowned. "
        "Neither was true. The dam holds."
    )
    (retraction,) = retractions(report_of(text))
    assert retraction.error.quote.endswith("had drowned.")
    assert retraction.span.quote == text


def test_below_the_headline_of_a_note_stands_what_is_so() -> None:
    text = "In an article on Monday, we said that the inn belongs to Ilan Roth. He rents it."
    assert retractions(report_of(text)) == ()
    (retraction,) = retractions(report_of(text, title="Clarification"))
    assert retraction.span.quote == text


def test_a_quotation_takes_nothing_back() -> None:
    text = "“We said that the dam was safe. That was wrong. We are sorry,” the builder said."
    assert retractions(report_of(text)) == ()


def test_a_line_that_ends_in_white_space_is_read() -> None:
    assert retractions(report_of("A barn burnt down in Harn. \nNobody was hurt.  \n")) == ()
