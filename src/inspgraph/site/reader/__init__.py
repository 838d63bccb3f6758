"""The document reader: a text as published, with what was read there marked in place."""
