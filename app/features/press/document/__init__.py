"""Releases, labels, envelopes, letters, badges, signs and lists: values in, the bytes of a PDF out."""
