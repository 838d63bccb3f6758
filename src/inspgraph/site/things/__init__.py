"""What the graph says of one thing: the page of a body or service, and of anything else."""
