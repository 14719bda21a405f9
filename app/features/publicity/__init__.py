"""A publication: flyer, poster, leaflet, invitation, certificate; its prints and where they went."""
