"""What the values of records mean in any format: names, dates, roles, kinds of works, statuses."""
