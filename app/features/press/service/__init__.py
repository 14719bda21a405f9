"""What a person does with releases, clippings, mailings and prints."""
