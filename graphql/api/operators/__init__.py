"""How matching does, for those who run it: model, index, fitted rankers, evaluations."""
