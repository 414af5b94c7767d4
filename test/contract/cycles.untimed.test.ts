import { describe, expect, it } from 'vitest'
import { LONG, tried } from '../long.ts'
import { buildWholeMutant } from '../mutants/build.ts'
import { COLLECTOR_MUTANTS } from '../mutants/collector.ts'
import { runOne, runOnMachine } from './lab.ts'

const SECONDS = LONG ? 60 : 1

/**
 * Four threads make cycles of every kind, in rounds of a few thousand objects. Without a collector, a second of this exhausts the memory. The
 * number of containers that exist after gc.collect() must not grow. Each thread also keeps objects of its own and changes them, and reads
 * those of the others: a collection that frees one of these, or a part of one, shows in the sums, or as a trap.
 */
const program = (seconds: number) => `
import gc
from collections import deque
from threading import Barrier, Thread
from time import perf_counter

THREADS = 4
start = Barrier(THREADS)
rounds, wrong = [0] * THREADS, []
shared = [[] for _ in range(THREADS)]

class Node:
    def __init__(self, number):
        self.number = number
        self.links = []

class Last(Node):
    def __del__(self):
        self.links.append(self.number)

def numbers(box):
    me = yield
    yield box, me

def cycles(i):
    nodes = [Node(i), Node(i + 1), Last(i + 2)]
    for node in nodes:
        node.links.append(nodes)
        node.ring = deque([node, {i: node}, {node}, (node, nodes)])
    def call(n):
        return nodes if n == 0 else call(n - 1)
    nodes[0].call = call
    nodes[1].bound = nodes[1].__init__
    waiting = numbers(nodes)
    next(waiting)
    waiting.send(waiting)
    nodes[2].error = ValueError(nodes)
    nodes[2].pairs = zip(nodes, iter(nodes))
    return call(2)[1].number

def keep(me, n):
    kept = shared[me]
    for _ in range(20):
        node = Node(n)
        node.links = [node, {'n': n}, (n, [n])]
        node.same = {n: node}
        kept.append(node)
        if len(kept) > 100:
            kept[len(kept) - 101] = n

def check(me):
    for other in shared:
        for node in other[-50:]:
            if isinstance(node, Node) and len(node.links) == 3:
                n = node.number
                if node.links[0] is not node or node.links[1]['n'] != n or node.links[2][1][0] != n or node.same[n] is not node:
                    wrong.append((me, n))

def work(me):
    start.wait()
    until = perf_counter() + ${seconds}
    n = 0
    while perf_counter() < until:
        for i in range(50):
            if cycles(n + i) != n + i + 1:
                wrong.append((me, i))
        keep(me, n)
        check(me)
        n += 50
        if n % 500 == 0:
            gc.collect()
        if len(shared[me]) > 400:
            shared[me] = shared[me][-100:]
    rounds[me] = n

threads = [Thread(target=work, args=(me,)) for me in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
gc.collect()
gc.disable()
ring = [deque()]
ring[0].append(ring)
ring = None
print(wrong[:3], min(rounds) > 0, gc.collect())
`

const EXPECTED = '[] True 2\n'

describe(`threads that make cycles for ${SECONDS} s while others collect`, () => {
  for (const gil of ['switch', 'tick', 'none'] as const) {
    it(`use no more and no less than their objects, under ${gil}`, { timeout: (SECONDS + 60) * 1000 }, async () => {
      const { recording } = await runOne(program(SECONDS), gil)
      expect(recording.stdout + recording.outcome).toBe(`${EXPECTED}completed`)
    })
  }
})

// Each build of a mutant takes 2 to 20 s.
for (const mutant of tried(COLLECTOR_MUTANTS, COLLECTOR_MUTANTS.length)) {
  it(`show that ${mutant.defect}`, { timeout: 240_000 }, async () => {
    const machine = await buildWholeMutant(mutant)
    const ran = await runOnMachine(machine, program(2), mutant.gil, 30_000).catch(() => undefined)
    expect(ran && ran.recording.stdout + ran.recording.outcome).not.toBe(`${EXPECTED}completed`)
  })
}
