"""Inputs, with their origin."""
