"""What several rules ask of a claim and a passage; no rule is defined here."""
