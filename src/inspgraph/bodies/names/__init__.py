"""Mentions of bodies and services in a text."""
