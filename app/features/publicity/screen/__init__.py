"""The page „Öffentlichkeit“: publications with their live preview."""
