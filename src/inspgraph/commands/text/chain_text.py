"""Chains between two bodies, as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from inspgraph.network.chain import Chain, StatedHop
from inspgraph.query.show import printable


def chains_text(chains: Sequence[Chain]) -> str:
    """Lay out chains with, below each hop, every statement it rests on and its words."""
    blocks = []
    for chain in chains:
        lines = [" — ".join(chain.labels)]
        for at, hop in enumerate(chain.hops, 1):
            lines.append(f"  {at}. {chain.labels[at - 1]} — {chain.labels[at]}")
            for said in hop.stated:
                lines += _statement(said)
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _statement(said: StatedHop) -> list[str]:
    how = said.modality if said.basis == "stated" else said.basis
    note = "" if how == "stated" else f" ({how})"
    where = said.file
    if said.page:
        where += f", page {said.page}"
    if said.paragraph:
        where += f", paragraph {said.paragraph}"
    quote = " ".join(said.quote.split())
    return [
        printable(f"     {said.subject} {said.relation} {said.object}{note}"),
        printable(f"       “{quote}”"),
        printable(f"       {where}"),
    ]
