s = {1}
s.add()
