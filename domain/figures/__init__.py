"""Figures over windows: totals, rates, boards, team totals and pipelines."""
