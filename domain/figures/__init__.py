"""Figures over windows: rates, totals, boards, digests, pipelines."""
