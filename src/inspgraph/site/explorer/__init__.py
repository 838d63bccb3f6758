"""The graph explorer: who works with whom, as a drawing that can be walked."""
