"""Trying an exported file on pictures, films and cameras."""
