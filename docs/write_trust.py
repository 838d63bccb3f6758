"""Write the ordeal's figures into docs/trust.md.

    python docs/write_trust.py

The figures are those of docs/ordeal.json, which `make ordeal` writes; each stands between two marks in
the page. A test fails while the page says anything else.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
FIGURES: Final = HERE / "ordeal.json"
PAGE: Final = HERE / "trust.md"
_MARKED: Final = re.compile(r"(<!-- ordeal: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def written(text: str) -> str:
    """Return the page with its figures made anew."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    made = {
        "whole": whole,
        "documents": documents,
        "growth": growth,
        "fuzz": fuzz,
        "kills": kills,
        "disks": disks,
        "clients": clients,
        "mutants": mutants,
    }

    def told(place: re.Match[str]) -> str:
        found = figures.get(place[2])
        return place[1] + (made[place[2]](found) if found else "This was not run.\n") + place[3]

    return _MARKED.sub(told, text)


def whole(found: dict[str, Any]) -> str:
    """How long all parts took together."""
    return (
        f"All parts together took {found['seconds'] / 60:.0f} minutes and {found['processor seconds']:,} "
        f"seconds of the processor. {_load(found)}\n"
    )


def documents(found: dict[str, Any]) -> str:
    """How many inputs, what became of them, and the worst of each."""
    return (
        f"{found['inputs']:,} bad inputs beside {found['good']} good documents: "
        f"{_lost(found)}. The worst took {found['worst seconds']:g} s ({found['slowest']}, limit "
        f"{found['seconds limit']:g} s of the processor, {4 * found['seconds limit']:g} s by the clock) "
        f"and {found['worst memory MB']:,} MB ({found['largest']}, limit "
        f"{found['memory limit MB']:,} MB).\n\n{_ends(found)}"
    )


def growth(found: dict[str, Any]) -> str:
    """How much faster than its text the work of a rule grew at worst."""
    return (
        f"The words of {found['tried']} of {found['rules']} rules, 10, 20 and 40 times: from 20 to 40 "
        f"times the work grew at most {found['worst growth']:g} times as much as the text; "
        f"{_held(found)}.\n"
    )


def fuzz(found: dict[str, Any]) -> str:
    """How many tests made up how many inputs."""
    return (
        f"{found['tests']} tests that make up their inputs, up to {found['inputs of each']} each: "
        f"{_held(found)}.\n"
    )


def kills(found: dict[str, Any]) -> str:
    """How many processes were killed, and what was there then."""
    return f"{found['kills']} processes killed: {_lost(found)}.\n\n{_ends(found)}"


def disks(found: dict[str, Any]) -> str:
    """What was tried with disks and folders, and how it ended."""
    return f"{found['tries']} tries: {_lost(found)}.\n\n{_ends(found)}"


def clients(found: dict[str, Any]) -> str:
    """A row for each attack: how long pages took meanwhile.

    The machine's load beforehand (processes that want a processor) is told, since others' work delays
    pages as attacks do.
    """
    rows = "".join(
        f"| {attack} | {row['pages']} | {row['p50']:,.0f} | {row['p95']:,.0f} | {row['max']:,.0f} |\n"
        for attack, row in found["latency ms"].items()
    )
    attacks = [row for attack, row in found["latency ms"].items() if attack != "nothing"]
    in_time = sum(row["p95"] <= 500 for row in attacks)
    return (
        f"{found['clients']} clients at once; in {in_time} of {len(attacks)} attacks 95 of 100 pages came "
        f"within 500 ms; the server and its workers took at most "
        f"{found['memory MB']:,} MB; {found['pages searched for scripts']} pages of a graph with a "
        f"hostile document held nothing to execute. {_load(found)}\n\n"
        f"| attack | pages asked for meanwhile | p50 ms | p95 ms | max ms |\n|---|---|---|---|---|\n{rows}"
    )


def mutants(found: dict[str, Any]) -> str:
    """A row for each kind of mutant: how many the shapes notice."""
    rows = "".join(
        f"| {kind} | {row['noticed']} of {row['tried']} |\n" for kind, row in found["kinds"].items()
    )
    left_out, share = found["left out as equivalent"], found["noticed"] / found["tried"]
    return (
        f"| kind of mutant | noticed |\n|---|---|\n{rows}| all ({left_out} of {found['mutants']:,} left "
        f"out) | {found['noticed']} of {found['tried']} ({share:.1%}) |\n"
    )


def _load(found: dict[str, Any]) -> str:
    return f"Before it the machine had a load of {found['load before']:g} from other work."


def _ends(found: dict[str, Any]) -> str:
    rows = "".join(f"| {end} | {number:,} |\n" for end, number in found["ends"].items())
    return f"| end | how often |\n|---|---|\n{rows}"


def _lost(found: dict[str, Any]) -> str:
    return "nothing was lost" if found["held"] else f"{len(found['wrong'])} did not hold"


def _held(found: dict[str, Any]) -> str:
    return "all held" if found["held"] else f"{len(found['wrong'])} did not hold"


if __name__ == "__main__":
    main()
