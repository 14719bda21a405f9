"""What the page of publicity shows, and what new publications begin with."""
