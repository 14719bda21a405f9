"""The page „Presse & Versand“ on the real store."""
