"""The cover of a report and the head of a letter: title, authority, dates, people."""
