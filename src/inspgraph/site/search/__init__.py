"""Finding a body, service, council or document by its names."""
