"""What the lists of press work, the choice of recipients and the archive of prints show."""
