"""Learning from feedback: what was shown, the fitted rankers, and which one ranks."""
