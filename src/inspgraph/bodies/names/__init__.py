"""Find the names of bodies and services in a text."""
