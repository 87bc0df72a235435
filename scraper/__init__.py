"""Klastry: the library that every page meets. `processing` tells the main flow."""
