"""Lists that offices have kept by hand, brought in."""
