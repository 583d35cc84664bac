"""Text to statements: closed frames over tokens and noun groups; nothing from open clauses."""
