"""Mutants: small changes of the code that its tests should notice. ``.ci/mutants`` runs them."""
