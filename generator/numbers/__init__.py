"""The ledger of numbers: every number of a report with its unit and what it is the number of."""
