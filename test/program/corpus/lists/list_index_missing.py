print(["a", 2].index("b\n"))
