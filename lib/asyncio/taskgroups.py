"""The class TaskGroup."""

from asyncio.events import get_running_loop
from asyncio.exceptions import CancelledError
from asyncio.tasks import current_task

__all__ = ('TaskGroup',)


class TaskGroup:
    """An asynchronous context manager that waits for its tasks. After the first failure it cancels the other tasks."""

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = set()
        self._errors = []
        self._base_error = None
        self._on_completed_fut = None

    def __repr__(self):
        info = ''
        if self._tasks:
            info += f' tasks={len(self._tasks)}'
        if self._errors:
            info += f' errors={len(self._errors)}'
        if self._aborting:
            info += ' cancelling'
        elif self._entered:
            info += ' entered'
        return f'<TaskGroup{info}>'

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if exc is not None:
            if _is_exit(exc) and self._base_error is None:
                self._base_error = exc
            if not self._aborting:
                self._abort()
        cancellation = exc if isinstance(exc, CancelledError) else None
        cancellation = await self._wait_for_tasks(cancellation)
        if self._base_error is not None:
            raise self._base_error
        # If only the group has cancelled its parent task, the parent must not see the cancellation.
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            cancellation = None
        if cancellation is not None and not self._errors:
            raise cancellation
        if exc is not None and not isinstance(exc, CancelledError):
            self._errors.append(exc)
        if self._errors:
            if self._parent_task.cancelling():
                # Other code has also cancelled the parent task. cancel() delivers that cancellation at the next wait of the parent.
                self._parent_task.uncancel()
                self._parent_task.cancel()
            errors = self._errors
            self._errors = None
            raise BaseExceptionGroup('unhandled errors in a TaskGroup', errors) from None

    async def _wait_for_tasks(self, cancellation):
        """Waits for the tasks. Returns `cancellation`, or the cancellation that arrived from outside the group during this wait."""
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
            try:
                await self._on_completed_fut
            except CancelledError as error:
                if not self._aborting:
                    cancellation = error
                    self._abort()
            self._on_completed_fut = None
        return cancellation

    def create_task(self, coro, *, name=None, context=None):
        """Starts a task in this group."""
        fault = self._fault()
        if fault is not None:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} {fault}')
        task = self._loop.create_task(coro, name=name, context=context)
        if task.done():
            self._on_task_done(task)
        else:
            self._tasks.add(task)
            task.add_done_callback(self._on_task_done)
        return task

    def _fault(self):
        """Returns the reason why the group cannot start a task. Returns None if it can."""
        if not self._entered:
            return 'has not been entered'
        if self._exiting and not self._tasks:
            return 'is finished'
        return 'is shutting down' if self._aborting else None

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        if self._on_completed_fut is not None and not self._tasks and not self._on_completed_fut.done():
            self._on_completed_fut.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if _is_exit(error) and self._base_error is None:
            self._base_error = error
        parent = self._parent_task
        if parent.done():
            message = f'Task {task!r} has errored out but its parent task {parent} is already completed'
            self._loop.call_exception_handler({'message': message, 'exception': error, 'task': task})
        elif not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            parent.cancel()


def _is_exit(error):
    return isinstance(error, (SystemExit, KeyboardInterrupt))
