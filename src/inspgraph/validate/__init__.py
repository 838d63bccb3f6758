"""Validate: a document graph against the shapes, and what its framework promises."""
