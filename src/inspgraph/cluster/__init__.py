"""Builds on many machines: partitions of files, each built by a worker into a part."""
