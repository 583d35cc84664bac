"""The workbench: pages and an API over one case. They parse, call one workflow, render, and map the error."""
