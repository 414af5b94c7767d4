/** A program that is refused with a hint, and the same program with the hint followed. */
export interface Followed {
  readonly refused: string
  readonly instead: string
}

/** By hint: as it is written in the compiler, a string or the expression that makes it. */
export const FOLLOWED: Readonly<Record<string, Followed>> = {
  'use functions, lists and tuples': { refused: 'class A:\n    pass\n', instead: 'def a():\n    return [1, (2, 3)]\na()\n' },
  'call the function itself': { refused: '@abs\ndef f():\n    pass\n', instead: 'def f():\n    return 1\nx = abs(f())\n' },
  'an uncaught error ends its thread with a traceback': {
    refused: 'try:\n    f()\nexcept:\n    pass\n',
    instead: 'def f():\n    pass\nf()\n',
  },
  'use assert': { refused: 'raise ValueError\n', instead: 'assert True, "no"\n' },
  'use if and elif': { refused: 'match 1:\n    case 1:\n        pass\n', instead: 'x = 1\nif x == 1:\n    pass\nelif x == 2:\n    pass\n' },
  'assign None': { refused: 'x = 1\ndel x\n', instead: 'x = 1\nx = None\n' },
  'return a list': { refused: 'def f():\n    yield 1\n', instead: 'def f():\n    return [1]\nfor x in f():\n    pass\n' },
  'leave it out': { refused: 'type A = int\n', instead: 'a: int = 3\n' },
  'use def': { refused: 'f = lambda: 1\n', instead: 'def f():\n    return 1\n' },
  'assign in a statement of its own': { refused: 'if (x := 1):\n    pass\n', instead: 'x = 1\nif x:\n    pass\n' },
  'use lists': { refused: 'x = {1: 2}\n', instead: 'x = [[1, 2]]\n' },
  'use brackets: a list comprehension': { refused: 'x = (i for i in range(3))\n', instead: 'x = [i for i in range(3)]\n' },
  'use pass': { refused: 'def f():\n    ...\n', instead: 'def f():\n    pass\n' },
  'name the elements': { refused: 'a = [1, 2]\nb = [*a, 3]\n', instead: 'a = [1, 2]\nb = [a[0], a[1], 3]\n' },
  "`await inside a plain '${statement}'`": {
    refused: 'async def f():\n    async for x in g():\n        pass\n',
    instead: 'import asyncio\nasync def f():\n    for x in [1]:\n        await asyncio.sleep(0)\nasyncio.run(f())\n',
  },
  "put them into a list and pass it with '*'": {
    refused: `print(${'1, '.repeat(300)})\n`,
    instead: `x = [${'1, '.repeat(300)}]\nprint(*x)\n`,
  },
  'pass some by position': {
    refused: `def f(${parameters(129)}):\n    pass\nf(${parameters(129, ' = 1')})\n`,
    instead: `def f(${parameters(129)}):\n    pass\nf(1, 2, ${parameters(129, ' = 1', 2)})\n`,
  },
  '`it has ${enumerate(Object.keys(entity.members).map((member) => `${entity.name}.${member}`))}`': {
    refused: 'from datetime import datetime\ndatetime()\n',
    instead: 'from datetime import datetime\ndatetime.now()\n',
  },
  'name them one by one': {
    refused: 'def f(a):\n    pass\nx = []\nf(**x)\n',
    instead: 'def f(a):\n    pass\nf(a=1)\n',
  },
  'put brackets around it: a list comprehension': { refused: 'sum(i for i in range(3))\n', instead: 'sum([i for i in range(3)])\n' },
  "REPLACED[name] ?? 'README.md lists them'": {
    refused: 'from threading import Thread\nt = Thread()\nt.getName()\n',
    instead: 'from threading import Thread\nt = Thread()\nt.name\n',
  },
  "assign to 'daemon'": {
    refused: 'from threading import Thread\nt = Thread()\nt.setDaemon(True)\n',
    instead: 'from threading import Thread\nt = Thread()\nt.daemon = True\n',
  },
  "read 'daemon'": {
    refused: 'from threading import Thread\nt = Thread()\nprint(t.isDaemon())\n',
    instead: 'from threading import Thread\nt = Thread()\nprint(t.daemon)\n',
  },
  "assign to 'name'": {
    refused: 'from threading import Thread\nt = Thread()\nt.setName("a")\n',
    instead: 'from threading import Thread\nt = Thread()\nt.name = "a"\n',
  },
  "read 'name'": {
    refused: 'from threading import current_thread\nprint(current_thread().getName())\n',
    instead: 'from threading import current_thread\nprint(current_thread().name)\n',
  },
  'write a function that calls it, and name that': {
    refused: 'x = []\nf = x.append\n',
    instead: 'x = []\ndef f(y):\n    x.append(y)\ng = f\ng(1)\n',
  },
  'slices are read, not assigned to': { refused: 'x = [1, 2]\nx[0:1] = [3]\n', instead: 'x = [1, 2]\ny = x[0:1]\nx[0] = 3\n' },
  'nest loops instead': {
    refused: 'x = [i for j in range(2) for i in range(2)]\n',
    instead: 'x = []\nfor j in range(2):\n    for i in range(2):\n        x.append(i)\n',
  },
  'write it as a loop': {
    refused: 'x = [0]\ny = [1 for x[0] in range(2)]\n',
    instead: 'x = [0]\ny = []\nfor x[0] in range(2):\n    y.append(1)\n',
  },
  'name one of them with "as"': {
    refused: 'from time import time as now\nfrom datetime import datetime as now\n',
    instead: 'from time import time as now\nfrom datetime import datetime as other\n',
  },
  'import it at module level': {
    refused: 'def f():\n    global sleep\n    from time import sleep\n',
    instead: 'from time import sleep\ndef f():\n    sleep(0)\nf()\n',
  },
  '`it has ${enumerate([...MODULES.keys()])}`': { refused: 'import random\n', instead: '' },
  'import the names you use': { refused: 'from time import *\n', instead: 'from time import sleep, time\n' },
  '`${namespace.name} has ${enumerate(Object.keys(namespace.members))}`': { refused: 'from threading import RLock\n', instead: '' },
  'from -9223372036854775808 to 9223372036854775807': {
    refused: 'x = 9223372036854775808\n',
    instead: 'x = -9223372036854775808\ny = 9223372036854775807\nprint(x, y)\n',
  },
  '`write ${firstValue(entity)}`': { refused: 'import concurrent.interpreters\nx = concurrent\n', instead: '' },
  'keep the value in a variable or a list': {
    refused: 'from threading import Thread\nt = Thread()\nt.result = 1\n',
    instead: 'result = [0]\nresult[0] = 1\n',
  },
  "'with' is for a Lock or a Semaphore": {
    refused: 'from threading import Lock\nwith Lock() as l:\n    pass\n',
    instead: 'from threading import Lock, Semaphore\nwith Lock():\n    pass\nwith Semaphore():\n    pass\n',
  },
  "use 'global': functions do not nest": {
    refused: 'def f():\n    nonlocal x\n    x = 1\n',
    instead: 'x = 0\ndef f():\n    global x\n    x = 1\nf()\n',
  },
  'name one of them otherwise': { refused: 'import time\ntime = 3\n', instead: 'import time\nnow = 3\n' },
  'define it at module level': {
    refused: 'def f():\n    def g():\n        pass\n',
    instead: 'def g():\n    pass\ndef f():\n    g()\nf()\n',
  },
  'leave them out': { refused: 'def f[T](x: T):\n    pass\n', instead: 'def f(x):\n    pass\n' },
  'split it into several statements': {
    refused: `x = ${'abs('.repeat(100_000)}1${')'.repeat(100_000)}\n`,
    instead: `x = ${'abs('.repeat(50)}1${')'.repeat(50)}\nx = ${'abs('.repeat(50)}x${')'.repeat(50)}\n`,
  },
  'name every parameter': { refused: 'def f(*x):\n    pass\n', instead: 'def f(x, y):\n    pass\n' },
  'use None, and assign in the function': {
    refused: 'def f(x=[]):\n    pass\n',
    instead: 'def f(x=None):\n    if x is None:\n        x = []\nf()\n',
  },
}

function parameters(count: number, rest = '', from = 0): string {
  return Array.from({ length: count - from }, (_, i) => `p${i + from}${rest}`).join(', ')
}
