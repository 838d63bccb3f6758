"""What the program must hold against: hostile files, kills, and clients that attack."""
