"""Interop: what the program knows in the forms that other systems read."""
