"""The small language that phrases are written in, and what its slots take: people, places, values."""
