"""Widgets of bringing in what somebody signed."""
