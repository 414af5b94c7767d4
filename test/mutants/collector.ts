import type { Mutant } from './mutant.ts'

/** A mutant of the collector of cycles, and the GIL under which it shows. */
interface CollectorMutant extends Mutant {
  readonly gil: string
}

const COLLECTOR = 'assembly/vm/objects/collector.ts'
const MARKS = 'assembly/vm/objects/marks.ts'
const PARTS = 'assembly/vm/objects/parts.ts'

export const COLLECTOR_MUTANTS: readonly CollectorMutant[] = [
  {
    id: 'collects-beside-others',
    defect: 'without a GIL, a collection does not stop the other threads',
    file: COLLECTOR,
    find: '    Gil.stopOthers(t)\n',
    replace: '',
    gil: 'none',
  },
  {
    id: 'frees-what-one-refers-to',
    defect: 'a collection frees an object to which only one reference leads from a stack',
    file: MARKS,
    find: 'return load<u32>(Marks.at(object)) >= ONE\n',
    replace: 'return load<u32>(Marks.at(object)) >= 2 * ONE\n',
    gil: 'switch',
  },
  {
    id: 'collects-beside-queues',
    defect: 'without a GIL, a collection does not merge the counts of objects that wait for their owners',
    file: COLLECTOR,
    find: '    if (load<i32>(HAS_OWNERS)) Collector.merge(t)\n',
    replace: '',
    gil: 'none',
  },
  {
    id: 'forgets-attributes',
    defect: 'a collection does not reach the attributes of an instance',
    file: PARTS,
    find: 'else if (values) chain = ',
    replace: 'else if (values && visit != Visit.REACH) chain = ',
    gil: 'switch',
  },
  {
    id: 'forgets-deques',
    defect: 'a collection does not know that a deque refers to its items',
    file: PARTS,
    find: 'return Parts.deque(visit, object, chain)\n',
    replace: 'return visit == Visit.DROP ? Parts.deque(visit, object, chain) : chain\n',
    gil: 'switch',
  },
]
