"""Learning the fusion weights and a calibrated probability from feedback. Pure: numpy, plain values in and out."""
