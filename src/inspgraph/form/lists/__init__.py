"""Lists of recommendations, strengths and weaknesses."""
