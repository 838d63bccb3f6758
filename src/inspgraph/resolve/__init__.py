"""Mentions and registers → bodies: which body a name stands for, or why none."""
