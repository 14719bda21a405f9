"""Closing a sitting of 60 items against writing the same rows with nothing around them."""



