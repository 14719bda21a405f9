"""What holds for publications: what they may say, their code, what their event says by now."""
