"""Contacts: rules, verbs and lists on a real encrypted office."""
