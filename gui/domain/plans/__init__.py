"""Plans: (selection, inventory) -> operations in order."""
