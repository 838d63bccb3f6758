"""Relations between bodies: what sentences state, and what the kind of a document implies."""
