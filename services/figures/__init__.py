"""Figures: stats, boards, team stats, pipeline, Home."""
