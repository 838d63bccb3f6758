"""Write a graph as a file: the same graph always gives the same bytes."""
