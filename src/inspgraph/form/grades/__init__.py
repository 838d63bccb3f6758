"""Grades in tables, headings and sentences, put together as judgements."""
