"""The passphrase at the start."""
