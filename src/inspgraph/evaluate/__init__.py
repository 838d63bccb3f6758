"""Compare a graph with annotations made by hand, and with an earlier comparison."""
