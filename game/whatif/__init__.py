"""What if: the same game lived again with an order taken out or added, beside what happened."""
