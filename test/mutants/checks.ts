import type { Mutant } from './mutant.ts'

const INTERPRETER = 'assembly/vm/eval/interpreter.ts'
const STEP = 'assembly/vm/eval/step.ts'
const CALLS = 'assembly/vm/eval/calls.ts'

/** Mutants of single instructions. In each, the instruction omits or adds a check of the eval breaker, or omits or adds a tick. */
export const CHECK_MUTANTS: readonly Mutant[] = [
  {
    id: 'no-check-at-resume',
    defect: 'a function starts without a check',
    file: INTERPRETER,
    find: 'case Op.RESUME: {\n          if (Word.load(t.breakerAddress)) break\n',
    replace: 'case Op.RESUME: {\n',
  },
  {
    id: 'no-check-at-jump',
    defect: 'a backward jump makes no check',
    file: INTERPRETER,
    find: 'case Op.JUMP_BACKWARD: {\n          if (Word.load(t.breakerAddress)) break\n',
    replace: 'case Op.JUMP_BACKWARD: {\n',
  },
  {
    id: 'no-check-after-call',
    defect: 'a call of a builtin makes no check',
    file: STEP,
    find: 'if (Word.load(t.breakerAddress) && Calls.checksAfter(t, id, count)) Step.look(t)',
    replace: '',
  },
  {
    id: 'no-check-after-with',
    defect: 'the end of a with statement makes no check, so the textbook deadlock cannot happen',
    file: STEP,
    find: 'return Outcome.FAILED\n    Step.look(t)',
    replace: 'return Outcome.FAILED',
  },
  {
    id: 'check-at-return',
    defect: 'a function that returns makes a check',
    file: STEP,
    find: 'return t.fp ? Outcome.TICK : Outcome.END',
    replace: 'if (t.fp) Step.look(t)\n    return t.fp ? Outcome.TICK : Outcome.END',
  },
  {
    id: 'check-after-len',
    defect: 'len() and list.append() make a check, like other builtins',
    file: CALLS,
    find: 'if (load<u8>(t.pc - sizeof<u32>()) != Op.CALL) return true\n',
    replace: 'if (t.pc) return true\n',
  },
  {
    id: 'check-at-with',
    defect: 'the start of a with statement makes a check',
    file: STEP,
    find: 'case Op.BEFORE_WITH:\n',
    replace: 'case Op.BEFORE_WITH:\n        Step.look(t)\n',
  },
  {
    id: 'no-tick-at-test',
    defect: 'a jump on a value other than a bool is not counted',
    file: STEP,
    find: 'const outcome = Cell.tag(sp) == Tag.BOOL ? Outcome.NO_TICK : Outcome.TICK',
    replace: 'const outcome = Outcome.NO_TICK',
  },
  {
    id: 'check-before-with-in-3.9',
    defect: 'with the check points of 3.9, a thread makes a check before it enters a with statement',
    file: STEP,
    find: 'if (load<i32>(CHECK_POINTS) == Checks.PYTHON_3_9 && load<u8>(t.pc) == Op.BEFORE_WITH) return Gil.resetTicks(t)\n',
    replace: '',
  },
  {
    id: 'check-before-next-in-older',
    defect: 'at a check between two instructions, a thread is at the one before the next one in the code, which a jump may have skipped',
    file: STEP,
    find: 't.pc += sizeof<u32>()\n    Gil.onTicks(t)\n    t.pc -= sizeof<u32>()',
    replace: 'Gil.onTicks(t)',
  },
  {
    id: 'check-at-is-in-3.9',
    defect: 'with the check points of 3.9, `is` and `in` make a check',
    file: STEP,
    find: 'if (outcome == Outcome.TICK_UNCHECKED && is39) return false\n',
    replace: '',
  },
  {
    id: 'two-checks-in-older',
    defect: 'with the check points of 2.7 and 3.9, an instruction that checks since 3.10 makes two checks',
    file: STEP,
    find: ' && load<i32>(CHECK_POINTS) == Checks.SINCE_3_10) Gil.onBreaker(t)',
    replace: ') Gil.onBreaker(t)',
  },
]
