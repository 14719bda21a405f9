"""A measure (Maßnahme): one sheet of the development plan (ISEK), what it costs and how far it is."""
