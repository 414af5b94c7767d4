// `python3.13 scripts/python-modules.py` writes this file. test/differential/modules.test.ts compares it with CPython 3.13.

/** The names of each module, without those that begin with two underscores. */
export const PYTHON_MODULES: Readonly<Record<string, string>> = {
  _thread: `LockType RLock TIMEOUT_MAX _ExceptHookArgs _ThreadHandle _count _excepthook _get_main_thread_ident _is_main_interpreter _local
    _make_thread_handle _shutdown allocate allocate_lock daemon_threads_allowed error exit exit_thread get_ident get_native_id
    interrupt_main lock stack_size start_joinable_thread start_new start_new_thread`,
  abc: `ABC ABCMeta _abc_init _abc_instancecheck _abc_register _abc_subclasscheck _get_dump _reset_caches _reset_registry
    abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token update_abstractmethods`,
  asyncio: `ALL_COMPLETED AbstractChildWatcher AbstractEventLoop AbstractEventLoopPolicy AbstractServer Barrier BaseEventLoop BaseProtocol
    BaseTransport BoundedSemaphore BrokenBarrierError BufferedProtocol CancelledError Condition DatagramProtocol DatagramTransport
    DefaultEventLoopPolicy Event EventLoop FIRST_COMPLETED FIRST_EXCEPTION FastChildWatcher Future Handle IncompleteReadError
    InvalidStateError LifoQueue LimitOverrunError Lock MultiLoopChildWatcher PidfdChildWatcher PriorityQueue Protocol Queue
    QueueEmpty QueueFull QueueShutDown ReadTransport Runner SafeChildWatcher SelectorEventLoop Semaphore SendfileNotAvailableError
    Server StreamReader StreamReaderProtocol StreamWriter SubprocessProtocol SubprocessTransport Task TaskGroup ThreadedChildWatcher
    Timeout TimeoutError TimerHandle Transport WriteTransport _enter_task _get_running_loop _leave_task _register_task
    _set_running_loop _unregister_task all_tasks as_completed base_events base_futures base_subprocess base_tasks constants
    coroutines create_eager_task_factory create_subprocess_exec create_subprocess_shell create_task current_task eager_task_factory
    ensure_future events exceptions format_helpers futures gather get_child_watcher get_event_loop get_event_loop_policy
    get_running_loop iscoroutine iscoroutinefunction isfuture locks log mixins new_event_loop open_connection open_unix_connection
    proactor_events protocols queues run run_coroutine_threadsafe runners selector_events set_child_watcher set_event_loop
    set_event_loop_policy shield sleep sslproto staggered start_server start_unix_server streams subprocess sys taskgroups tasks
    threads timeout timeout_at timeouts to_thread transports trsock unix_events wait wait_for windows_events windows_utils
    wrap_future`,
  atexit: '_clear _ncallbacks _run_exitfuncs register unregister',
  bisect: 'bisect bisect_left bisect_right insort insort_left insort_right',
  collections: `ChainMap Counter OrderedDict UserDict UserList UserString _Link _OrderedDictItemsView _OrderedDictKeysView _OrderedDictValuesView
    _chain _collections_abc _count_elements _deque_iterator _eq _iskeyword _itemgetter _proxy _recursive_repr _repeat _starmap _sys
    _tuplegetter abc defaultdict deque namedtuple`,
  'concurrent.futures': `ALL_COMPLETED BrokenExecutor CancelledError Executor FIRST_COMPLETED FIRST_EXCEPTION Future InvalidStateError ProcessPoolExecutor
    ThreadPoolExecutor TimeoutError _base as_completed process thread wait`,
  contextlib: `AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack ContextDecorator ExitStack GenericAlias
    MethodType _AsyncGeneratorContextManager _BaseExitStack _GeneratorContextManager _GeneratorContextManagerBase _RedirectStream
    _collections_abc abc aclosing asynccontextmanager chdir closing contextmanager deque nullcontext os redirect_stderr
    redirect_stdout suppress sys wraps`,
  copy: `Error _copy_dispatch _copy_immutable _deepcopy_atomic _deepcopy_dict _deepcopy_dispatch _deepcopy_list _deepcopy_method
    _deepcopy_tuple _keep_alive _reconstruct copy deepcopy dispatch_table error replace`,
  dataclasses: `Field FrozenInstanceError InitVar KW_ONLY MISSING _ATOMIC_TYPES _DataclassParams _EMPTY_METADATA _FIELD _FIELDS _FIELD_BASE
    _FIELD_CLASSVAR _FIELD_INITVAR _FuncBuilder _HAS_DEFAULT_FACTORY _HAS_DEFAULT_FACTORY_CLASS _KW_ONLY_TYPE _MISSING_TYPE
    _MODULE_IDENTIFIER_RE _PARAMS _POST_INIT_NAME _add_slots _asdict_inner _astuple_inner _dataclass_getstate _dataclass_setstate
    _field_assign _field_init _fields_in_init_order _frozen_get_del_attr _get_field _get_slots _hash_action _hash_add
    _hash_exception _hash_set_none _init_fn _init_param _is_classvar _is_dataclass_instance _is_initvar _is_kw_only _is_type
    _process_class _replace _set_new_attribute _tuple_str abc asdict astuple copy dataclass field fields inspect is_dataclass
    itertools keyword make_dataclass re recursive_repr replace sys types`,
  datetime: 'MAXYEAR MINYEAR UTC date datetime datetime_CAPI time timedelta timezone tzinfo',
  enum: `CONFORM CONTINUOUS DynamicClassAttribute EJECT Enum EnumCheck EnumDict EnumMeta EnumType Flag FlagBoundary IntEnum IntFlag KEEP
    MappingProxyType NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE _EnumDict _auto_null _dataclass_repr _dedent _high_bit
    _is_descriptor _is_dunder _is_internal_class _is_private _is_single_bit _is_sunder _iter_bits_lsb _make_class_unpicklable
    _not_given _old_convert_ _proto_member _reduce_ex_by_global_name _simple_enum _stdlib_enums _test_simple_enum auto bin bltns
    global_enum global_enum_repr global_flag_repr global_str member nonmember pickle_by_enum_name pickle_by_global_name property
    show_flag_values sys unique verify`,
  functools: `GenericAlias RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES _CacheInfo _HashedSeq _NOT_FOUND _c3_merge _c3_mro _compose_mro _convert
    _find_impl _ge_from_gt _ge_from_le _ge_from_lt _gt_from_ge _gt_from_le _gt_from_lt _initial_missing _le_from_ge _le_from_gt
    _le_from_lt _lru_cache_wrapper _lt_from_ge _lt_from_gt _lt_from_le _make_key _unwrap_partial _unwrap_partialmethod cache
    cached_property cmp_to_key get_cache_token lru_cache namedtuple partial partialmethod recursive_repr reduce singledispatch
    singledispatchmethod total_ordering update_wrapper wraps`,
  gc: `DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE callbacks collect disable enable freeze garbage get_count
    get_debug get_freeze_count get_objects get_referents get_referrers get_stats get_threshold is_finalized is_tracked isenabled
    set_debug set_threshold unfreeze`,
  hashlib: `_hashlib algorithms_available algorithms_guaranteed blake2b blake2s file_digest md5 new pbkdf2_hmac scrypt sha1 sha224 sha256 sha384
    sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128 shake_256`,
  heapq: `_heapify_max _heappop_max _heapreplace_max _siftdown _siftdown_max _siftup _siftup_max heapify heappop heappush heappushpop
    heapreplace merge nlargest nsmallest`,
  io: `BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO DEFAULT_BUFFER_SIZE FileIO IOBase
    IncrementalNewlineDecoder RawIOBase SEEK_CUR SEEK_END SEEK_SET StringIO TextIOBase TextIOWrapper UnsupportedOperation _io abc
    open open_code text_encoding`,
  itertools: `_grouper _tee _tee_dataobject accumulate batched chain combinations combinations_with_replacement compress count cycle dropwhile
    filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest`,
  json: `JSONDecodeError JSONDecoder JSONEncoder _default_decoder _default_encoder codecs decoder detect_encoding dump dumps encoder load
    loads scanner tool`,
  logging: `BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Filterer Formatter GenericAlias Handler INFO LogRecord
    Logger LoggerAdapter Manager NOTSET NullHandler PercentStyle PlaceHolder RootLogger StrFormatStyle StreamHandler
    StringTemplateStyle Template WARN WARNING _STYLES _StderrHandler _addHandlerRef _afterFork _after_at_fork_child_reinit_locks
    _at_fork_reinit_lock_weakset _checkLevel _defaultFormatter _defaultLastResort _handlerList _handlers _is_internal_frame
    _levelToName _lock _logRecordFactory _loggerClass _nameToLevel _prepareFork _register_at_fork_reinit_lock _removeHandlerRef
    _showwarning _srcfile _startTime _str_formatter _warnings_showwarning addLevelName atexit basicConfig captureWarnings
    collections config critical currentframe debug disable error exception fatal getHandlerByName getHandlerNames getLevelName
    getLevelNamesMapping getLogRecordFactory getLogger getLoggerClass handlers info io lastResort log logAsyncioTasks
    logMultiprocessing logProcesses logThreads makeLogRecord os raiseExceptions re root setLogRecordFactory setLoggerClass shutdown
    sys threading time traceback warn warning warnings weakref`,
  math: `acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs factorial floor
    fma fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan
    nextafter perm pi pow prod radians remainder sin sinh sqrt sumprod tan tanh tau trunc ulp`,
  multiprocessing: `Array AuthenticationError Barrier BoundedSemaphore BufferTooShort Condition Event JoinableQueue Lock Manager Pipe Pool Process
    ProcessError Queue RLock RawArray RawValue SUBDEBUG SUBWARNING Semaphore SimpleQueue TimeoutError Value active_children
    allow_connection_pickling connection context cpu_count current_process dummy forkserver freeze_support get_all_start_methods
    get_context get_logger get_start_method heap log_to_stderr managers parent_process pool popen_fork popen_forkserver
    popen_spawn_posix popen_spawn_win32 process queues reducer reduction resource_sharer resource_tracker set_executable
    set_forkserver_preload set_start_method shared_memory sharedctypes spawn synchronize sys util`,
  operator: `_abs abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift
    imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter itruediv ixor le length_hint lshift lt
    matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor`,
  os: `CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED CLONE_FILES CLONE_FS CLONE_NEWCGROUP CLONE_NEWIPC
    CLONE_NEWNET CLONE_NEWNS CLONE_NEWPID CLONE_NEWTIME CLONE_NEWUSER CLONE_NEWUTS CLONE_SIGHAND CLONE_SYSVSEM CLONE_THREAD CLONE_VM
    DirEntry EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM
    EX_NOUSER EX_OK EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE F_LOCK F_OK F_TEST F_TLOCK
    F_ULOCK GRND_NONBLOCK GRND_RANDOM GenericAlias MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB
    MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB MFD_HUGE_64KB
    MFD_HUGE_8MB MFD_HUGE_MASK MFD_HUGE_SHIFT Mapping MutableMapping NGROUPS_MAX O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC O_CREAT
    O_DIRECT O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_RDONLY O_RDWR
    O_RSYNC O_SYNC O_TMPFILE O_TRUNC O_WRONLY POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL POSIX_FADV_RANDOM
    POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_CLOSEFROM POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN PRIO_PGRP
    PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT P_NOWAITO P_PGID P_PID P_PIDFD P_WAIT PathLike RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY
    RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT RWF_SYNC R_OK SCHED_BATCH SCHED_FIFO
    SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR SEEK_DATA SEEK_END SEEK_HOLE SEEK_SET SPLICE_F_MORE SPLICE_F_MOVE
    SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME
    ST_SYNCHRONOUS ST_WRITE TFD_CLOEXEC TFD_NONBLOCK TFD_TIMER_ABSTIME TFD_TIMER_CANCEL_ON_SET TMP_MAX WCONTINUED WCOREDUMP WEXITED
    WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED WIFSTOPPED WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK XATTR_CREATE
    XATTR_REPLACE XATTR_SIZE_MAX X_OK _Environ _check_methods _execvpe _exists _exit _fspath _fwalk _fwalk_close _fwalk_walk
    _fwalk_yield _get_exports_list _spawnvef _walk_symlinks_as_files _wrap_close abc abort access altsep chdir chmod chown chroot
    close closerange confstr confstr_names copy_file_range cpu_count ctermid curdir defpath device_encoding devnull dup dup2 environ
    environb error eventfd eventfd_read eventfd_write execl execle execlp execlpe execv execve execvp execvpe extsep fchdir fchmod
    fchown fdatasync fdopen fork forkpty fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate fwalk get_blocking
    get_exec_path get_inheritable get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid getgid getgrouplist getgroups
    getloadavg getlogin getpgid getpgrp getpid getppid getpriority getrandom getresgid getresuid getsid getuid getxattr grantpt
    initgroups isatty kill killpg lchown linesep link listdir listxattr lockf login_tty lseek lstat major makedev makedirs
    memfd_create minor mkdir mkfifo mknod name nice open openpty pardir path pathconf pathconf_names pathsep pidfd_open pipe pipe2
    popen posix_fadvise posix_fallocate posix_openpt posix_spawn posix_spawnp pread preadv process_cpu_count ptsname putenv pwrite
    pwritev read readlink readv register_at_fork remove removedirs removexattr rename renames replace rmdir scandir
    sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler sched_param
    sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler sched_yield sendfile sep set_blocking set_inheritable
    setegid seteuid setgid setgroups setns setpgid setpgrp setpriority setregid setresgid setresuid setreuid setsid setuid setxattr
    spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice st stat stat_result statvfs statvfs_result strerror
    supports_bytes_environ supports_dir_fd supports_effective_ids supports_fd supports_follow_symlinks symlink sync sys sysconf
    sysconf_names system tcgetpgrp tcsetpgrp terminal_size timerfd_create timerfd_gettime timerfd_gettime_ns timerfd_settime
    timerfd_settime_ns times times_result truncate ttyname umask uname uname_result unlink unlockpt unsetenv unshare urandom utime
    wait wait3 wait4 waitid waitid_result waitpid waitstatus_to_exitcode walk write writev`,
  pickle: `ADDITEMS APPEND APPENDS BINBYTES BINBYTES8 BINFLOAT BINGET BININT BININT1 BININT2 BINPERSID BINPUT BINSTRING BINUNICODE BINUNICODE8
    BUILD BYTEARRAY8 DEFAULT_PROTOCOL DICT DUP EMPTY_DICT EMPTY_LIST EMPTY_SET EMPTY_TUPLE EXT1 EXT2 EXT4 FALSE FLOAT FRAME
    FROZENSET FunctionType GET GLOBAL HIGHEST_PROTOCOL INST INT LIST LONG LONG1 LONG4 LONG_BINGET LONG_BINPUT MARK MEMOIZE NEWFALSE
    NEWOBJ NEWOBJ_EX NEWTRUE NEXT_BUFFER NONE OBJ PERSID POP POP_MARK PROTO PUT PickleBuffer PickleError Pickler PicklingError
    READONLY_BUFFER REDUCE SETITEM SETITEMS SHORT_BINBYTES SHORT_BINSTRING SHORT_BINUNICODE STACK_GLOBAL STOP STRING TRUE TUPLE
    TUPLE1 TUPLE2 TUPLE3 UNICODE Unpickler UnpicklingError _Framer _HAVE_PICKLE_BUFFER _NoValue _Pickler _Stop _Unframer _Unpickler
    _compat_pickle _dump _dumps _extension_cache _extension_registry _getattribute _inverted_registry _load _loads _test
    _tuplesize2code bytes_types codecs compatible_formats decode_long dispatch_table dump dumps encode_long format_version io islice
    load loads maxsize pack partial re sys unpack whichmodule`,
  queue: 'Empty Full LifoQueue PriorityQueue Queue ShutDown SimpleQueue _PySimpleQueue deque heappop heappush threading time types',
  random: `BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI _ONE _Sequence _accumulate _acos _bisect _ceil _cos _e _exp
    _fabs _floor _index _inst _isfinite _lgamma _log _log2 _os _parse_args _pi _random _repeat _sha512 _sin _sqrt _test
    _test_generator _urandom betavariate binomialvariate choice choices expovariate gammavariate gauss getrandbits getstate
    lognormvariate main normalvariate paretovariate randbytes randint random randrange sample seed setstate shuffle triangular
    uniform vonmisesvariate weibullvariate`,
  signal: `Handlers ITIMER_PROF ITIMER_REAL ITIMER_VIRTUAL ItimerError NSIG SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP SIGILL
    SIGINT SIGIO SIGIOT SIGKILL SIGPIPE SIGPOLL SIGPROF SIGPWR SIGQUIT SIGRTMAX SIGRTMIN SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM
    SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ SIG_BLOCK SIG_DFL SIG_IGN SIG_SETMASK
    SIG_UNBLOCK Sigmasks Signals _IntEnum _enum_to_int _int_to_enum _signal alarm default_int_handler getitimer getsignal pause
    pidfd_send_signal pthread_kill pthread_sigmask raise_signal set_wakeup_fd setitimer siginterrupt signal sigpending sigtimedwait
    sigwait sigwaitinfo strsignal struct_siginfo valid_signals`,
  statistics: `Counter Decimal Fraction LinearRegression NormalDist StatisticsError _SQRT2 _coerce _convert _decimal_sqrt_of_frac _exact_ratio
    _fail_neg _float_sqrt_of_frac _integer_sqrt_of_frac_rto _isfinite _kernel_invcdfs _mean_stdev _newton_raphson
    _normal_dist_inv_cdf _quartic_invcdf _quartic_invcdf_estimate _random _rank _sqrt_bit_width _sqrtprod _ss _sum _triweight_invcdf
    _triweight_invcdf_estimate acos asin atan bisect_left bisect_right correlation cos cosh count covariance defaultdict erf exp
    fabs fmean fsum geometric_mean groupby harmonic_mean hypot isfinite isinf itemgetter kde kde_random linear_regression log math
    mean median median_grouped median_high median_low mode multimode namedtuple numbers pi pstdev pvariance quantiles random reduce
    repeat sin sqrt stdev sumprod sys tan tau variance`,
  string: `Formatter Template _ChainMap _re _sentinel_dict _string ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits
    octdigits printable punctuation whitespace`,
  sys: `_base_executable _baserepl _clear_internal_caches _clear_type_cache _current_exceptions _current_frames _debugmallocstats _framework
    _get_cpu_count_config _getframe _getframemodulename _git _home _is_gil_enabled _is_interned _setprofileallthreads
    _settraceallthreads _stdlib_dir _xoptions abiflags activate_stack_trampoline addaudithook api_version argv audit
    base_exec_prefix base_prefix breakpointhook builtin_module_names byteorder call_tracing copyright deactivate_stack_trampoline
    displayhook dont_write_bytecode exc_info excepthook exception exec_prefix executable exit flags float_info float_repr_style
    get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits getallocatedblocks getdefaultencoding
    getdlopenflags getfilesystemencodeerrors getfilesystemencoding getprofile getrecursionlimit getrefcount getsizeof
    getswitchinterval gettrace getunicodeinternedsize hash_info hexversion implementation int_info intern is_finalizing
    is_stack_trampoline_active maxsize maxunicode meta_path modules monitoring orig_argv path path_hooks path_importer_cache
    platform platlibdir prefix pycache_prefix set_asyncgen_hooks set_coroutine_origin_tracking_depth set_int_max_str_digits
    setdlopenflags setprofile setrecursionlimit setswitchinterval settrace stderr stdin stdlib_module_names stdout thread_info
    unraisablehook version version_info warnoptions`,
  tempfile: `NamedTemporaryFile SpooledTemporaryFile TMP_MAX TemporaryDirectory TemporaryFile _O_TMPFILE_WORKS _Random _RandomNameSequence
    _TemporaryFileCloser _TemporaryFileWrapper _allocate_lock _bin_openflags _candidate_tempdir_list _dont_follow_symlinks _errno
    _exists _functools _get_candidate_names _get_default_tempdir _gettempdir _infer_return_type _io _mkstemp_inner _name_sequence
    _once_lock _os _resetperms _sanitize_params _shutil _sys _text_openflags _thread _types _warnings _weakref gettempdir
    gettempdirb gettempprefix gettempprefixb mkdtemp mkstemp mktemp tempdir template`,
  threading: `Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock Semaphore TIMEOUT_MAX Thread ThreadError Timer
    WeakSet _CRLock _DeleteDummyThreadOnDel _DummyThread _HAVE_THREAD_NATIVE_ID _LockType _MainThread _PyRLock _RLock _SHUTTING_DOWN
    _ThreadHandle _active _active_limbo_lock _after_fork _allocate_lock _count _counter _daemon_threads_allowed _dangling _deque
    _enumerate _get_main_thread_ident _is_main_interpreter _limbo _main_thread _make_invoke_excepthook _make_thread_handle _newname
    _os _profile_hook _register_atexit _shutdown _start_joinable_thread _sys _thread_local_info _thread_shutdown _threading_atexits
    _time _trace_hook activeCount active_count currentThread current_thread enumerate excepthook get_ident get_native_id getprofile
    gettrace local main_thread setprofile setprofile_all_threads settrace settrace_all_threads stack_size warnings`,
  time: `CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI CLOCK_THREAD_CPUTIME_ID
    _STRUCT_TM_ITEMS altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns ctime daylight
    get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns
    pthread_getcpuclockid sleep strftime strptime struct_time thread_time thread_time_ns time time_ns timezone tzname tzset`,
  timeit:
    'Timer _globals default_number default_repeat default_timer dummy_src_name gc itertools main reindent repeat sys template time timeit',
  traceback: `ANSIColors BUILTIN_EXCEPTION_LIMIT FrameSummary StackSummary TracebackException _Anchors _CASE_COST _ExceptionPrintContext
    _MAX_CANDIDATE_ITEMS _MAX_STRING_SIZE _MOVE_COST _RECURSIVE_CUTOFF _Sentinel _WIDE_CHAR_SPECIFIERS
    _byte_offset_to_character_offset _cause_message _colorize _compute_suggestion_error _context_message _display_width
    _extract_caret_anchors_from_line_segment _format_final_exc_line _get_code_position _levenshtein_distance _parse_value_tb
    _print_exception_bltin _safe_string _sentinel _substitution_cost _walk_tb_with_full_positions clear_frames collections
    extract_stack extract_tb format_exc format_exception format_exception_only format_list format_stack format_tb itertools
    linecache print_exc print_exception print_last print_list print_stack print_tb suppress sys textwrap walk_stack walk_tb warnings`,
  types: `AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType CodeType CoroutineType
    DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType GenericAlias GetSetDescriptorType LambdaType
    MappingProxyType MemberDescriptorType MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType NotImplementedType
    SimpleNamespace TracebackType UnionType WrapperDescriptorType _GeneratorWrapper _calculate_meta coroutine get_original_bases
    new_class prepare_class resolve_bases`,
  typing: `ABCMeta AbstractSet Annotated Any AnyStr AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO ByteString CT_co Callable
    ChainMap ClassVar Collection Concatenate Container Coroutine Counter DefaultDict Deque Dict EXCLUDED_ATTRIBUTES Final ForwardRef
    FrozenSet Generator Generic GenericAlias Hashable IO ItemsView Iterable Iterator KT KeysView List Literal LiteralString Mapping
    MappingView MethodDescriptorType MethodWrapperType MutableMapping MutableSequence MutableSet NamedTuple NamedTupleMeta Never
    NewType NoDefault NoReturn NotRequired Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Protocol ReadOnly Required
    Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt
    SupportsRound T TYPE_CHECKING T_co T_contra Text TextIO Tuple Type TypeAlias TypeAliasType TypeGuard TypeIs TypeVar TypeVarTuple
    TypedDict Union Unpack VT VT_co V_co ValuesView WrapperDescriptorType _ASSERT_NEVER_REPR_MAX_LENGTH _AnnotatedAlias _AnyMeta
    _BaseGenericAlias _CallableGenericAlias _CallableType _ConcatenateGenericAlias _DeprecatedGenericAlias _Final _Func
    _GenericAlias _IdentityCallable _LiteralGenericAlias _NamedTuple _NotIterable _PROTO_ALLOWLIST _ProtocolMeta _SPECIAL_NAMES
    _Sentinel _SpecialForm _SpecialGenericAlias _TYPING_INTERNALS _TupleType _TypedCacheSpecialForm _TypedDict _TypedDictMeta
    _TypingEllipsis _UnionGenericAlias _UnpackGenericAlias _abc_instancecheck _abc_subclasscheck _alias _allow_reckless_class_checks
    _allowed_types _caches _caller _check_generic_specialization _cleanups _collect_type_parameters _compare_args_orderless
    _deduplicate _deduplicate_unhashable _deprecation_warning_for_no_type_params_passed _eval_type _flatten_literal_params
    _generic_class_getitem _generic_init_subclass _get_protocol_attrs _get_typeddict_qualifiers _idfunc _is_dunder _is_param_expr
    _is_typevar_like _is_unpacked_typevartuple _lazy_load_getattr_static _make_nmtuple _make_union _namedtuple_mro_entries
    _no_init_or_replace_init _overload_dummy _overload_registry _paramspec_prepare_subst _paramspec_subst _prohibited _proto_hook
    _remove_dups_flatten _sentinel _should_unflatten_callable_args _special _strip_annotations _tp_cache _type_check
    _type_check_issubclass_arg_1 _type_convert _type_repr _typevar_subst _typevartuple_prepare_subst _unpack_args
    _value_and_type_iter abstractmethod assert_never assert_type cast clear_overloads collections copyreg dataclass_transform
    defaultdict final functools get_args get_origin get_overloads get_protocol_members get_type_hints is_protocol is_typeddict
    no_type_check no_type_check_decorator operator overload override reveal_type runtime_checkable sys types`,
  uuid: `Enum NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500 RESERVED_FUTURE RESERVED_MICROSOFT RESERVED_NCS RFC_4122 SafeUUID UUID
    _AIX _GETTERS _LINUX _MAC_DELIM _MAC_OMITS_LEADING_ZEROES _OS_GETTERS _UuidCreate _arp_getnode _find_mac_near_keyword
    _find_mac_under_heading _generate_time_safe _get_command_stdout _ifconfig_getnode _ip_getnode _is_universal _lanscan_getnode
    _last_timestamp _netstat_getnode _node _parse_mac _random_getnode _simple_enum _unix_getnode _uuid _windll_getnode bytes_
    getnode int_ main os sys uuid1 uuid3 uuid4 uuid5`,
  warnings: `WarningMessage _DEPRECATED_MSG _OptionError _add_filter _defaultaction _deprecated _filters_mutated _formatwarning_orig
    _formatwarnmsg _formatwarnmsg_impl _getaction _getcategory _is_filename_to_skip _is_internal_filename _is_internal_frame
    _next_external_frame _onceregistry _processoptions _setoption _showwarning_orig _showwarnmsg _showwarnmsg_impl
    _warn_unawaited_coroutine catch_warnings defaultaction deprecated filters filterwarnings formatwarning onceregistry
    resetwarnings showwarning simplefilter sys warn warn_explicit`,
  weakref: `CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod WeakSet WeakValueDictionary
    _IterationGuard _collections_abc _remove_dead_weakref finalize getweakrefcount getweakrefs itertools proxy ref sys`,
}

/** The modules that are part of the Python executable. An ImportError shows no file for them. */
export const BUILT_IN_MODULES: readonly string[] = ['_thread', 'atexit', 'gc', 'itertools', 'sys', 'time']
