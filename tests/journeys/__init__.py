"""The whole program through its window, one file a story."""
