"""Tables of rows (calls, payments, registers) as columns, and the engine that answers expressions over them."""
