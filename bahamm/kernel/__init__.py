"""What every layer stands on: errors, events, the workflow engine, text folding. Knows no domain noun."""
