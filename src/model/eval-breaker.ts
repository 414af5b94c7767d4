import { Checks, type Policy } from '../../assembly/abi/policies.ts'
import { LabError } from './errors.ts'
import { CPYTHON_GILS, GILS, type GilDescriptor } from './gils.ts'
import { unknownName } from './unknown-name.ts'

/** The versions of CPython whose check points the machine has (docs/eval-breaker.md). "3.10" means 3.10 and later. */
export const EVAL_BREAKERS = ['2.7', '3.9', '3.10'] as const
export type EvalBreaker = (typeof EVAL_BREAKERS)[number]

const DEFAULT: EvalBreaker = '3.10'

/** The versions as option lists and sentences show them: "3.10 and later". */
export const EVAL_BREAKER_WORDS: Readonly<Record<EvalBreaker, string>> = { '2.7': '2.7', '3.9': '3.9', '3.10': '3.10 and later' }

const CHECKS: Readonly<Record<EvalBreaker, Checks>> = {
  '2.7': Checks.PYTHON_2_7,
  '3.9': Checks.PYTHON_3_9,
  '3.10': Checks.SINCE_3_10,
}

/** Whether waiters request the GIL. The holder then loses the GIL at one of its check points. */
function isRequested({ traits }: GilDescriptor): boolean {
  return traits.preempts === 'timeout'
}

/**
 * The version whose check points a run under this GIL has. `wanted` is the version that the request asks for. A GIL that counts ticks
 * always has the check points of 2.7. If a GIL never makes its holder release the GIL, there are no check points, and the result is
 * undefined.
 */
export function evalBreakerOf(gil: GilDescriptor, wanted: EvalBreaker = DEFAULT): EvalBreaker | undefined {
  if (isRequested(gil)) return wanted
  return gil.traits.preempts === 'ticks' ? '2.7' : undefined
}

/**
 * The machine's word CHECK_POINTS for a run under this GIL. Under a GIL without drop requests, the word has no effect and is SINCE_3_10.
 */
export function checkPointsOf(gil: GilDescriptor, evalBreaker: EvalBreaker = DEFAULT): Checks {
  return isRequested(gil) ? CHECKS[evalBreaker] : Checks.SINCE_3_10
}

/** The version whose check points a loaded machine has; undefined if its GIL has none. @param checks the machine's word CHECK_POINTS */
export function evalBreakerInForce(policy: Policy, checks: Checks): EvalBreaker | undefined {
  const gil = GILS.find((one) => one.policy === policy)
  return (
    gil &&
    evalBreakerOf(
      gil,
      EVAL_BREAKERS.find((version) => CHECKS[version] === checks),
    )
  )
}

/** Whether nearly every instruction of a run under this GIL checks for a drop request, as in CPython before 3.10. */
export function checksOften(gil: GilDescriptor, evalBreaker?: EvalBreaker): boolean {
  return checkPointsOf(gil, evalBreaker) !== Checks.SINCE_3_10
}

/** Reads the version of CPython that a user gave. @throws LabError 'usage' for an unknown version */
export function parseEvalBreaker(text: string): EvalBreaker {
  const found = EVAL_BREAKERS.find((version) => version === text)
  if (found) return found
  const covering = coveringOf(text)
  if (!covering) throw unknownName('eval breaker', text, EVAL_BREAKERS)
  throw new LabError('usage', `Unknown eval breaker "${text}". ${covering}`, `Available: ${EVAL_BREAKERS.join(', ')}.`)
}

/** Says which setting covers a version of CPython. Returns undefined if no other setting covers it. */
function coveringOf(text: string): string | undefined {
  const minor = Number(/^3\.(\d+)$/.exec(text)?.[1] ?? Number.NaN)
  if (minor > 10) return '3.10 covers CPython 3.10 and later.'
  return minor >= 2 && minor < 9 ? '3.9 covers CPython 3.2 to 3.9.' : undefined
}

/** Checks that at least one run can have the check points that the request asks for. @throws LabError 'usage' if none can */
export function checkEvalBreaker(wanted: string | undefined, gils: readonly GilDescriptor[]): void {
  if (wanted === undefined) return
  const version = parseEvalBreaker(wanted)
  if (gils.some((gil) => evalBreakerOf(gil, version) === version)) return
  const ids = [...new Set(gils.map(({ id }) => id))].join(' and ')
  const others = CPYTHON_GILS.filter(isRequested).map(({ id }) => id)
  throw new LabError(
    'usage',
    `Under ${ids}, a run cannot have the check points of CPython ${version}.`,
    `Choose ${others.join(', ')} or a rival GIL.`,
  )
}
