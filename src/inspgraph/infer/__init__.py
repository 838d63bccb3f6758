"""Inference on request: the statements that follow from a graph by the meaning of its terms."""
