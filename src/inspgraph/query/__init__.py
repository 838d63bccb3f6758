"""Questions to a graph: the catalogue of named ones, running them, and showing the answer."""
