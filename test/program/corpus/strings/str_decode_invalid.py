def work():
    b"ab\xffc".decode()

work()
