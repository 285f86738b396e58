"""The pages of the app around the report: written by the server, readable without scripts."""
