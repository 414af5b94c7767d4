d = {1: 2}
print(list(d.keys())[0])
d.keys()[0]
