from threading import *

condition = Condition()
with condition:
    condition.notify_all()
thread = Thread(target=print, args=('in a thread',))
thread.start()
thread.join()
print(TIMEOUT_MAX > 1, active_count(), ThreadError.__name__, get_native_id() == current_thread().native_id)
