"""The office: rules, services, pages."""
