"""The form of a document: its cover, its grades, and its lists of what is asked and found."""
