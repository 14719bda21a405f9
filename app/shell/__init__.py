"""The window around the features: navigation, menus, history, search, welcome."""
