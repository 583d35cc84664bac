"""What a noun group itself says of people, places and things: post, age, home, kin."""
