"""Puts the rooms together: which storage, which extractors, which workers. Import the module that you need."""
