"""A city's map of goals: dimensions × axes, with goals in the cells."""

from typing import Any

from api.fields import to_many, to_one
from api.graphene_types import String
from api.nodes import RowType
from marketplace.catalog import models


def _code() -> Any:
    return String(required=True, description="Its code in the taxonomy, such as `3.2`.")


def _title_fa() -> Any:
    return String(required=True, description="Persian title.")


def _title_en() -> Any:
    return String(required=True, description="English title.")


class Dimension(RowType):
    """One of the smart-city dimensions: the rows of the matrix."""

    class Meta:
        model = models.Dimension

    code, title_fa, title_en = _code(), _title_fa(), _title_en()
    goals = to_many("api.taxonomy.types.Goal", "goals", "The goals of this dimension.")


class Axis(RowType):
    """One of the strategic axes: the columns of the matrix."""

    class Meta:
        model = models.Axis

    code, title_fa, title_en = _code(), _title_fa(), _title_en()


class Goal(RowType):
    """A priority goal: it lies in one dimension and touches one or more axes."""

    class Meta:
        model = models.Goal

    code, title_fa, title_en = _code(), _title_fa(), _title_en()
    dimension = to_one(Dimension, "dimension", "The dimension it lies in.", required=True)
    axes = to_many(Axis, "axes", "The axes it touches.")


class MacroPolicy(RowType):
    """A policy that stands above the goals."""

    class Meta:
        model = models.MacroPolicy

    code, title_fa, title_en = _code(), _title_fa(), _title_en()


class Taxonomy(RowType):
    """A whole map of goals."""

    class Meta:
        model = models.Taxonomy

    code, title_fa, title_en = _code(), _title_fa(), _title_en()
    version = String(required=True, description="The edition of the city's document.")
    dimensions = to_many(Dimension, "dimensions", "Its dimensions, in order.")
    axes = to_many(Axis, "axes", "Its axes, in order.")
    goals = to_many(Goal, "goals", "Its goals, in order.")
    macro_policies = to_many(MacroPolicy, "macro_policies", "Its policies, in order.")
