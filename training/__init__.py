"""Train what the package brings trained, and measure it on places it has not seen."""
