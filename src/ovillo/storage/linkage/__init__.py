"""Engines that link large registers: Splink on DuckDB, Splink on Spark. Import the module that you need."""
