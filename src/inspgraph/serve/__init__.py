"""A web server over a graph: the SPARQL 1.1 Protocol, and what each of the graph's IRIs names."""
