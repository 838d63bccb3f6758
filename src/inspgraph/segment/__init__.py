"""Text → series and sections: the kind of document, and the parts that its headings open."""
