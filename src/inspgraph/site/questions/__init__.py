"""The questions of the library as forms, with their answers."""
