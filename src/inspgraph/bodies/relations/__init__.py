"""Relations between bodies, as sentences and documents state them."""
