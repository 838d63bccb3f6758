"""The commands of ``inspgraph``, one module each."""
