"""Graphs for the eye: the summary of a build, and a picture."""
