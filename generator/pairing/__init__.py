"""Sets two reports side by side: which sections belong together, and which words both have."""
