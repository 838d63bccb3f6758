"""Sections → what the document says of itself and what it judges, asks for and finds."""

from inspgraph.extract.forms import Forms, extract_forms

__all__ = ["Forms", "extract_forms"]
