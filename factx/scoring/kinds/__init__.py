"""One module per kind of fact: how its records are matched, and what is counted of them."""
