def work():
    "a".encode("klingon")

work()
