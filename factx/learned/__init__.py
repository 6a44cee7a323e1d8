"""Learned models: linear, small, numpy-free text features, weights in .npz with a JSON card."""
