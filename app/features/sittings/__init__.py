"""A sitting: the meeting of a committee that decides, or recommends, who gets the fund's money."""
