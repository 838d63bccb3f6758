"""Pictures of the graph: one palette, one way to draw."""
