"""Measurements of factx: its own gold, public corpora, speed."""
