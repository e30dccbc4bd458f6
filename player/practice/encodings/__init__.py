"""Which encoding a text is in: those of older systems, of mails and of mainframes too."""
