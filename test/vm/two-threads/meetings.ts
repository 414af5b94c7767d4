import { parentPort, workerData } from 'node:worker_threads'
import { compileToWasm } from '../../../src/program/wasm/index.ts'
import { type Meeting, prepare } from './meeting.ts'
import { Pair } from './pair.ts'

/** Operations that meet. The text completes: without a GIL, … */
export const MEETINGS: Readonly<Record<string, Meeting>> = {
  'an item is read while another replaces it': {
    setup: 'shared = [1, 2]',
    mine: 'return shared[0]',
    theirs: 'shared[0] = 2.5',
    after: 'shared',
  },
  'an item is read while the list shrinks': {
    setup: 'shared = [1, 2, 3, 4]\njunk = []',
    mine: 'return shared[3]',
    theirs: 'shared.clear()\njunk.append([2.5] * 4)',
    after: 'shared',
  },
  // The bytes of the last str look like the count of an object that the main thread owns. The str takes the memory of the first two.
  'a str is read that the other thread owns and frees': {
    setup: "shared = [None, None]\nkept = []\nPATTERN = '\\x02\\x00\\x10\\x00'",
    otherSetup: 'shared[1] = str(len(kept)) * 3000\nshared[0] = str(len(kept)) * 3000',
    mine: 'return shared[0]',
    theirs: 'shared[1] = shared[0] = 7\nkept.append(PATTERN * 2000)',
    after: "shared, kept[0].replace(PATTERN, '')",
  },
  'an attribute is read while another replaces it': {
    setup: 'class Box:\n    pass\nshared = Box()\nshared.x = 1',
    mine: 'return shared.x',
    theirs: 'shared.x = 2.5',
    after: 'shared.x',
  },
  'an attribute is read while the instance loses it': {
    setup: 'class Box:\n    pass\nshared = Box()\nshared.x = 1\nshared.y = 2',
    mine: 'return shared.y',
    theirs: 'del shared.y\nshared.z = 2.5',
    after: 'shared.__dict__',
  },
  'a loop takes an item': {
    setup: 'shared = [1, 2]',
    mine: 'for item in shared:\n    return item',
    theirs: 'shared[0] = 2.5',
    after: 'shared',
  },
  'two loops share an iterator': {
    setup: 'shared = iter([1, 2, 3])',
    mine: 'for item in shared:\n    return item',
    theirs: 'for item in shared:\n    return item',
    after: 'list(shared)',
  },
  'a global variable is read': { setup: 'shared = 1', mine: 'return shared', theirs: 'global shared\nshared = 2.5', after: 'shared' },
  'an item is stored while another is appended': {
    setup: 'shared = [1, 2, 3]',
    mine: 'shared[0] = 2.5',
    theirs: 'shared.append(4)',
    after: 'shared',
  },
  'an item is stored while another thread reads it': {
    setup: 'shared = [1, 2, 3]',
    mine: 'shared[0] = 2.5',
    theirs: 'return shared[0]',
    after: 'shared',
  },
  'two threads append': { setup: 'shared = [1]\nshared.append(2)', mine: 'shared.append(3)', theirs: 'shared.append(4)', after: 'shared' },
  'an item is stored while the list is emptied': {
    setup: 'shared = [1, 2, 3]\njunk = []',
    mine: 'shared[2] = "x"',
    theirs: 'shared.clear()\njunk.append([5] * 3)',
    after: 'shared, junk',
  },
  'an attribute is stored while another thread reads it': {
    setup: 'class Box:\n    pass\nshared = Box()\nshared.x = 1',
    mine: 'shared.x = 2.5',
    theirs: 'return shared.x',
    after: 'shared.x',
  },
  'two threads add an attribute': {
    setup: 'class Box:\n    pass\nshared = Box()\nshared.x = 1',
    mine: 'shared.y = 2.5',
    theirs: 'shared.z = 3',
    after: 'shared.__dict__',
  },
  'a global variable is stored while another thread reads it': {
    setup: 'shared = 1',
    mine: 'global shared\nshared = 2.5',
    theirs: 'return shared',
    after: 'shared',
  },
}

/** What a meeting's program printed for each place of the meeting. The last place is behind the main thread's operation. */
export interface Met {
  readonly name: string
  readonly printed: readonly string[]
}

async function met(pair: Pair, [name, meeting]: [string, Meeting]): Promise<Met> {
  const prepared = prepare(meeting, compileToWasm)
  const printed: string[] = []
  for (let accesses = 1, isMade = true; isMade; accesses++) {
    const one = await pair.meet(prepared, accesses)
    printed.push(one.printed)
    isMade = one.isMade
  }
  return { name, printed }
}

/** In a worker that has the script of the other thread (other.ts), posts what each meeting's program printed. */
const { otherThread } = (workerData ?? {}) as { otherThread?: string }
if (otherThread) {
  const pair = new Pair(otherThread)
  for (const meeting of Object.entries(MEETINGS)) parentPort?.postMessage(await met(pair, meeting))
  await pair.end()
}
