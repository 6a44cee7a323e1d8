"""Scoring: matching, sufficient statistics per document, intervals, significance, signatures."""
