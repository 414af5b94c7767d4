const SERVER = 'use the simulated server of the module lab, for example lab.server(0.1).get("/")'
const PROCESSES = 'use multiprocessing.Process'
const TIMES = 'use time.perf_counter() or perf_counter_ns(): the lab cannot measure CPU time'
const NUMBERS = 'gil-lab runs pure Python: use lists and loops'

/** Advice for names that gil-lab lacks: what a program can use in place of a module, a member of a module or a builtin. */
const ADVICE: Readonly<Record<string, string>> = {
  ...all('socket socketserver select selectors ssl http urllib urllib3 requests aiohttp httpx ftplib smtplib xmlrpc websockets', SERVER),
  ...all('asyncio.open_connection asyncio.start_server multiprocessing.connection', SERVER),
  ...all('asyncio.Protocol asyncio.BaseProtocol asyncio.DatagramProtocol asyncio.StreamReader asyncio.StreamWriter', SERVER),
  ...all('subprocess os.fork os.system os.popen os.execv os.spawnv os.kill os.wait os.waitpid os.posix_spawn', PROCESSES),
  ...all('asyncio.create_subprocess_shell asyncio.create_subprocess_exec asyncio.subprocess', PROCESSES),
  ...all('numpy pandas scipy numba cython torch', NUMBERS),
  ...all('sqlite3 dbm shelve', 'keep the data in a dict, or in a file of the in-memory disk'),
  ...all('tkinter PyQt5 PyQt6 pygame curses turtle', 'print the results'),
  ...all('matplotlib seaborn', 'print the numbers'),
  ...all('tqdm rich', 'print the progress'),
  ...all('psutil resource os.times cProfile profile sys.setprofile threading.setprofile', 'measure with time.perf_counter()'),
  ...all('time.process_time time.process_time_ns time.thread_time time.thread_time_ns', TIMES),
  ...all('sys.settrace threading.settrace pdb', 'print what you want to see: no trace functions run'),
  ...all('signal.alarm signal.setitimer signal.pause', 'use threading.Timer or an Event: no signal arrives from outside'),
  ...all('os.nice os.sched_setaffinity', 'omit it: the machine has no priorities'),
  ...all('input sys.stdin', 'assign the text to a variable: a run cannot ask for input'),
  ...all('ctypes cffi', 'use time.sleep() or os.read() to release the GIL'),
  ...all('shutil.disk_usage', 'the disk is in memory and has 8 MiB'),
  'sys.modules': 'import the module',
  'sys._current_frames': 'use traceback.print_stack() for the calling thread, or threading.enumerate()',
  'sys._getframe': 'use traceback.extract_stack()',
  '_thread.interrupt_main': 'let the main thread wait for an Event',
  weakref: 'use a dict and delete its entries',
  faulthandler: 'omit it: every error has a traceback',
  re: 'use the methods of str',
}

function all(names: string, advice: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, advice]))
}

/** The advice for a name, or else for the package or module that contains it. */
export function adviceFor(name: string): string | undefined {
  for (let at = name; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) if (Object.hasOwn(ADVICE, at)) return ADVICE[at]
  return undefined
}
