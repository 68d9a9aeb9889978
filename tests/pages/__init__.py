"""Tests that look at rendered pages through the programs that people print them with."""
