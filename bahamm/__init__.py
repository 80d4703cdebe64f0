"""The Django project of Bahamm and, below everything, its kernel."""
