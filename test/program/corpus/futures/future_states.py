from concurrent.futures import CancelledError, Future, InvalidStateError

future = Future()
print(future.done(), future.running(), future.cancelled())
print(future.set_running_or_notify_cancel(), future.running())
future.set_result([1, 2])
print(future.done(), future.result(), future.exception(), future.cancel())
try:
    future.set_result(3)
except InvalidStateError as error:
    print(str(error).split(':')[0])
failed = Future()
failed.set_exception(OSError('disk'))
print(repr(failed.exception()))
print(issubclass(CancelledError, Exception))
failed.result()
