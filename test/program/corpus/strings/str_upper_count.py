def work():
    "a".upper("de")

work()
