"""A contact: a person or an organisation, and what they agreed to."""
