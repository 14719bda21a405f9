"""Inventory: things bought with fund money that stay with the district and are lent out."""
