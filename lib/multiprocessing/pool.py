"""Pool and ThreadPool: workers that take calls from a queue and put results into another."""

from itertools import count
from os import cpu_count
from queue import Empty, SimpleQueue as _ThreadQueue
from threading import Event, Lock, Thread, current_thread
from traceback import format_exc

from _condition import Condition
from _multiprocessing import Queue, await_change, changes
from multiprocessing.process import PROCESS_CLASSES, TimeoutError, at_exit, get_start_method

RUN = 'RUN'
CLOSE = 'CLOSE'
TERMINATE = 'TERMINATE'

_job_counter = count()


def mapstar(args):
    return list(map(*args))


def starmapstar(args):
    func, iterable = args
    return [func(*items) for items in iterable]


class RemoteTraceback(Exception):
    """The cause of an error that a worker sends: the traceback in the worker, as text."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class MaybeEncodingError(Exception):
    """The error for a result that pickle rejects."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return "Error sending result: '%s'. Reason: '%s'" % (self.value, self.exc)

    def __repr__(self):
        return '<%s: %s>' % (self.__class__.__name__, self)


def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, wrap_exception=False):
    """The main function of a worker. It runs tasks until it gets None or has run `maxtasks` tasks.

    wrap_exception: whether the message about an error also contains the error's traceback.
    """
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    while maxtasks is None or completed < maxtasks:
        task = inqueue.get()
        if task is None:
            return
        job, i, func, args, kwds = task
        try:
            result = (True, func(*args, **kwds))
        except Exception as error:
            result = (False, error)
            remote = '\n"""\n%s"""' % format_exc() if wrap_exception else None
        else:
            remote = None
        try:
            outqueue.put((job, i, result, remote))
        except Exception as error:
            outqueue.put((job, i, (False, MaybeEncodingError(error, result[1])), None))
        task = job = func = args = kwds = result = None
        completed += 1


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is None:
            processes = cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError('maxtasksperchild must be a positive int or None')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._process_class = PROCESS_CLASSES[context.get_start_method() if context else get_start_method()]
        self._pool = []
        self._state = RUN
        self._cache = {}
        self._processes = processes
        self._initializer = initializer
        self._initargs = initargs
        self._maxtasksperchild = maxtasksperchild
        self._setup_queues()
        for _ in range(processes):
            self._add_worker()
        self._result_handler = Thread(target=_handle_results, args=(self,), daemon=True)
        self._result_handler.start()
        at_exit(self.terminate)

    def _setup_queues(self):
        self._inqueue = Queue()
        self._outqueue = Queue()

    def _add_worker(self):
        args = (self._inqueue, self._outqueue, self._initializer, self._initargs, self._maxtasksperchild, True)
        process = self._process_class(target=worker, args=args, daemon=True)
        process.name = process.name.replace('Process', 'PoolWorker')
        process.start()
        self._pool.append(process)

    def _replace_workers(self):
        """Replaces the workers that have ended, for whatever reason."""
        for process in list(self._pool):
            if process.exitcode is not None:
                process.join()
                self._pool.remove(process)
                self._add_worker()

    def _next_message(self):
        """Waits for the next message. Meanwhile it replaces the workers that end."""
        while True:
            seen = changes()
            try:
                return self._outqueue.get(False)
            except Empty:
                self._replace_workers()
                await_change(seen, None)

    def _is_working(self):
        return self._state == RUN or (self._state == CLOSE and len(self._cache) > 0)

    def _stop_workers(self):
        for process in self._pool:
            process.terminate()
        for process in self._pool:
            process.join()

    def __repr__(self):
        cls = self.__class__
        return f'<multiprocessing.pool.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>'

    def _check_running(self):
        if self._state != RUN:
            raise ValueError('Pool not running')

    # --- tasks ----------------------------------------------------------------------------------------------------------

    def _put(self, job, i, func, args, kwds):
        try:
            self._inqueue.put((job._job, i, func, args, kwds))
        except Exception as error:
            job._set(i, (False, error))

    def _put_all(self, job, func, tasks):
        """Puts one task for each item into the queue. Then sets the length of the result.

        If the iterable raises an error, the error becomes the last item of the result.
        """
        i = -1
        try:
            for i, args in enumerate(tasks):
                if self._state == TERMINATE:
                    return
                self._put(job, i, func, (args,), {})
        except Exception as error:
            job._set(i + 1, (False, error))
            i += 1
        job._set_length(i + 1)

    def _feed(self, job, func, tasks):
        """Puts the tasks into the queue. A new thread does so for an iterable that is not a list, tuple or range."""
        if isinstance(tasks, (list, tuple, range)):
            self._put_all(job, func, tasks)
            return
        Thread(target=self._put_all, args=(job, func, tasks), daemon=True).start()

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._put(result, 0, func, args, kwds)
        return result

    def map(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        if not hasattr(iterable, '__len__'):
            iterable = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(iterable), self._processes * 4)
            if extra:
                chunksize += 1
        if len(iterable) == 0:
            chunksize = 0
        result = MapResult(self, chunksize, len(iterable), callback, error_callback)
        for i, batch in enumerate(_batches(iterable, chunksize)):
            self._put(result, i, mapper, ((func, batch),), {})
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator(self), func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator(self), func, iterable, chunksize)

    def _imap(self, result, func, iterable, chunksize):
        self._check_running()
        if chunksize == 1:
            self._feed(result, func, iterable)
            return result
        if chunksize < 1:
            raise ValueError('Chunksize must be 1+, not {0:n}'.format(chunksize))
        self._feed(result, mapstar, ((func, batch) for batch in _batches(iterable, chunksize)))
        return (item for chunk in result for item in chunk)

    # --- shutdown -------------------------------------------------------------------------------------------------------

    def close(self):
        if self._state == RUN:
            self._state = CLOSE
            # An empty message makes the result handler check `_state`.
            self._outqueue.put(None)

    def _put_ends(self):
        for _ in range(self._processes):
            self._inqueue.put(None)

    def terminate(self):
        if self._state == TERMINATE:
            return
        self._state = TERMINATE
        self._outqueue.put(None)
        # The result handler may still start workers. So this thread stops the workers after the result handler has ended.
        if current_thread() is not self._result_handler:
            self._result_handler.join()
        self._stop_workers()

    def join(self):
        if self._state == RUN:
            raise ValueError('Pool is still running')
        self._result_handler.join()
        for process in list(self._pool):
            process.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


def _batches(iterable, size):
    if size == 0:
        return
    items = iter(iterable)
    while True:
        batch = []
        for item in items:
            batch.append(item)
            if len(batch) == size:
                break
        if not batch:
            return
        yield tuple(batch)


def _handle_results(pool):
    """The main function of the thread that passes on the results. After close(), it ends the workers once all results have arrived."""
    while pool._is_working():
        task = pool._next_message()
        if task is not None:
            job, i, obj, remote = task
            if remote is not None:
                obj[1].__cause__ = RemoteTraceback(remote)
            if job in pool._cache:
                pool._cache[job]._set(i, obj)
            task = job = obj = None
    if pool._state == CLOSE:
        pool._put_ends()


class ApplyResult:
    """The result of apply_async()."""

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = Event()
        self._job = next(_job_counter)
        self._cache = pool._cache
        self._callback = callback
        self._error_callback = error_callback
        self._cache[self._job] = self

    def __repr__(self):
        return f'<multiprocessing.pool.{type(self).__qualname__} object at {id(self):#x}>'

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError('{0!r} not ready'.format(self))
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, i, obj):
        self._success, self._value = obj
        if self._callback and self._success:
            self._callback(self._value)
        if self._error_callback and not self._success:
            self._error_callback(self._value)
        self._event.set()
        del self._cache[self._job]
        self._pool = None


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The result of map_async()."""

    def __init__(self, pool, chunksize, length, callback, error_callback):
        ApplyResult.__init__(self, pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        if chunksize <= 0:
            self._number_left = 0
            self._event.set()
            del self._cache[self._job]
        else:
            self._number_left = length // chunksize + bool(length % chunksize)

    def _set(self, i, success_result):
        self._number_left -= 1
        success, result = success_result
        if success and self._success:
            self._value[i * self._chunksize : (i + 1) * self._chunksize] = result
        elif not success and self._success:
            self._success = False
            self._value = result
        if self._number_left > 0:
            return
        if self._success and self._callback:
            self._callback(self._value)
        if not self._success and self._error_callback:
            self._error_callback(self._value)
        del self._cache[self._job]
        self._event.set()
        self._pool = None


class IMapIterator:
    """Iterates over the results of imap() in the order of the items."""

    def __init__(self, pool):
        self._pool = pool
        self._cond = Condition(Lock())
        self._job = next(_job_counter)
        self._cache = pool._cache
        self._items = []
        self._index = 0
        self._length = None
        self._unsorted = {}
        self._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._cond:
            while not self._items and self._index != self._length:
                if not self._cond.wait(timeout):
                    raise TimeoutError
            if not self._items:
                self._pool = None
                raise StopIteration
            success, value = self._items.pop(0)
        if success:
            return value
        raise value

    def __next__(self):
        return self.next()

    def _set(self, i, obj):
        with self._cond:
            if i == self._index:
                self._items.append(obj)
                self._index += 1
                while self._index in self._unsorted:
                    self._items.append(self._unsorted.pop(self._index))
                    self._index += 1
            else:
                self._unsorted[i] = obj
            self._finish()

    def _finish(self):
        if self._index == self._length and self._job in self._cache:
            del self._cache[self._job]
        self._cond.notify_all()

    def _set_length(self, length):
        with self._cond:
            self._length = length
            self._finish()


class IMapUnorderedIterator(IMapIterator):
    """Iterates over the results of imap_unordered() in the order of their arrival."""

    def _set(self, i, obj):
        with self._cond:
            self._items.append(obj)
            self._index += 1
            self._finish()


class ThreadPool(Pool):
    """A Pool whose workers are threads of the calling process."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)

    def _setup_queues(self):
        self._inqueue = _ThreadQueue()
        self._outqueue = _ThreadQueue()

    def _add_worker(self):
        args = (self._inqueue, self._outqueue, self._initializer, self._initargs)
        thread = Thread(target=worker, args=args, daemon=True)
        thread.start()
        self._pool.append(thread)

    def _next_message(self):
        return self._outqueue.get()

    def _stop_workers(self):
        # No other code can end a thread. So each worker ends by itself, after its current task.
        while not self._inqueue.empty():
            self._inqueue.get()
        self._put_ends()
