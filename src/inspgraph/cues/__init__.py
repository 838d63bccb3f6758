"""Readers of the cue files under ``data/cues``."""
