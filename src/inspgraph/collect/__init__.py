"""Reports from the web into a folder: addresses, polite fetching, and a journal of both."""
