"""Views of an extraction: HTML and flat rows."""
