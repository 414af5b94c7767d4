[1].clear(1)
