def work():
    print("abc".index("x"))

work()
