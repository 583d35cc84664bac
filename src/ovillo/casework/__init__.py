"""Who works on a case and how: legal clocks, recusal, custody of evidence. Import the module that you need."""
