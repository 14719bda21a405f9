"""The figure of the calculation: both sides calculate the same."""

import pytest

from app.bench import grants


def test_ours_is_compared_with_the_same_arithmetic() -> None:
    figure = grants.figure(100, quick=True)
    assert (figure.key, figure.unit, figure.records) == ("grants_ratio", "×", 100)
    assert figure.ours is not None
    assert figure.bare is not None
    assert figure.value == figure.ours / figure.bare


def test_a_comparison_with_something_else_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grants, "_bare", lambda _cases: 1)
    with pytest.raises(AssertionError, match="something else"):
        grants.figure(100, quick=True)
