"""From detected letters to finished ones: protect, mask, plan, refill, check."""
