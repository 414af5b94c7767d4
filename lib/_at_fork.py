"""The functions that a program and the library have registered for the start of a forked process."""

_before = []
_in_parent = []
_in_child = []


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    if before is None and after_in_child is None and after_in_parent is None:
        raise TypeError('At least one argument is required.')
    for function, functions in ((before, _before), (after_in_child, _in_child), (after_in_parent, _in_parent)):
        if function is not None:
            if not callable(function):
                raise TypeError('%r must be callable, not %s' % (_argument(functions), type(function).__name__))
            functions.append(function)


def _argument(functions):
    if functions is _before:
        return 'before'
    return 'after_in_child' if functions is _in_child else 'after_in_parent'


def run_before():
    for function in reversed(_before):
        function()


def run_in_parent():
    for function in _in_parent:
        function()


def run_in_child():
    for function in _in_child:
        function()
