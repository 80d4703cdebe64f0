"""Sample data for ``make run``: a few cities at work. Labelled as sample data on screen, refused in production."""
