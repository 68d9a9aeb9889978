"""Scans made by a machine, with invented figures, and the proof of what is read from them."""
