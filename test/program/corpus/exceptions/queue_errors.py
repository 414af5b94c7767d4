import queue

q = queue.Queue(1)
q.put("only")
try:
    q.put("more", timeout=0.01)
except queue.Full as error:
    print(repr(error), "full")
print(q.get())
try:
    q.get(timeout=0.01)
except queue.Empty as error:
    print(repr(error), "empty")
try:
    q.get(block=False)
except Exception as error:
    print(repr(error))
q.get(block=False)
