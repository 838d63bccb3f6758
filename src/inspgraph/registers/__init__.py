"""Registers of public bodies: read once, looked up by name, code and area."""
