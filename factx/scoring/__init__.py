"""Scoring: matching, sufficient statistics, intervals, significance."""
