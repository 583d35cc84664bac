"""What the people of a case do: hypotheses that they hold open. Pure: values in, values out, no clock and no store."""
