"""What an article tells of itself: its title, its place, its press and currency, when it was published."""
