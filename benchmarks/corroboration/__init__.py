"""Which value comes first where sources disagree and some copy: Ovillo's order beside a vote and two other methods."""
