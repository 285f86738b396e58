"""Choices, by name: arrays in, arrays out."""
