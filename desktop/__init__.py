"""Plenum: a convention of a community of managers, run from one laptop with no network."""
