"""The market: one app per noun group, each with the same shelves."""
