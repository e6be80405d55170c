"""The page to print: what the debrief tells, as one file of HTML for two sheets of A4."""
