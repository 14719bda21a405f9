"""The verbs of contacts, each inside one open step."""

from app.features.contacts.service.consents import withdraw
from app.features.contacts.service.contacts import links, remove, save
from app.features.contacts.service.erasing import erase
from app.features.contacts.service.listed import complete

__all__ = ["complete", "erase", "links", "remove", "save", "withdraw"]
