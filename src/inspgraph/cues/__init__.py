"""The rules in ``data/cues``, read into records."""
