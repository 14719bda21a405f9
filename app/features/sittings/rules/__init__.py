"""What may be and what must hold: committees, sittings, quorum, votes, ranking. Pure."""
