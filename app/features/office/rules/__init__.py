"""What holds for the office: drafts and checks, passphrases, pictures, courts, the shipped code lists."""
