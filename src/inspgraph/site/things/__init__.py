"""Pages about one thing of the graph: a body or service, or anything else."""
