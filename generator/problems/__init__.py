"""What reports admit: each problem by itself, as the sentence divides them (自述的不足)."""
