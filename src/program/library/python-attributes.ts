import { Tag } from '../../../assembly/abi/tags.ts'

// `python3.13 scripts/python-attributes.py` writes this file. test/differential/attributes.test.ts compares it with CPython 3.13.

/** The attributes that the values of every type have. */
const EVERY = `__class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __hash__ __init__ __init_subclass__
  __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__ __subclasshook__`

/** The other attributes of each type. */
const TABLE: Readonly<Partial<Record<Tag, string>>> = {
  [Tag.NONE]: '__bool__',
  [Tag.INT]: `__abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getnewargs__ __index__ __int__ __invert__
    __lshift__ __mod__ __mul__ __neg__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__
    __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ __trunc__ __xor__
    as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer numerator real to_bytes`,
  [Tag.FLOAT]: `__abs__ __add__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getformat__ __getnewargs__ __int__ __mod__ __mul__
    __neg__ __pos__ __pow__ __radd__ __rdivmod__ __rfloordiv__ __rmod__ __rmul__ __round__ __rpow__ __rsub__ __rtruediv__ __sub__
    __truediv__ __trunc__ as_integer_ratio conjugate fromhex hex imag is_integer real`,
  [Tag.FUNCTION]: `__annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __get__ __globals__ __kwdefaults__ __module__
    __name__ __qualname__ __type_params__`,
  [Tag.BUILTIN]: '__call__ __module__ __name__ __qualname__ __self__ __text_signature__',
  [Tag.DATETIME]: `__add__ __radd__ __replace__ __rsub__ __sub__ astimezone combine ctime date day dst fold fromisocalendar fromisoformat fromordinal
    fromtimestamp hour isocalendar isoformat isoweekday max microsecond min minute month now replace resolution second strftime strptime
    time timestamp timetuple timetz today toordinal tzinfo tzname utcfromtimestamp utcnow utcoffset utctimetuple weekday year`,
  [Tag.TIMEDELTA]: `__abs__ __add__ __bool__ __divmod__ __floordiv__ __mod__ __mul__ __neg__ __pos__ __radd__ __rdivmod__ __rfloordiv__ __rmod__ __rmul__
    __rsub__ __rtruediv__ __sub__ __truediv__ days max microseconds min resolution seconds total_seconds`,
  [Tag.NOT_IMPLEMENTED]: '__bool__',
  [Tag.TRACEBACK]: 'tb_frame tb_lasti tb_lineno tb_next',
  [Tag.STR]: `__add__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ __rmod__ __rmul__ capitalize casefold center count
    encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric
    isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust
    rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill`,
  [Tag.LIST]: `__add__ __class_getitem__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ __len__ __mul__ __reversed__ __rmul__
    __setitem__ append clear copy count extend index insert pop remove reverse sort`,
  [Tag.TUPLE]: `__add__ __class_getitem__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mul__ __rmul__ count index`,
  [Tag.RANGE]: '__bool__ __contains__ __getitem__ __iter__ __len__ __reversed__ count index start step stop',
  [Tag.RANGE_ITERATOR]: '__iter__ __length_hint__ __next__ __setstate__',
  [Tag.ITERATOR]: '__iter__ __length_hint__ __next__ __setstate__',
  [Tag.THREAD]: `__dict__ __firstlineno__ __module__ __static_attributes__ __weakref__ daemon getName ident isDaemon is_alive join name native_id run
    setDaemon setName start`,
  [Tag.LOCK]: '__enter__ __exit__ __module__ acquire acquire_lock locked locked_lock release release_lock',
  [Tag.SIMPLE_QUEUE]: '__class_getitem__ __module__ empty get get_nowait put put_nowait qsize',
  [Tag.BYTES]: `__add__ __buffer__ __bytes__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ __rmod__ __rmul__ capitalize
    center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower isspace istitle isupper join
    ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines
    startswith strip swapcase title translate upper zfill`,
  [Tag.PROCESS]: `__dict__ __firstlineno__ __module__ __static_attributes__ __weakref__ authkey close daemon exitcode ident is_alive join kill name pid
    run sentinel start terminate`,
  [Tag.PROCESS_QUEUE]: `__class_getitem__ __dict__ __firstlineno__ __module__ __setstate__ __static_attributes__ __weakref__ cancel_join_thread close empty
    full get get_nowait join_thread put put_nowait qsize`,
  [Tag.COROUTINE]: `__await__ __class_getitem__ __del__ __name__ __qualname__ close cr_await cr_code cr_frame cr_origin cr_running cr_suspended send throw`,
  [Tag.ASYNC_GENERATOR]: `__aiter__ __anext__ __class_getitem__ __del__ __name__ __qualname__ aclose ag_await ag_code ag_frame ag_running ag_suspended asend
    athrow`,
  [Tag.ASYNC_STEP]: '__await__ __del__ __iter__ __next__ close send throw',
  [Tag.AWAIT_WRAPPER]: '__iter__ __next__ close send throw',
  [Tag.METHOD]: `__annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __func__ __get__ __globals__ __kwdefaults__
    __module__ __name__ __qualname__ __self__ __type_params__`,
  [Tag.CLASS]: `__abstractmethods__ __annotations__ __base__ __bases__ __basicsize__ __call__ __dict__ __dictoffset__ __flags__ __instancecheck__
    __itemsize__ __module__ __mro__ __name__ __or__ __prepare__ __qualname__ __ror__ __subclasscheck__ __subclasses__ __text_signature__
    __type_params__ __weakrefoffset__ mro`,
  [Tag.EXCEPTION]: `__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args with_traceback`,
  [Tag.DICT]: `__class_getitem__ __contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ __reversed__ __ror__ __setitem__ clear copy
    fromkeys get items keys pop popitem setdefault update values`,
  [Tag.SET]: `__and__ __class_getitem__ __contains__ __iand__ __ior__ __isub__ __iter__ __ixor__ __len__ __or__ __rand__ __ror__ __rsub__ __rxor__
    __sub__ __xor__ add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset
    pop remove symmetric_difference symmetric_difference_update union update`,
  [Tag.FROZENSET]: `__and__ __class_getitem__ __contains__ __iter__ __len__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__ copy difference
    intersection isdisjoint issubset issuperset symmetric_difference union`,
  [Tag.GENERATOR]: `__class_getitem__ __del__ __iter__ __name__ __next__ __qualname__ close gi_code gi_frame gi_running gi_suspended gi_yieldfrom send
    throw`,
  [Tag.VIEW]: `__and__ __contains__ __iter__ __len__ __or__ __rand__ __reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__ isdisjoint mapping`,
  [Tag.PROPERTY]: `__delete__ __get__ __isabstractmethod__ __name__ __set__ __set_name__ deleter fdel fget fset getter setter`,
  [Tag.STATIC_METHOD]: `__annotations__ __call__ __dict__ __func__ __get__ __isabstractmethod__ __module__ __name__ __qualname__ __wrapped__`,
  [Tag.CLASS_METHOD]: `__annotations__ __dict__ __func__ __get__ __isabstractmethod__ __module__ __name__ __qualname__ __wrapped__`,
  [Tag.SLICE]: 'indices start step stop',
  [Tag.TOOL]: '__iter__ __next__ __setstate__',
  [Tag.SUPER]: '__get__ __self__ __self_class__ __thisclass__',
  [Tag.DEQUE]: `__add__ __class_getitem__ __contains__ __copy__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ __len__ __module__ __mul__
    __reversed__ __rmul__ __setitem__ append appendleft clear copy count extend extendleft index insert maxlen pop popleft remove reverse
    rotate`,
  [Tag.RLOCK]: '__enter__ __exit__ __module__ acquire release',
  [Tag.INTERPRETER]: 'call call_in_thread close exec id is_running prepare_main whence',
}

/** Tags whose values have the attributes of another tag. Most of these pairs of tags are one type in Python. */
const SAME: Readonly<Partial<Record<Tag, Tag>>> = { [Tag.BOOL]: Tag.INT, [Tag.BIGINT]: Tag.INT, [Tag.CLOSURE]: Tag.FUNCTION }

/** The public and special attributes that values of this kind have in CPython 3.13. */
export function pythonAttributes(tag: number): readonly string[] {
  return `${EVERY} ${TABLE[SAME[tag as Tag] ?? (tag as Tag)] ?? ''}`.trim().split(/\s+/)
}
