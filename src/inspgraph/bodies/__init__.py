"""The bodies and services that a text names, and the relations between them."""
