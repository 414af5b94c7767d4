from queue import Queue

small = Queue(2)
print(small.full(), small.empty(), small.qsize())
small.put("a")
small.put("b")
print(small.full(), small.empty(), small.qsize())
print(small.get(), small.full(), small.task_done(), small.get(), small.task_done())
print(small.join(), Queue().full(), Queue().join())
small.task_done()
