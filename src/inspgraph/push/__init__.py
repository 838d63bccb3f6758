"""A graph into a SPARQL server, over the Graph Store Protocol: a named graph at a time."""
