"""Map: what was extracted from a document to its named graph."""
