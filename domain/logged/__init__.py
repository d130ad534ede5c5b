"""What members enter: posts, engagers, DMs, comments, wins, scores, and the acts that do it."""
