"""The class ThreadPoolExecutor."""

from _at_fork import register_at_fork as _register_at_fork
from os import cpu_count
from threading import Lock, Semaphore, Thread

from _queue import Empty, SimpleQueue
from concurrent.futures._base import BrokenExecutor, Executor, Future, _report_failure

# For each worker of every executor, a pair: the worker and its queue of work. _python_exit() ends these workers.
_threads_queues = []
_shutdown = False
# Protects the variables of this module.
_global_shutdown_lock = Lock()
_register_at_fork(
    before=_global_shutdown_lock.acquire,
    after_in_child=_global_shutdown_lock.release,
    after_in_parent=_global_shutdown_lock.release,
)
_executors = 0


def _python_exit():
    """Ends all workers after the remaining calls. The compiler puts a call of this function at the end of the main file."""
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    items = list(_threads_queues)
    for _, work_queue in items:
        work_queue.put(None)
    for thread, _ in items:
        thread.join()


class _WorkItem:
    """A submitted call."""

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self, context):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = context.run(self.fn, self.args, self.kwargs)
        except BaseException as error:
            self.future.set_exception(error)
        else:
            self.future.set_result(result)


class WorkerContext:
    """Runs the calls of one worker in the worker's thread."""

    def __init__(self, initializer, initargs):
        self._initializer = initializer
        self._initargs = initargs

    def initialize(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)

    def run(self, fn, args, kwargs):
        return fn(*args, **kwargs)

    def finalize(self):
        pass


def _worker(executor, work_queue, context):
    try:
        context.initialize()
    except BaseException:
        _report_failure()
        executor._initializer_failed()
        return
    try:
        _run_all(executor, work_queue, context)
    finally:
        context.finalize()


def _run_all(executor, work_queue, context):
    while True:
        work_item = work_queue.get()
        if work_item is not None:
            work_item.run(context)
            del work_item
            executor._idle_semaphore.release()
            continue
        if _shutdown or executor._shutdown:
            executor._shutdown = True
            # The None goes back into the queue, so that the next worker ends too.
            work_queue.put(None)
            return


class BrokenThreadPool(BrokenExecutor):
    """The initializer of a worker failed."""


class ThreadPoolExecutor(Executor):
    """Runs calls in at most `max_workers` threads. It starts a thread only if a call comes and no worker is idle."""

    # The class of the workers' contexts, and the error of an executor whose initializer has failed.
    _context = WorkerContext
    _broken_error = BrokenThreadPool
    _default_prefix = 'ThreadPoolExecutor'

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        global _executors
        if max_workers is None:
            max_workers = min(32, (cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._work_queue = SimpleQueue()
        self._idle_semaphore = Semaphore(0)
        self._threads = []
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = Lock()
        if not thread_name_prefix:
            with _global_shutdown_lock:
                thread_name_prefix = '%s-%d' % (self._default_prefix, _executors)
                _executors += 1
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise self._broken_error(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutdown:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        # A worker that is idle takes the call.
        if self._idle_semaphore.acquire(timeout=0):
            return
        count = len(self._threads)
        if count < self._max_workers:
            name = '%s_%d' % (self._thread_name_prefix, count)
            args = (self, self._work_queue, self._context(self._initializer, self._initargs))
            thread = Thread(name=name, target=_worker, args=args)
            thread.start()
            self._threads.append(thread)
            _threads_queues.append((thread, self._work_queue))

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
            for work_item in self._take_all():
                work_item.future.set_exception(self._broken_error(self._broken))

    def _take_all(self):
        """Empties the queue. Returns the calls that were in it, which no worker has begun."""
        taken = []
        try:
            while True:
                work_item = self._work_queue.get(False)
                if work_item is not None:
                    taken.append(work_item)
        except Empty:
            return taken

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for work_item in self._take_all():
                    work_item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
