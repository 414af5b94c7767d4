"""Records at which instructions this CPython checks whether it has to drop the GIL. Prints one line of JSON.

3.8 and later: a pending call (Py_AddPendingCall) sets the eval breaker as a drop request does, and runs at the next check. The callback of
a weak reference adds the pending call when an assignment drops the last reference to an object. The assignment is a STORE_FAST, and no
version of CPython checks at a STORE_FAST. So the first check belongs to an instruction after the assignment.

2.7: the script reads the ticker of the process before and after the code.

    for v in 2.7.18 3.9.18 3.13.0; do ~/.pyenv/versions/$v/bin/python test/vm/checks/record.py; done | jq -s . > test/vm/checks/recorded.json
"""
from __future__ import print_function
import ctypes
import dis
import json
import re
import sys
import threading
import weakref
from functools import partial

# Each row: an entry of the table in docs/eval-breaker.md, code for CPython 3, and code for 2.7 or None. The code for CPython 3 sets x to
# None before the entry's instruction runs. If that instruction checks, its check is the first one after the assignment. {a} stands for an
# expression that sets x to None and then reads a. For 2.7, this script counts the ticks of the code.
PROBES = [
    ("LOAD_FAST", "x = None; zero", "zero"),
    ("STORE_FAST", "x = None; y = zero", "y = zero"),
    ("LOAD_CONST", "x = None; y = 1", "y = 1"),
    ("SWAP", "a = {zero}; b = zero; a, b = b, a", "a = b = zero; a, b = b, a"),
    ("POP_JUMP_IF_FALSE of a bool", "if {yes}: pass", "if yes: pass"),
    ("POP_JUMP_IF_TRUE of a bool", "if not {yes}: pass", "if not yes: pass"),
    ("POP_JUMP_IF_FALSE of another value", "if {zero}: pass", "if zero: pass"),
    ("POP_JUMP_IF_TRUE of another value", "if not {zero}: pass", "if not zero: pass"),
    ("RESUME", "g({zero})", "g(zero)"),
    ("JUMP_BACKWARD", "for _ in one: x = None", "for _ in one: pass"),
    ("LOAD_GLOBAL", "x = None; g", "g"),
    ("STORE_GLOBAL", "global z; z = {zero}", "global z; z = zero"),
    ("BINARY_OP", "{zero} + zero", "zero + zero"),
    ("COMPARE_OP", "{zero} == zero", "zero == zero"),
    ("IS_OP", "y = {zero} is zero", "y = zero is zero"),
    ("CONTAINS_OP", "y = {zero} in one", "y = zero in one"),
    ("UNARY_NEGATIVE", "-{zero}", "-zero"),
    ("UNARY_NOT", "y = not {zero}", "y = not zero"),
    ("UNARY_INVERT", "~{zero}", "~zero"),
    ("LOAD_ATTR", "{lock}.locked", "lock.locked"),
    ("LOAD_METHOD", "{lock}.locked()", "lock.locked()"),
    ("GET_ITER", "for _ in {one}: break", None),
    ("BUILD_LIST", "y = [{zero}]", "y = [zero]"),
    ("BUILD_TUPLE", "y = ({zero}, zero)", "y = (zero, zero)"),
    ("FORMAT_VALUE", "y = f'{{{zero}}}'", None),
    ("BINARY_SUBSCR", "many[{zero}]", "many[zero]"),
    ("STORE_SUBSCR", "many[{zero}] = 1", "many[zero] = 1"),
    ("BINARY_SLICE", "many[{zero}:1]", "many[zero:1]"),
    ("UNPACK_SEQUENCE", "a, b = {two}", "a, b = two"),
    ("DELETE_FAST", "y = {zero}; del y", "y = zero; del y"),
    ("CALL of a Python function", "h(last)", "g(zero)"),
    ("CALL of a builtin", "abs({zero})", "abs(zero)"),
    ("CALL of a builtin", "lock.acquire({no})", "lock.acquire(no)"),
    ("CALL of a builtin", "many.pop({zero})", "many.pop(zero)"),
    ("CALL of a builtin", "y = many.append({zero})", "y = many.append(zero)"),
    ("CALL of a builtin", "str({zero})", "str(zero)"),
    ("CALL of a builtin", "int({zero})", "int(zero)"),
    ("CALL of a builtin", "range({zero})", "range(zero)"),
    ("CALL of a builtin", "x = None; Lock()", "Lock()"),
    ("CALL of len(x)", "len({one})", "len(one)"),
    ("CALL of list.append(x) as a statement", "many.append({zero})", "many.append(zero)"),
    ("CALL_KW of a Python function", "h(p=last)", "g(p=zero)"),
    ("CALL_KW of a builtin", "sorted(one, reverse={no})", "sorted(one, reverse=no)"),
    ("CALL_FUNCTION_EX of a Python function", "h(*[last])", "g(*one)"),
    ("CALL_FUNCTION_EX of a builtin", "len(*{ones})", "len(*ones)"),
    ("BEFORE_WITH", "with {lock}: pass", None),
    ("EXIT_WITH", "with lock: x = None", "with lock: pass"),
]

# The code of these entries also runs a CALL, which checks too. Each entry has a tuple of the instructions whose checks count. The check of
# the CALL does not count.
BEFORE_A_CALL = {"LOAD_METHOD": ("LOAD_METHOD", "LOAD_ATTR"), "BEFORE_WITH": ("SETUP_WITH", "BEFORE_WITH")}

# f has the builtins as locals, so that loading the name of a builtin makes no check.
FUNCTIONS = """
def g(p): pass
def h(p):
    x = p.pop()
    x = None
def f(last, first, zero, yes, no, one, ones, two, many, lock, Lock,
      abs=abs, int=int, len=len, range=range, sorted=sorted, str=str):
    %s
    %s
    %s
"""


def compiled(before, code, after):
    scope = {}
    exec(FUNCTIONS % (before, code, after), scope)
    return scope["f"]


def arguments():
    return 0, True, False, [1], [[1]], (1, 2), [1, 2, 3], threading.Lock(), threading.Lock


class Token(object):
    pass


def sites():
    """Yields for each probe the instruction that made the first check, or None if that instruction is not the entry's."""
    hits = []
    pending = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)

    def note(_):
        frame = sys._getframe(1)
        names = {each.offset: each.opname for each in dis.get_instructions(frame.f_code)}
        hits.append((frame.f_code.co_name, frame.f_lineno, names.get(frame.f_lasti, "the start")))
        return 0

    noted = pending(note)
    add = ctypes.pythonapi.Py_AddPendingCall
    add.argtypes = [pending, ctypes.py_object]
    for entry, code, _ in PROBES:
        gated = re.sub(r"\{(\w+)\}", r"(\1 if (x := None) is None else \1)", code).replace("{(", "{((").replace(")}", "))}")
        gated = gated.replace("{{", "{").replace("}}", "}")
        in_callee = "last" in code
        f = compiled("x = None" if in_callee else "x = last.pop()", gated, "zero is None; abs(zero)")
        line = f.__code__.co_firstlineno + 3
        # Repeats the call until CPython has specialised the code.
        for _ in range(100):
            token = Token()
            weak = weakref.ref(token, partial(add, noted))
            last = [token]
            del token, hits[:]
            f(last, None, *arguments())
        name, at, op = hits[0]
        is_its = (name != "f" or at == line) and op in BEFORE_A_CALL.get(entry, (op,))
        yield entry, code, op if is_its else None


def ticks():
    """Yields for each probe the number of ticks that its code counts."""
    sys.setcheckinterval(1000000)
    ticker = ctypes.c_int.in_dll(ctypes.pythonapi, "_Py_Ticker")
    counts = []

    def count(code):
        f = compiled("a0 = first.value", code, "last.append(a0 - first.value)")
        del counts[:]
        f(counts, ticker, *arguments())
        return counts[0]

    nothing = count("pass")
    for entry, _, code in PROBES:
        if code:
            yield entry, code, count(code) - nothing


seen = list(ticks() if sys.version_info[0] == 2 else sites())
print(json.dumps({"python": sys.version.split()[0], "seen": seen}))
