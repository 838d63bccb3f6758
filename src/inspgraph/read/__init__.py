"""Bytes of any supported format → canonical ``Text``."""
