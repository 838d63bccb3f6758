"""Bodies and services: their names, the actors they are, and how they relate."""
