"""Mentions and registers → bodies: the body that a name stands for, or the reason for none."""
