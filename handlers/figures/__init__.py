"""Figures: stats, boards, pipeline, Home."""
