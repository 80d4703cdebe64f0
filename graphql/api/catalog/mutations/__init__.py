"""Writes of the catalogue: thin, one service call each."""

from api.catalog.mutations.challenges import ChallengeMutations
from api.catalog.mutations.files import FileMutations
from api.catalog.mutations.imports import ImportMutations
from api.catalog.mutations.solutions import SolutionMutations


class Mutations(ChallengeMutations, SolutionMutations, FileMutations, ImportMutations):
    """What the root takes from here."""
