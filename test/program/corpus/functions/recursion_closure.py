def outer():
    def down(n):
        return down(n + 1)

    return down


outer()(0)
