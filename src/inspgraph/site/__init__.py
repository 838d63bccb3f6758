"""The web application's pages: reading the graph for each, and showing the result.

A page is a function from a site (an opened graph) and what is wanted to bytes. Nothing here knows
HTTP; ``serve`` runs the pages in its worker processes, ``view`` writes some to files.
"""
