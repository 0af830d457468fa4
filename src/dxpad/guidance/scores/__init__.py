"""Clinical scores: a small checked language of formulas, inputs with units and ranges, and filling from a case."""
