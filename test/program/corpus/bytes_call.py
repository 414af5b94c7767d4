print(b"a"())
