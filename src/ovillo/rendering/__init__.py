"""What people and programs see: briefs, exports, and the catalogue of messages in their language. Pure."""
