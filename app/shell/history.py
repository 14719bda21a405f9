"""Back and forward between the places somebody has been at."""

from dataclasses import dataclass

MOST = 100


@dataclass(frozen=True)
class Place:
    """A page, and the record that was open there."""

    feature: str
    kind: str = ""
    record_id: int | None = None


class Trail:
    """The places visited, and where on the way the person stands."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """Where the person is."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after."""
        return self._at + 1 < len(self._places)

    def visit(self, place: Place) -> None:
        """Go to a place; what lay ahead is forgotten, the same place twice counts once."""
        if place == self.here:
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        del self._places[:-MOST]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """One place back; None where there is none."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.here

    def forward(self) -> Place | None:
        """One place forward; None where there is none."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.here
