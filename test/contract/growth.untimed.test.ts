import { describe, expect, it } from 'vitest'
import { runOnce } from '../../src/lab/execution/run-once.ts'
import { Session } from '../../src/lab/session/session.ts'
import { findGil } from '../../src/model/gils.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import { compile } from '../../src/program/index.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { LONG } from '../long.ts'

/** Length of the long run, s. */
const SECONDS = LONG ? 60 : 1
const CONDITIONS = { loadNs: 1, clockStepNs: 1000, timeoutMs: (SECONDS + 60) * 1000 }

/**
 * Two threads create and drop objects of every kind, and cycles of objects, while further threads start and end. The number of threads stays below the limit of a
 * run. The program gives the further threads no names, because such names would stay in the heap for the report.
 */
const program = (seconds: number) => `
import gc
from queue import Queue
from threading import Barrier, Event, Lock, Semaphore, Thread
from time import perf_counter

queue = Queue(4)
lock = Lock()
both = Barrier(2)

def brief(number, texts):
    with lock:
        texts.append(f"{number}:{len(texts)}")

class Node:
    def __init__(self, text):
        self.me = self
        self.table = {text: [self, text]}

def once(i):
    Node(str(i))
    texts = [f"{i:>8}", f"{i / 7:.3f}", str(i) + "é" * (i % 50)]
    texts.extend((texts[0][1:], texts[1]))
    texts.sort()
    pair = (texts, [i, texts.count("a"), sorted(texts, reverse=True)])
    event, gate = Event(), Semaphore(2)
    with gate:
        event.set()
    queue.put((i, pair))
    if i % 3 == 0:
        return max(*texts)
    return [text for text in texts if text != ""]

def churn(until):
    i = 0
    while perf_counter() < until:
        once(i)
        queue.get()
        queue.task_done()
        i += 1
    both.wait()

def main(seconds):
    # The queue's list keeps its largest capacity. Fill it first, because otherwise chance would decide that capacity.
    for i in range(4):
        queue.put(i)
    for i in range(4):
        queue.get()
        queue.task_done()
    until = perf_counter() + seconds
    churners = [Thread(target=churn, args=(until,)) for _ in range(2)]
    for thread in churners:
        thread.start()
    started = 0
    while started == 0 or (perf_counter() < until and started < 1000):
        thread = Thread(target=brief, args=(started, [str(started)]))
        thread.start()
        thread.join()
        started += 1
    for thread in churners:
        thread.join()
    queue.join()
    gc.collect()
    print(queue.qsize(), started > 0)

main(${seconds})
`

describe('a program that creates and drops objects', () => {
  for (const { id: gil } of EVERY_PROGRAM_GILS.filter(({ id }) => id !== 'switch-unforced')) {
    it(`uses as much of the heap after ${SECONDS} s as after 0.05 s, under ${gil}`, {
      timeout: CONDITIONS.timeoutMs + 30_000,
    }, async () => {
      const used = await Session.during(nodePlatform(), 8, async (session) => {
        const after: number[] = []
        const giveBack = session.memories.giveBack.bind(session.memories)
        // Reads how much of the heap the run has left in use, before giveBack() clears the memory.
        session.memories.giveBack = (memory, workers) => {
          after.push(session.instance(memory).heapUsed())
          giveBack(memory, workers)
        }
        for (const seconds of [0.05, SECONDS]) {
          const settings = {
            experiment: '',
            variant: '',
            gil,
            round: 1,
            switchIntervalUs: 1000,
            checkInterval: 100,
            kernelEntryNs: 0,
            recording: false,
          }
          const recording = await runOnce(
            session,
            { program: compile(program(seconds), 'program.py'), gil: findGil(gil)!, settings },
            CONDITIONS,
            {},
          )
          expect(recording.outcome).toBe('completed')
          expect(recording.stdout).toBe('0 True\n')
        }
        return after
      })
      expect(used.at(-1)).toBe(used[0])
    })
  }
})
