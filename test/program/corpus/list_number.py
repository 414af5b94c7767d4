x = list(3)
