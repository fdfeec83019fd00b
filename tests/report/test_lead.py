"""Do the sentences that open a page say what its numbers say?"""

import re

import pytest

from citenet.graph import CitationGraph
from citenet.report.lead import lead
from citenet.report.picture import draw
from citenet.report.view import View
from citenet.report.words import Words

from .parsing import Parsed
from .standin import COUNTRIES, analysed, classes, country_analysis

GIVES = {"en": "gives more knowledge", "nl": "gaat meer kennis uit"}
TAKES = {"en": "takes in more knowledge", "nl": "komt meer kennis binnen"}
THEY_BUILD = {"en": "its partners build more on it", "nl": "bouwen de partners er meer op"}
IT_BUILDS = {"en": "it builds more on its partners", "nl": "bouwen de partners er minder op"}


@pytest.fixture(scope="module")
def picture():
    analysis = country_analysis()
    return draw(analysis, "NL", classes(analysis.graph), View())


def said_of(picture, country, language="en"):
    return Parsed(" ".join(lead(picture, country, Words(language, [], COUNTRIES)))).text


@pytest.mark.parametrize("language", ["en", "nl"])
def test_sentence_and_numbers_agree_for_every_country(picture, language):
    graph, scores = picture.graph, picture.analysis.scores
    pairwise = scores[scores["indicator"] == "pairwise_balance"].set_index("entity")["value"]
    contrary = 0
    for country in picture.entities.index:
        told = said_of(picture, country, language)
        net, weighed = graph.received[country] - graph.made[country], pairwise[country]
        assert (GIVES[language] in told, TAKES[language] in told) == (net > 0, net < 0), told
        if abs(weighed) >= 0.005:
            assert (THEY_BUILD[language] in told, IT_BUILDS[language] in told) == (weighed > 0, weighed < 0), told
        contrary += net * weighed < 0
    assert contrary > 3


def test_numbers_written_alike_are_called_equal():
    graph = CitationGraph.from_edges([("NL", "DE", 4.0), ("DE", "NL", 4.01), ("DE", "US", 9)])
    picture = draw(analysed(graph, "DE"), "NL", classes(graph), View())
    assert "It gives as much knowledge as it takes in: citations received 4, made 4." in said_of(picture, "NL")
    assert "its partners build as much on it as it builds on them" in said_of(picture, "NL")


def test_names_stand_with_their_article_and_sentences_begin_with_a_capital(picture):
    told = said_of(picture, "NL")
    assert told.startswith("The Netherlands is near the core.")
    assert "It builds most on the United States: " in told
    assert "Belangrijkste bron: de Verenigde Staten, met" in said_of(picture, "NL", "nl")
    assert said_of(picture, "GB", "nl").startswith("Het Verenigd Koninkrijk: dicht bij de kern.")
    for country in COUNTRIES:
        for language in ("en", "nl"):
            for sentence in re.split(r"(?<=\.) (?=\D)", said_of(picture, country, language)):
                assert sentence[0] == sentence[0].upper(), sentence


def test_dutch_says_whose_citations_a_share_is_of(picture):
    made = picture.graph.made["NL"]
    written = f"{made:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    assert f"van de {written} citaties naar anderen" in said_of(picture, "NL", "nl")
