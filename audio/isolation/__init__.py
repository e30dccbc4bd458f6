"""Keeps each of our processes to this machine: no telemetry, no internet socket (docs/privacy.md, ADR 13)."""
