"""What does a network say about the country looked at, in a few sentences with their numbers?"""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from citenet.report.network_data import Picture
from citenet.report.words import Key, Words


def lead(picture: Picture, focal: str, words: Words) -> list[Markup]:
    """Return the sentences that open a network page; each stands on numbers that the page also shows."""
    if picture.graph.level == "organisation":
        return [_organisations(picture, focal, words)]
    name = Key(f"country.{focal}")
    if focal not in picture.entities.index:
        return [words.span("network.lead_absent", name=name)]
    row = picture.entities.loc[focal]
    sentences = [_position(row, name, words), *_partners(picture, focal, words), _balance(row, words),
                 *(words.span(f"flag_meaning.{flag}") + Markup(".") for flag in ("few_citations",)
                   if isinstance(row["flags"], tuple) and flag in row["flags"])]
    return [sentence for sentence in sentences if sentence]


def _organisations(picture: Picture, focal: str, words: Words) -> Markup:
    own = picture.entities[picture.entities["focal"]]
    received = picture.graph.received
    share = received[own.index].sum() / received.sum() if received.sum() else float("nan")
    return words.span("network.lead_organisations", name=Key(f"country.{focal}"), n=len(own),
                      shown=len(picture.entities), share=float(share))


def _position(row: pd.Series, name: Key, words: Words) -> Markup:
    if not isinstance(row["position"], str):
        return Markup("")
    return words.span("network.lead_position", name=name, position=Key(f"position.{row['position']}"))


def _partners(picture: Picture, focal: str, words: Words) -> list[Markup]:
    graph, sentences = picture.graph, []
    links = picture.selection.links
    sources, users = links[links["citing"] == focal], links[links["cited"] == focal]
    if len(sources):
        best = sources.iloc[0]
        sentences.append(words.span("network.lead_sources", source=Key(f"country.{best['cited']}"),
                                    share=float(best["made_share"]), made=float(graph.made[focal])))
    if len(users):
        best = users.iloc[0]
        sentences.append(words.span("network.lead_users", user=Key(f"country.{best['citing']}"),
                                    share=float(best["received_share"]), received=float(graph.received[focal])))
    return sentences


def _balance(row: pd.Series, words: Words) -> Markup:
    balance = row.get("pairwise_balance", float("nan"))
    if pd.isna(balance):
        return Markup("")
    return words.span("network.lead_imports" if balance < 0 else "network.lead_exports", balance=float(balance))
