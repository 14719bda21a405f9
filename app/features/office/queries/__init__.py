"""What the pages of the office show: frozen rows, read in one short session each."""
