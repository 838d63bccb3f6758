"""Plain text as several stages need it: folded, in sentences, in tokens."""
