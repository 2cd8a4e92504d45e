"""Two sentences that tell the same main thing, beside two that share a background."""

import pytest

from factories import parse_report
from rashomon.claims.closeness import closeness
from rashomon.claims.find_claims import sentences_with_terms

pytestmark = pytest.mark.weights

CASES = [
    # what happened, the same elsewhere, and something else about the same people or event
    (
        "The mayor of Harn, Ina Lund, closed the harbour on Monday after the storm.",
        "Ina Lund, Harn's mayor, shut the harbour on Monday because of the storm.",
        "Fishermen who live in Harn said the mayor, Ina Lund, had ignored them for years.",
    ),
    (
        "Orvel Motors recalled 40,000 vans because their brakes may fail.",
        "The carmaker recalled 40,000 vans on Tuesday over brakes that may fail.",
        "Orvel Motors, which builds vans in Tarn, was founded by two brothers.",
    ),
    (
        "Judge Pavel Brod sentenced the banker to nine years in prison for fraud.",
        "The banker was sentenced to nine years in prison for fraud, Judge Pavel Brod ruled.",
        "The banker, who grew up in Vesk, was arrested for fraud at his villa two years ago.",
    ),
    (
        "The rocket Skylark lifted off from Cape Morrow at dawn carrying two satellites.",
        "Carrying two satellites, the rocket lifted off at dawn from Cape Morrow.",
        "A rocket exploded at Cape Morrow last year and damaged the launch pad.",
    ),
    (
        "Parliament passed the fishing law by twelve votes on Thursday night.",
        "By twelve votes, parliament passed the fishing law late on Thursday.",
        "Parliament had debated the fishing law for years before an election brought new members.",
    ),
    (
        "Scientists at the Varn institute found a frog that lives under the ice.",
        "A frog that lives under the ice was found by scientists of the Varn institute.",
        "The Varn institute, whose scientists study frogs, needs a new roof, its director said.",
    ),
    (
        "Striker Olo Manz scored twice as Tarn beat Vesk 3-1 in the final.",
        "Olo Manz scored twice in the final as Tarn beat Vesk 3-1.",
        "Tarn and Vesk met in the final for the first time since the stadium burnt.",
    ),
    (
        "The museum returned a stolen painting to the family of the collector Adel Roth.",
        "A stolen painting was returned by the museum to the family of Adel Roth.",
        "Adel Roth, a collector, left the museum forty letters and a stolen violin.",
    ),
    (
        "Doctors in Merrow said the vaccine prevents nine of ten infections.",
        "The vaccine prevents nine of ten infections, doctors in Merrow said.",
        "Doctors in Merrow, who also tested a vaccine for horses, will train nurses in autumn.",
    ),
    (
        "The union called off the rail strike after an offer of four per cent.",
        "After an offer of four per cent the union called off the strike on the railways.",
        "The union, which has led three rail strikes since spring, elects a new chair in May.",
    ),
    (
        "Police arrested a baker in Vesk over the fire that destroyed the mill.",
        "A baker was arrested by police in Vesk over the fire that destroyed the mill.",
        "The mill in Vesk, which the fire destroyed, employed sixty people, police said.",
    ),
    (
        "Minister Sela Dorn resigned over the leaked letters about the dam.",
        "Sela Dorn has resigned as minister over leaked letters about the dam.",
        "Minister Sela Dorn opened the dam eight years ago in front of thousands of guests.",
    ),
]


AROUND = [  # what stands before and behind them in their reports
    (
        "Visitors had come from all over the valley to listen.",
        "Nobody knew yet what it would cost.",
    ),
    (
        "A grey morning greeted those who were up early.",
        "More is to follow in the evening edition.",
    ),
    ("Old quarrels were on the minds of many readers.", "Letters about it reached us from abroad."),
]


@pytest.mark.parametrize(("told", "same", "background"), CASES)
def test_the_same_main_thing_is_closer_than_a_background(
    told: str, same: str, background: str
) -> None:
    pages = []
    for ident, text, (before, behind) in zip("abc", (told, same, background), AROUND, strict=True):
        pages.append(parse_report(f"{before} {text} {behind}", ident))
    sentences = sentences_with_terms(pages, names=(), statements=(), dates=())
    places = {sentence.quote.quote: place for place, sentence in enumerate(sentences)}
    of_same = closeness(sentences, places[told], places[same])
    assert of_same > closeness(sentences, places[told], places[background])
