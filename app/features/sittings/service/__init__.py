"""What people do with committees and sittings; one function a verb, each inside one step of the store."""
