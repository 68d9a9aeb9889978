"""Indicators: exact fractions of cells, and what is not rated."""
