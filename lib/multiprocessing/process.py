"""The class Process, and functions that describe the running process."""

from os import getpid

from _at_fork import run_before, run_in_child, run_in_parent
from _multiprocessing import Process as _Handle, await_change, changes, facts, fork, has_ended, kill
from _thread import _join_threads, get_ident
from sys import exception
from time import monotonic

_SIGNALS = {-1: '-SIGHUP', -2: '-SIGINT', -9: '-SIGKILL', -15: '-SIGTERM'}
_SIGKILL = 9
_SIGTERM = 15

# The number of Process objects that this process has made.
_made = 0
# The children that have started and whose end this process has not noticed yet.
_children = []
# The sentinels that this process may wait for: the pids of its children and of its parent.
_sentinels = set()
# The idents of the threads that pickle a process in order to start it.
_spawning = set()
# The functions that _exit_function() calls before it ends the daemonic children. It begins with the last registered function.
_at_exit = []
# If a fork fails, these functions undo the work of the functions that run before a fork.
_at_failed_fork = []
# The functions that _exit_function() calls after it has ended the daemonic children.
_at_end = []


class ProcessError(Exception):
    __module__ = 'multiprocessing.context'


class BufferTooShort(ProcessError):
    __module__ = 'multiprocessing.context'


class TimeoutError(ProcessError):
    __module__ = 'multiprocessing.context'


class AuthenticationError(ProcessError):
    __module__ = 'multiprocessing.context'


def is_spawning():
    return get_ident() in _spawning


def assert_spawning(shared):
    """Raises a RuntimeError unless this thread is starting a process. A process can get most shared objects only when it starts."""
    if not is_spawning():
        raise RuntimeError('%s objects should only be shared between processes through inheritance' % type(shared).__name__)


def at_exit(function):
    _at_exit.append(function)


def at_failed_fork(function):
    _at_failed_fork.append(function)


def at_end(function):
    _at_end.append(function)


class BaseProcess:
    """A process that runs run(). From start() on, `_popen` is the machine's handle of the process."""

    # None stands for the method of get_start_method().
    _start_method = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        global _made
        assert group is None, 'group argument must be None for now'
        _made += 1
        self._identity = _current_process._identity + (_made,)
        self._daemonic = _current_process._daemonic
        self._authkey = _current_process._authkey
        self._parent_pid = getpid()
        self._parent_name = _current_process.name
        self._popen = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or type(self).__name__ + '-' + ':'.join([str(i) for i in self._identity])
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError('process object is closed')

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._popen is None, 'cannot start a process twice'
        assert self._parent_pid == getpid(), 'can only start a process object created by current process'
        assert not _current_process._daemonic, 'daemonic processes are not allowed to have children'
        _cleanup()
        if (self._start_method or get_start_method()) == 'fork':
            handle = _Handle(target=_bootstrap_fork, args=(self,), name=self._name)
            is_started = _fork(handle)
        else:
            handle = _Handle(target=_bootstrap, args=(self, self._start_method or get_start_method()), name=self._name)
            is_started = _spawn(handle)
        if not is_started:
            raise BlockingIOError(11, 'Resource temporarily unavailable')
        self._popen = handle
        _sentinels.add(handle.pid)
        # The arguments may refer to the process, which would be a reference cycle.
        del self._target, self._args, self._kwargs
        _children.append(self)

    def _signal(self, signal, method):
        self._check_closed()
        if self._popen is None:
            raise AttributeError("'NoneType' object has no attribute '%s'" % method)
        kill(self._popen, signal)

    def terminate(self):
        self._signal(_SIGTERM, 'terminate')

    def kill(self):
        self._signal(_SIGKILL, 'kill')

    def join(self, timeout=None):
        self._check_closed()
        assert self._parent_pid == getpid(), 'can only join a child process'
        assert self._popen is not None, 'can only join a started process'
        self._popen.join(timeout)
        if self._popen.exitcode is not None:
            _forget(self)

    def is_alive(self):
        self._check_closed()
        if self is _current_process:
            return True
        assert self._parent_pid == getpid(), 'can only test a child process'
        if self._popen is None:
            return False
        if self._popen.exitcode is None:
            return True
        _forget(self)
        return False

    def close(self):
        if self._popen is not None:
            if self._popen.exitcode is None:
                raise ValueError(
                    'Cannot close a process while it is still running. You should first call join() or terminate().'
                )
            self._popen = None
            _forget(self)
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), 'name must be a string'
        self._name = name

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, 'process has already started'
        self._daemonic = daemonic

    @property
    def exitcode(self):
        self._check_closed()
        if self is _current_process or self._popen is None:
            return None
        return self._popen.exitcode

    @property
    def ident(self):
        self._check_closed()
        if self is _current_process:
            return getpid()
        return self._popen and self._popen.pid

    @property
    def pid(self):
        return self.ident

    @property
    def sentinel(self):
        """The number with which multiprocessing.connection.wait() waits for the end of the process."""
        self._check_closed()
        if self._popen is None:
            raise ValueError('process not started')
        return self._popen.pid

    @property
    def authkey(self):
        return self._authkey or _main_key()

    @authkey.setter
    def authkey(self, authkey):
        self._authkey = bytes(authkey)

    def __repr__(self):
        exitcode = None
        if self is _current_process:
            status = 'started'
        elif self._closed:
            status = 'closed'
        elif self._parent_pid != getpid():
            status = 'unknown'
        elif self._popen is None:
            status = 'initial'
        else:
            exitcode = self._popen.exitcode
            status = 'started' if exitcode is None else 'stopped'
        info = [type(self).__name__, 'name=%r' % self._name]
        if self._popen is not None:
            info.append('pid=%s' % self._popen.pid)
        info.append('parent=%s' % self._parent_pid)
        info.append(status)
        if exitcode is not None:
            info.append('exitcode=%s' % _SIGNALS.get(exitcode, exitcode))
        if self.daemon:
            info.append('daemon')
        return '<%s>' % ' '.join(info)


class Process(BaseProcess):
    __module__ = 'multiprocessing.context'


class ForkProcess(BaseProcess):
    __module__ = 'multiprocessing.context'
    _start_method = 'fork'


class SpawnProcess(BaseProcess):
    __module__ = 'multiprocessing.context'
    _start_method = 'spawn'


class ForkServerProcess(BaseProcess):
    """gil-lab has no fork server. It starts this process as it starts a SpawnProcess."""

    __module__ = 'multiprocessing.context'
    _start_method = 'forkserver'


# The classes of the processes that a context, a pool or an executor makes.
PROCESS_CLASSES = {'fork': ForkProcess, 'spawn': SpawnProcess, 'forkserver': ForkServerProcess}


class _ParentProcess(BaseProcess):
    """The parent, as a child knows it."""

    def __init__(self, name, pid):
        self._identity = ()
        self._name = name
        self._pid = pid
        self._daemonic = False
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._authkey = None

    def is_alive(self):
        return not is_over(self._pid)

    def join(self, timeout=None):
        """Waits until the parent has ended. A parent waits for its children, so only a signal or os._exit() can end it before them."""
        wait_until(lambda: is_over(self._pid), timeout)

    @property
    def ident(self):
        return self._pid

    @property
    def sentinel(self):
        return self._pid


class _MainProcess(BaseProcess):
    """The main process. In a child, this object describes the child until the target runs."""

    def __init__(self):
        index, _, name = facts()
        self._identity = ()
        self._name = name if index else 'MainProcess'
        self._daemonic = False
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._authkey = None


def _main_key():
    """The authkey of the main process. Every process of the run computes the same 32 bytes."""
    index, pid, _ = facts()
    return bytes([(pid - index) * (2 * i + 1) * 2654435761 >> 13 & 255 for i in range(32)])


def is_over(sentinel):
    """Whether the process with this sentinel has ended."""
    if sentinel not in _sentinels:
        raise OSError(9, 'Bad file descriptor')
    return has_ended(sentinel)


def wait_until(condition, timeout):
    """Calls condition() at once, and again when a message arrives or a process ends, until it returns a true value or the time is over.

    Returns the last value of condition(). timeout: seconds, or None for no limit.
    """
    end = None if timeout is None else monotonic() + timeout
    while True:
        # A change after this line ends the wait below, so the wait misses none.
        seen = changes()
        value = condition()
        left = None if end is None else end - monotonic()
        if value or (left is not None and left <= 0):
            return value
        await_change(seen, left)


def _forget(process):
    if process in _children:
        _children.remove(process)


def _cleanup():
    for process in list(_children):
        if process._popen.exitcode is not None:
            _forget(process)


def _spawn(handle):
    """Starts a process that imports the main file. Returns whether the machine had room for the process."""
    _spawning.add(get_ident())
    try:
        handle.start()
    except BlockingIOError:
        return False
    finally:
        _spawning.discard(get_ident())
    return True


def _fork(handle):
    """Starts a process as a copy of this one. Returns whether the machine had room for the process."""
    run_before()
    try:
        fork(handle)
    except BlockingIOError:
        for function in _at_failed_fork:
            function()
        return False
    finally:
        run_in_parent()
    return True


def _bootstrap_fork(process):
    """The main function of a forked process. The process has the objects of its parent, but not the children of its parent."""
    _children.clear()
    _sentinels.clear()
    _spawning.clear()
    _at_exit.clear()
    run_in_child()
    _bootstrap(process, process._start_method or _method)


def _bootstrap(process, method):
    """The main function of a child process. method: the start method of the child, and by default of the child's own children."""
    global _current_process, _parent_process, _made, _method
    _method = method
    _current_process = process
    _parent_process = _ParentProcess(process._parent_name, process._parent_pid)
    _sentinels.add(process._parent_pid)
    _made = 0
    try:
        process.run()
    finally:
        _exit_function()


def _exit_function():
    """Calls the functions in _at_exit, ends the daemonic children, and then calls the functions in _at_end.

    The machine waits for the other children.
    """
    while _at_exit:
        _at_exit.pop()()
    for process in active_children():
        if process.daemon:
            process.terminate()
            process.join()
    while _at_end:
        _at_end.pop()()


def _python_exit():
    """Waits for the threads of the process, as CPython does, and then calls _exit_function().

    The compiler adds a call of this function at the end of the main file.
    """
    error = exception()
    # A deadlock of the threads must not hide the error that has ended the main thread.
    if error is None or isinstance(error, SystemExit):
        _join_threads()
    _exit_function()


def current_process():
    return _current_process


def parent_process():
    return _parent_process


def active_children():
    _cleanup()
    return list(_children)


def freeze_support():
    pass


_METHODS = ['fork', 'spawn', 'forkserver']
# None until the program sets the start method or first uses it.
_method = None


def check_method(method):
    if method not in _METHODS:
        raise ValueError('cannot find context for %r' % method)


def set_start_method(method, force=False):
    global _method
    if _method is not None and not force:
        raise RuntimeError('context has already been set')
    if method is not None:
        check_method(method)
    _method = method


def get_start_method(allow_none=False):
    global _method
    if _method is None and not allow_none:
        _method = _METHODS[0]
    return _method


def get_all_start_methods():
    return list(_METHODS)


_current_process = _MainProcess()
_parent_process = None
