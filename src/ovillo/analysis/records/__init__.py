"""What tables of payments and registers show, each answer with the rows that it rests on."""
