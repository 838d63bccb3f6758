"""Graphs on disk: one folder a build, with its store, its texts and its manifest."""
