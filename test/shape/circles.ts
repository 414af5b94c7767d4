import { posix } from 'node:path'
import { importsOf } from './imports.ts'
import type { Sources } from './sources.ts'

/** Files that import each other, directly or through others, and the reason why they may. */
interface Circle {
  readonly files: readonly string[]
  readonly reason: string
}

/** The circles of imports that assembly/ may have. Any other circle is a fault. */
export const CIRCLES: readonly Circle[] = [
  {
    files: ['interpreter', 'start', 'step', 'callables', 'calls', 'compiled', 'visits'].map((name) => `assembly/vm/eval/${name}.ts`),
    reason:
      'The eval loop calls builtins, and one builtin runs the eval loop: Interpreter.call(). Without a table, a Wasm module cannot call a function by its address.',
  },
  {
    files: [
      'objects/dict',
      'objects/hashes',
      'objects/iterators',
      'objects/sequences',
      'objects/set-algebra',
      'objects/sets',
      'objects/tools',
      'operators/compare',
    ].map((name) => `assembly/vm/${name}.ts`),
    reason:
      'Two lists are compared item by item, and a search in a list or a dict compares its items. An iterator such as filter() takes items from others and tests them.',
  },
  {
    files: ['repr', 'datetext', 'container-repr', 'exceptiontext'].map((name) => `assembly/vm/text/${name}.ts`),
    reason: 'The repr of a value may be that of a date, a dict or an exception, which is written with the reprs of its parts.',
  },
  {
    files: [
      'errors.ts',
      'objects/collector.ts',
      'objects/dict-table.ts',
      'objects/heap.ts',
      'objects/objects.ts',
      'objects/parts.ts',
      'objects/set-table.ts',
      'objects/storage.ts',
      'objects/tables.ts',
      'objects/traces.ts',
    ].map((name) => `assembly/vm/${name}`),
    reason: 'An exhausted heap collects cycles, which frees objects. Then it is an error, and to drop an error frees objects too.',
  },
]

/**
 * The circles of the import graph: its strongly connected components that have more than one file. Files and circles are in the order of
 * their paths.
 */
export function circlesOf(sources: Sources): string[][] {
  const edges = new Map(Object.entries(sources).map(([path, source]) => [path, importedBy(path, source).filter((to) => to in sources)]))
  const circles: string[][] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  // This is Tarjan's algorithm. A component is complete at a file from which no earlier open file can be reached.
  const visit = (path: string): number => {
    order.set(path, order.size)
    lowest.set(path, order.get(path)!)
    open.push(path)
    for (const to of edges.get(path)!) {
      const reached = order.has(to) ? (open.includes(to) ? order.get(to)! : Number.POSITIVE_INFINITY) : visit(to)
      lowest.set(path, Math.min(lowest.get(path)!, reached))
    }
    if (lowest.get(path) === order.get(path)) {
      const component = open.splice(open.indexOf(path))
      if (component.length > 1) circles.push(component.sort())
    }
    return lowest.get(path)!
  }
  for (const path of edges.keys()) if (!order.has(path)) visit(path)
  return circles.sort((one, other) => (one[0]! < other[0]! ? -1 : 1))
}

/** A sentence for each circle that is not allowed, and for each allowed circle that no longer exists. */
export function unexpectedCircles(sources: Sources, allowed: readonly Circle[] = CIRCLES): string[] {
  const found = circlesOf(sources).map((files) => files.join(' '))
  const expected = allowed.map(({ files }) => [...files].sort().join(' '))
  return [
    ...found.filter((circle) => !expected.includes(circle)).map((circle) => `these files import each other: ${circle}`),
    ...expected.filter((circle) => !found.includes(circle)).map((circle) => `these files no longer form a circle of their own: ${circle}`),
  ]
}

/**
 * The one file through which operations call Python code, such as a `__eq__`. Its import of the eval loop is not an edge of the graph:
 * Python's operators run Python code, so with that edge nearly all files of assembly/vm would form one circle.
 */
const REENTER = { from: 'assembly/vm/eval/reenter.ts', to: './interpreter' }

function importedBy(path: string, source: string): string[] {
  return importsOf(source)
    .filter((specifier) => path !== REENTER.from || specifier !== REENTER.to)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => `${posix.join(posix.dirname(path), specifier).replace(/\.ts$/, '')}.ts`)
}
