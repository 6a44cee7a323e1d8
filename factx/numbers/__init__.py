"""Numbers: words and digits to exact Decimals, shared by dates and counts."""
