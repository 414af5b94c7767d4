from threading import Thread, current_thread, enumerate

print([thread.name for thread in enumerate()], type(enumerate()[0]).__name__, current_thread() is enumerate()[0])
thread = Thread(target=print, args=('runs',))
thread.start()
thread.join()
print(len(enumerate()))
