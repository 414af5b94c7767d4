d = {1: 2}
print(2 in d.values(), (1, 2) in d.items(), (1, 3) in d.items(), 1 in d.keys())
[1] in d.keys()
