import threading


def show(first, second=2, *, third=3):
    print(first, second, third)


thread = threading.Thread(target=show, args=(1,), kwargs={'third': 5})
print(thread.name)
thread.start()
thread.join()
thread = threading.Thread(None, show, 'positional', (1,), {'second': 7})
thread.start()
thread.join()
print(thread.name)
