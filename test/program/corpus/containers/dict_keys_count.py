d = {}
d.keys(1)
