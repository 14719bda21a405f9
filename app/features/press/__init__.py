"""Press work and mailings: releases, what was published, labels, letters, badges, the archive of prints."""
