"""What a figure takes over from what the text told before."""
