"""The catalogue: taxonomy, challenges of the cities, solutions of the suppliers, their files."""
