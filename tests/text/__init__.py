"""Words and numbers as pages print them."""
