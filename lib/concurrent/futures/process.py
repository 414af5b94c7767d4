"""ProcessPoolExecutor: workers in other processes, and a thread that passes their results to the futures."""

from itertools import count
from os import cpu_count, getpid
from threading import Lock, Thread

from _multiprocessing import Queue, await_change, changes
from _queue import Empty
from concurrent.futures._base import BrokenExecutor, Executor, Future, InvalidStateError, _report_failure
from multiprocessing.process import PROCESS_CLASSES, at_exit, get_start_method
from time import monotonic
from traceback import format_exc


class BrokenProcessPool(BrokenExecutor):
    """A worker ended in the middle of its work, or its initializer failed."""

    __module__ = 'concurrent.futures.process'


class _RemoteTraceback(Exception):
    """The cause of an error that a worker sends: the traceback in the worker, as text."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


# The executors whose thread for _manage() has started.
_executors = []


def _python_exit():
    """Ends all workers after the remaining calls, before the process joins its threads. The compiler puts a call of this function at the
    end of the main file."""
    for executor in list(_executors):
        executor.shutdown()


def _get_chunks(*iterables, chunksize):
    items = zip(*iterables)
    while True:
        chunk = []
        for item in items:
            chunk.append(item)
            if len(chunk) == chunksize:
                break
        if not chunk:
            return
        yield tuple(chunk)


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _process_worker(call_queue, result_queue, initializer, initargs, max_tasks):
    """The main function of a worker. It runs calls until it gets None."""
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _report_failure()
            # The end of the worker breaks the pool.
            return
    done = 0
    while max_tasks is None or done < max_tasks:
        call_item = call_queue.get()
        if call_item is None:
            return
        work_id, fn, args, kwargs = call_item
        done += 1
        exit_pid = getpid() if done == max_tasks else None
        try:
            result = fn(*args, **kwargs)
        except BaseException as error:
            result_queue.put((work_id, error, _quoted(format_exc()), exit_pid))
        else:
            _send(result_queue, work_id, result, exit_pid)
        call_item = fn = args = kwargs = result = None


def _quoted(text):
    return '\n"""\n%s"""' % text


def _send(result_queue, work_id, result, exit_pid):
    try:
        result_queue.put((work_id, None, result, exit_pid))
    except BaseException as error:
        result_queue.put((work_id, error, _quoted(format_exc()), exit_pid))


def _manage(executor):
    """The main function of the thread that passes results to the futures."""
    while True:
        message = executor._next_message()
        if message is None:
            executor._break()
            return
        work_id, exception, result, exit_pid = message
        # shutdown() sends a message without a work_id, so that this thread checks whether calls remain.
        if work_id is not None:
            future = executor._take(work_id)
            if exception is not None:
                exception.__cause__ = _RemoteTraceback(result)
                future.set_exception(exception)
            else:
                future.set_result(result)
            if exit_pid is None:
                executor._free_worker()
            else:
                executor._replace_worker(exit_pid)
        message = exception = future = result = None
        if executor._is_done():
            return


class ProcessPoolExecutor(Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError('max_tasks_per_child must be an integer')
            if max_tasks_per_child <= 0:
                raise ValueError('max_tasks_per_child must be >= 1')
        if mp_context is not None:
            method = mp_context.get_start_method()
        else:
            method = get_start_method() if max_tasks_per_child is None else 'spawn'
        if max_tasks_per_child is not None and method == 'fork':
            raise ValueError(
                "max_tasks_per_child is incompatible with the 'fork' multiprocessing start method; supply a different mp_context."
            )
        self._process_class = PROCESS_CLASSES[method]
        # The thread that passes on the results may hold locks. A fork would copy them, and no thread of the child would release them. So
        # with fork, all workers start before that thread.
        self._starts_all_at_once = method == 'fork'
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._max_tasks_per_child = max_tasks_per_child
        self._processes = []
        # The number of workers without a call.
        self._idle = 0
        self._manager = None
        self._shutdown = False
        self._broken = False
        self._lock = Lock()
        self._work_ids = count()
        # Maps the number of each unfinished call to its future.
        self._pending = {}
        # _waiting has the calls that are not yet in the workers' queue. _given counts the unfinished calls that have entered that queue.
        self._waiting = []
        self._given = 0
        self._call_queue = Queue()
        self._result_queue = Queue()

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            future = Future()
            work_id = next(self._work_ids)
            self._pending[work_id] = future
            self._waiting.append((work_id, fn, args, kwargs))
            self._adjust_workers()
            self._give()
            return future

    def _adjust_workers(self):
        """Starts a worker if no worker is idle and the maximum is not reached; with fork, starts all workers.

        When this method runs for the first time, it also starts the thread that passes on the results.
        """
        if self._idle > 0:
            self._idle -= 1
        elif self._starts_all_at_once:
            while len(self._processes) < self._max_workers:
                self._start_worker()
                self._idle += 1
            self._idle = max(0, self._idle - 1)
        elif len(self._processes) < self._max_workers:
            self._start_worker()
        if self._manager is None:
            self._manager = Thread(target=_manage, args=(self,), daemon=True)
            self._manager.start()
            _executors.append(self)
            at_exit(self.shutdown)

    def _next_message(self):
        """Waits for the next message of a worker. Returns None if a worker has ended instead."""
        while True:
            seen = changes()
            # A worker puts its last message into the queue before it ends. So if a worker has ended by now, the queue has its last message.
            has_ended = any([process.exitcode is not None for process in list(self._processes)])
            try:
                return self._result_queue.get(False)
            except Empty:
                pass
            if has_ended:
                return None
            await_change(seen, None)

    def _start_worker(self):
        args = (self._call_queue, self._result_queue, self._initializer, self._initargs, self._max_tasks_per_child)
        process = self._process_class(target=_process_worker, args=args)
        process.start()
        self._processes.append(process)

    def _replace_worker(self, pid):
        """Joins a worker that has run its maximum number of calls. Starts another worker if calls remain."""
        with self._lock:
            for process in list(self._processes):
                if process.pid == pid:
                    process.join()
                    self._processes.remove(process)
            if self._pending:
                self._start_worker()

    def _give(self):
        """Puts calls into the workers' queue while at most `_max_workers` of its calls are unfinished. cancel() cannot stop such a call."""
        while self._waiting and self._given < self._max_workers + 1:
            item = self._waiting.pop(0)
            future = self._pending[item[0]]
            if not future.set_running_or_notify_cancel():
                del self._pending[item[0]]
                continue
            try:
                self._call_queue.put(item)
            except Exception as error:
                del self._pending[item[0]]
                error.__cause__ = _RemoteTraceback(_quoted(format_exc()))
                future.set_exception(error)
            else:
                self._given += 1

    def _take(self, work_id):
        """Removes a finished call, and puts waiting calls into the workers' queue. Returns the future of the finished call."""
        with self._lock:
            self._given -= 1
            future = self._pending.pop(work_id)
            self._give()
            return future

    def _free_worker(self):
        with self._lock:
            self._idle += 1

    def _break(self):
        error = BrokenProcessPool('A process in the process pool was terminated abruptly while the future was running or pending.')
        with self._lock:
            self._broken = 'A child process terminated abruptly, the process pool is not usable anymore'
            self._shutdown = True
            futures = list(self._pending.values())
            self._pending.clear()
            self._waiting.clear()
        for future in futures:
            try:
                future.set_exception(error)
            except InvalidStateError:
                # The program has cancelled the call.
                pass
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()

    def _is_done(self):
        with self._lock:
            if not self._shutdown or self._pending:
                return False
            for _ in self._processes:
                self._call_queue.put(None)
            return True

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError('chunksize must be >= 1.')
        end = None if timeout is None else timeout + monotonic()
        fs = [self.submit(_process_chunk, fn, chunk) for chunk in _get_chunks(*iterables, chunksize=chunksize)]
        return _chain(fs, end)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            was_shut = self._shutdown
            self._shutdown = True
            if cancel_futures:
                for item in self._waiting:
                    self._pending.pop(item[0]).cancel()
                self._waiting.clear()
        if self._manager is None:
            return
        if not was_shut:
            self._result_queue.put((None, None, None, None))
        if wait:
            self._manager.join()
            for process in self._processes:
                process.join()


def _chain(fs, end):
    """Yields the items of each chunk's result. Cancels the remaining chunks if the caller closes the generator."""
    try:
        fs.reverse()
        while fs:
            future = fs.pop()
            try:
                yield from future.result() if end is None else future.result(end - monotonic())
            finally:
                future.cancel()
    finally:
        for future in fs:
            future.cancel()
