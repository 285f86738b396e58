"""What grows, shrinks and changes, with its noun or without: economies, sectors, places, counts."""
