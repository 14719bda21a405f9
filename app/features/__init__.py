"""What people work with, one folder a subject; features never know each other.

Inside a feature the file names are fixed and point one way only:
``screen > table | form > document | excel > service | queries > rules``.
"""
