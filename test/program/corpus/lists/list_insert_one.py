[1].insert(0)
