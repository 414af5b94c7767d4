import multiprocessing as mp
from multiprocessing import Queue, Lock

lock = Lock()
try:
    mp.set_start_method('spawn')
except RuntimeError as e:
    print(e)
q = Queue(3)
q.put(1)
print(q.get(), mp.get_start_method(), mp.Value('i', 3).value, list(mp.Array('i', [1, 2])))
with lock:
    print('held')
e = mp.Event()
e.set()
print(e.is_set(), mp.Semaphore(2).acquire(), mp.Barrier(1).parties)
