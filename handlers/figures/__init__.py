"""Stats, leaderboard, team stats, pipeline and the Home tab."""
