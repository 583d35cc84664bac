"""What the people of a case may and must do: hypotheses, legal clocks, recusal, custody. Pure: no store, no clock."""
