"""The graph as networks: who is linked to whom, and by which words."""
