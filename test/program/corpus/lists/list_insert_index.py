[1].insert("0", 1)
