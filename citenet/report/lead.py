"""What does a network say about the country looked at, in a few sentences with their numbers?"""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from citenet.report.core_words import is_doubtful
from citenet.report.facts import compared
from citenet.report.picture import Picture
from citenet.report.words import Key, Words


def lead(picture: Picture, focal: str, words: Words) -> list[Markup]:
    """Return the sentences that open a network page; each stands on numbers that the page also shows."""
    if picture.graph.level == "organisation":
        return [_organisations(picture, focal, words)]
    if focal not in picture.entities.index:
        return [words.span("network.lead_absent", name=words.country(focal, start=True))]
    row = picture.entities.loc[focal]
    sentences = [_position(row, focal, words), _core_doubt(picture, words), *_partners(picture, focal, words),
                 _balance(row, words), _pairwise_balance(row, words), _few_citations(row, words)]
    return [sentence for sentence in sentences if sentence]


def _organisations(picture: Picture, focal: str, words: Words) -> Markup:
    own = picture.entities[picture.entities["focal"]]
    received = picture.graph.received
    share = received[own.index].sum() / received.sum() if received.sum() else float("nan")
    return words.span("network.lead_organisations", name=words.country(focal), n=len(own),
                      shown=len(picture.entities), share=float(share))


def _position(row: pd.Series, focal: str, words: Words) -> Markup:
    if not isinstance(row["position"], str):
        return Markup("")
    return words.span("network.lead_position", name=words.country(focal, start=True),
                      position=Key(f"position_phrase.{row['position']}"))


def _core_doubt(picture: Picture, words: Words) -> Markup:
    core = picture.core
    if core is None or not core.members or not is_doubtful(core):
        return Markup("")
    return words.span("network.lead_core_doubt", n=100 * core.p_value)


def _partners(picture: Picture, focal: str, words: Words) -> list[Markup]:
    graph, sentences = picture.graph, []
    links = picture.selection.links
    sources, users = links[links["citing"] == focal], links[links["cited"] == focal]
    if len(sources):
        best = sources.iloc[0]
        sentences.append(words.span("network.lead_sources", source=words.country(best["cited"]),
                                    share=float(best["made_share"]), made=float(graph.made[focal])))
    if len(users):
        best = users.iloc[0]
        sentences.append(words.span("network.lead_users", user=words.country(best["citing"]),
                                    share=float(best["received_share"]), received=float(graph.received[focal])))
    return sentences


def _balance(row: pd.Series, words: Words) -> Markup:
    received, made = float(row["citations_received"]), float(row["citations_made"])
    return words.span(f"network.lead_{compared(received, made, '~1')}", received=received, made=made)


def _pairwise_balance(row: pd.Series, words: Words) -> Markup:
    balance = row.get("pairwise_balance", float("nan"))
    if pd.isna(balance):
        return Markup("")
    return words.span(f"network.lead_pairwise_{compared(balance, 0.0, '+2')}", balance=float(balance))


def _few_citations(row: pd.Series, words: Words) -> Markup:
    flags = row["flags"] if isinstance(row["flags"], tuple) else ()
    return words.span("network.lead_few_citations") if "few_citations" in flags else Markup("")
