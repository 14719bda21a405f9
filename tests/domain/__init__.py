"""Values: pure rules, proved by properties."""
