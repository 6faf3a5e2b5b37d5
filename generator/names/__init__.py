"""The names that a report gives: its slogans, plans and projects (提法、计划、项目)."""
