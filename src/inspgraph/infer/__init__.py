"""What follows from a graph by the meaning of its terms, where somebody asks for it."""
