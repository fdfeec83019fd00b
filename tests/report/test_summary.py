"""Does the page of text say what the scores say, in either language?"""

from markdown_it import MarkdownIt

from citenet.report import summary

from .parsing import Parsed
from .standin import TECHNOLOGIES, context, evidence, many_scores


def cells(text, technology):
    line = next(line for line in text.splitlines() if line.startswith(f"| {technology}"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_line_holds_position_scores_intervals_and_flags():
    scores, _ = many_scores()
    own = scores[(scores["technology"] == "quantum") & (scores["level"] == "country")
                 & scores["entity"].notna()].drop_duplicates("indicator").set_index("indicator")
    text = summary(evidence(), context=context())
    line = cells(text, "Quantum technologies")
    similarity = own.loc["institutional_similarity"]
    assert f"{similarity['value']:.2f} ({similarity['low']:.2f} – {similarity['high']:.2f})" in line
    assert line[1] == "near the core"
    assert line[-1] == "few citations"
    assert sum(line.startswith("| ") for line in text.splitlines()) == len(TECHNOLOGIES) + 2


def test_it_says_how_it_was_counted_in_the_language_of_the_settings():
    english, dutch = (summary(evidence(), context=context(language=language)) for language in ("en", "nl"))
    assert "- **Counting**: fractional" in english
    assert "- **Telling**: fractioneel" in dutch
    assert "near: the third of those outside the core" in english
    assert "\u00ad" not in english + dutch


def test_simulated_data_are_called_so():
    told = [summary(evidence(), context=context(simulated=simulated)) for simulated in (True, False)]
    assert ["**SIMULATED data" in text for text in told] == [True, False]


def test_names_from_outside_mark_nothing():
    text = summary(evidence(), context=context(source="<img src=x> *a* | [b](c)", losses={"**x** <b>": 3},
                                               n_citations=10))
    page = Parsed(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    assert page.named("img") + page.named("a") + page.named("b") + page.named("em") == []
    assert "<img src=x> *a* | [b](c)" in " ".join(page.text.split())
