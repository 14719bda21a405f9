"""What the screens and papers know of committees, sittings and resolutions."""
