"""Knowledge graphs people can trust, from inspection documents of English children's services."""

__version__ = "0.1.0"
