"""What a report's plan commits itself to: each clause that binds, and what can be checked of it."""
