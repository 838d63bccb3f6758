"""A document's outline: its series, its tables and its sections."""

from __future__ import annotations

from dataclasses import dataclass

from inspgraph.cues.form_cues import Cues, SeriesCue
from inspgraph.records import Section, Text
from inspgraph.segment.identify import begins_at, identify
from inspgraph.segment.sections import segment
from inspgraph.text.block_tables import Table, find_tables


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a text: its series, tables and sections.

    ``series`` is the cue that recognised the series, None where none did. ``begin`` is the index
    of the appendix's heading where a paper prints the document as its appendix, else 0.
    """

    series: SeriesCue | None
    tables: tuple[Table, ...]
    sections: tuple[Section, ...]
    begin: int = 0


def outline(text: Text, cues: Cues) -> Outline:
    """Recognise a text's series and divide it into sections."""
    series = identify(text, cues)
    tables = find_tables(text)
    begin = begins_at(text, series) if series and series.zone == "title" else 0
    sections = segment(text, series.series if series else None, cues, tables, begin)
    return Outline(series, tables, sections, begin)
