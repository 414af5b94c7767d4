"""A LifoQueue gives back the newest item first, and a full queue raises Full."""
import queue
import threading

history = queue.LifoQueue(maxsize=3)
for step in ('type a', 'type b', 'delete'):
    history.put(step)
try:
    history.put_nowait('too much')
except queue.Full:
    print('the history is full')
undone = []


def undo_all():
    while not history.empty():
        undone.append(history.get())


thread = threading.Thread(target=undo_all)
thread.start()
thread.join()
print(undone)
