"""How answers are shown: never computes."""
