"""What goes on labels, envelopes, badges, table signs and lists to sign: to the millimetre, never cut."""
