"""How older files become newer ones: linear, numbered revisions of the tables (Alembic), no way back.

Triggers and the search index are no part of it; ``db.upgrade`` derives them from the metadata afterwards.
After changing a model: ``python -m db.migrations.write "What changed"``, then look at what it wrote.
"""
