"""Applications to a fund: what somebody wants to do, what it costs, who pays, what was decided and paid."""
