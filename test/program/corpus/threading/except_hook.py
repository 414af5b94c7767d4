import threading


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)


def fail():
    raise KeyError('missing')


threading.excepthook = hook
thread = threading.Thread(target=fail)
thread.start()
thread.join()
print('after')
