import threading


def f():
    pass


threading.Thread(target=f).join()
