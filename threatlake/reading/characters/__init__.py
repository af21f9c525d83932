"""Bytes to clean characters."""
