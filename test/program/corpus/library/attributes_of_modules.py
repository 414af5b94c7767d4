import os
import sys
import threading

is_enabled = getattr(sys, '_is_gil_enabled', None)
print(is_enabled is not None and is_enabled() in (True, False))
print(hasattr(sys, '_is_gil_enabled'), hasattr(threading, 'Lock'), hasattr(threading, 'no_such_name'), hasattr(os, 'getcwd'))
print(getattr(sys, 'no_such_name', 5), getattr(os, 'cpu_count')() > 0)
try:
    getattr(sys, 'no_such_name')
except AttributeError as error:
    print(error)
