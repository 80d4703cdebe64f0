"""Who with whom, for a whole set at once: challenges with suppliers, evaluators with proposals."""

from matching.engine.assignment.exposure import ExposureReport, gini
from matching.engine.assignment.pairing import Pairing, PairingProblem, PairReason, pair
from matching.engine.assignment.panels import PanelProblem, Panels, assign_panels, bound_of_the_worst
from matching.engine.assignment.problem import Infeasible

__all__ = [
    "ExposureReport",
    "Infeasible",
    "PairReason",
    "Pairing",
    "PairingProblem",
    "PanelProblem",
    "Panels",
    "assign_panels",
    "bound_of_the_worst",
    "gini",
    "pair",
]
