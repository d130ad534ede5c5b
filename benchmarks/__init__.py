"""Measurements, each compared within one run so that a busy machine slows both sides."""
