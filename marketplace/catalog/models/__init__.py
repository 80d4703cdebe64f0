"""Rows of the catalogue."""

from marketplace.catalog.models.challenge import Challenge, ChallengeRevision
from marketplace.catalog.models.files import Attachment, Upload
from marketplace.catalog.models.imports import ImportRun
from marketplace.catalog.models.solution import Solution, SolutionRevision
from marketplace.catalog.models.taxonomy import Axis, Dimension, Goal, MacroPolicy, Taxonomy

__all__ = [
    "Attachment",
    "Axis",
    "Challenge",
    "ChallengeRevision",
    "Dimension",
    "Goal",
    "ImportRun",
    "MacroPolicy",
    "Solution",
    "SolutionRevision",
    "Taxonomy",
    "Upload",
]
