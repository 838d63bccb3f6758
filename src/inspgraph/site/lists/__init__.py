"""The first page, and the lists of authorities, bodies, documents and problems."""
