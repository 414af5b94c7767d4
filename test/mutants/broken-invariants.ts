import type { Mutant } from './mutant.ts'

/** Mutants that break an invariant which debug builds assert. */
interface InvariantMutant extends Mutant {
  /** The function whose assertion must fail. */
  readonly failsIn: string
}

export const INVARIANT_MUTANTS: readonly InvariantMutant[] = [
  {
    id: 'released-twice',
    defect: 'POP_TOP releases its value twice',
    file: 'assembly/vm/eval/step.ts',
    find: 'case Op.POP_TOP: {\n',
    replace: 'case Op.POP_TOP: {\n        Objects.releaseCell(t, sp)\n',
    failsIn: 'objects/parts/Parts.lose',
  },
  {
    id: 'freed-twice',
    defect: 'an object without references is freed twice',
    file: 'assembly/vm/objects/objects.ts',
    find: '    else Heap.free(t, object, bytes)\n',
    replace: '    else {\n      Heap.free(t, object, bytes)\n      Heap.free(t, object, bytes)\n    }\n',
    failsIn: 'blocks/Blocks.markFree',
  },
  {
    id: 'never-popped',
    defect: 'POP_TOP leaves its value on the stack',
    file: 'assembly/vm/eval/step.ts',
    find: '        Objects.releaseCell(t, sp)\n        return Step.pop(t, 1, Outcome.NO_TICK)\n',
    replace: '        return Outcome.NO_TICK\n',
    failsIn: 'step/Step.run',
  },
]
