"""The commands of ``inspgraph``, a file each."""
