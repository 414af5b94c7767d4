import threading

condition = threading.Condition()
for call in (condition.wait, condition.notify, condition.notify_all, condition.release):
    try:
        call()
    except RuntimeError as error:
        print(error)
condition.notify()
