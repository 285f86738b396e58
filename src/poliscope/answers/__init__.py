"""One module a question: here names meet arrays."""
