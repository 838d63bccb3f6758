"""Text → series and sections: what kind of document this is and what its headings open."""
