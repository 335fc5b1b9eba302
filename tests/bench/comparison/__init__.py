"""Measures routesight against other programs on the same files. See ../compare."""
