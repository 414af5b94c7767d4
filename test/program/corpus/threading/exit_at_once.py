import atexit
import os
import threading


def leave():
    for status in ('1', None):
        try:
            os._exit(status)
        except TypeError as error:
            print(error)
    print('leaves', flush=True)
    os._exit(7)


atexit.register(print, 'never')
thread = threading.Thread(target=leave)
thread.start()
try:
    thread.join()
    print('never')
finally:
    print('never')
