"""What an author writes: the notation of scripts, read into frozen values."""
