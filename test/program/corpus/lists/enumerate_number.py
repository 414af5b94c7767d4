for i, x in enumerate(3):
    print(i)
