"""What people are told: one gapless inbox for each person, rendered in their language when they read it."""
