xs = [3]
xs.sort(True)
