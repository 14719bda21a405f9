"""What holds for releases, clippings, mailings and what is printed for them."""
