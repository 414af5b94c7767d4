import gc

gone = 0


class Node:
    def __init__(self):
        self.me = self

    def __del__(self):
        global gone
        gone += 1


for i in range(20000):
    Node()
print(gone > 15000)
gc.disable()
gc.collect()
gone = 0
for i in range(20000):
    Node()
print(gone)
gc.enable()
for i in range(100):
    Node()
print(gone > 19000)
print(gc.isenabled(), gc.get_threshold(), len(gc.get_count()))
gc.collect()
gone = 0
gc.set_threshold(50)
for i in range(200):
    Node()
print(gone > 100)
gc.set_threshold(0)
gc.collect()
gone = 0
for i in range(5000):
    Node()
print(gone, gc.garbage)
