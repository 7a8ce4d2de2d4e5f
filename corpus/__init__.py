"""What was written: readers of formats, and the sample corpus."""
