d = {"append": 1}
d.append(2)
