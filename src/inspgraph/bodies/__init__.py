"""Find the bodies and services a text names, and how it says they relate."""
