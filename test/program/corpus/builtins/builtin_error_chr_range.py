def work():
    chr(1114112)

work()
