"""Mentions put together: each body or service of a document once."""
