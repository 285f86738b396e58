"""Of what a share is, told by its own clause: of a whole, of a group, by a verb."""
