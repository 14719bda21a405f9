"""What can be done to the office: set it up, change it, grant access, edit lists and texts, keep it safe."""
