"""Factories, faults and guards that tests share."""
