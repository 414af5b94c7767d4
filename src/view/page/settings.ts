import { DEFAULT_CHECK_INTERVAL, DEFAULT_SWITCH_INTERVAL_US, LIMITS, limitProblem, type SettingName } from '../../model/limits.ts'
import type { Variant } from '../../model/run.ts'
import { make, uniqueId } from '../dom.ts'
import { compileField } from './compile-field.ts'
import { evalBreakerField } from './eval-breaker-field.ts'
import type { Choice } from './request.ts'
import type { ShownExperiment } from './shown-experiments.ts'
import { setByVariants } from './variants.ts'

interface Setting {
  readonly label: string
  readonly about: string
  /** The initial value. undefined leaves the field empty, which keeps the program's own value. */
  readonly value: number | undefined
  /** The name of the setting in the request. One unit of the field equals `perUnit` units of that setting. */
  readonly limit: SettingName
  readonly perUnit: number
  /** The step of the number field; "any" if fractions of the unit make sense. */
  readonly step: number | 'any'
  /** The value that a variant sets, if any. It overrides the form. */
  readonly ofVariant?: (variant: Variant) => number | undefined
}

const SETTINGS = {
  switchIntervalMs: {
    label: 'Switch interval, ms',
    about: 'How long a thread waits before it requests the GIL, as in sys.setswitchinterval().',
    value: DEFAULT_SWITCH_INTERVAL_US / 1000,
    limit: 'switchIntervalUs',
    perUnit: 1000,
    step: 'any',
    ofVariant: ({ settings = {} }) => settings.switchIntervalUs && settings.switchIntervalUs / 1000,
  },
  checkInterval: {
    label: 'Check interval, ticks',
    about:
      'A tick is an instruction that Python 2 counts. After so many ticks, a thread releases the tick GIL, as in sys.setcheckinterval().',
    value: DEFAULT_CHECK_INTERVAL,
    limit: 'checkInterval',
    perUnit: 1,
    step: 1,
    ofVariant: ({ settings = {} }) => settings.checkInterval,
  },
  kernelEntryNs: {
    label: 'Kernel entry, ns',
    about: 'Time added to each park and each wake. 0 is what WebAssembly gives; 250 ns adds what Linux takes longer.',
    value: 0,
    limit: 'kernelEntryNs',
    perUnit: 1,
    step: 1,
    ofVariant: ({ settings = {} }) => settings.kernelEntryNs,
  },
  rounds: {
    label: 'Rounds',
    about: 'Measurements per GIL, interleaved. If an experiment keeps its own number, it ends as soon as its claim is decided.',
    value: 1,
    limit: 'rounds',
    perUnit: 1,
    step: 1,
  },
  threads: {
    label: 'Threads',
    about:
      'Replaces THREADS = … in the program and the variants of an experiment. The variant with one thread stays, for comparison. Leave it empty to keep all.',
    value: undefined,
    limit: 'threads',
    perUnit: 1,
    step: 1,
    ofVariant: ({ constants }) => constants.THREADS,
  },
} as const satisfies Readonly<Record<string, Setting>>

interface SettingsForm {
  readonly element: HTMLElement
  chosen(): Choice['settings']
  /**
   * Shows the settings that the experiment's runs will use: its number of rounds and the values that its variants set. `experiment` is
   * undefined for the reader's own program.
   */
  setExperiment(experiment: ShownExperiment | undefined): void
  /** Shows these values, and the initial values of all other settings. */
  show(settings: Partial<Choice['settings']>): void
}

type Name = keyof typeof SETTINGS
const NAMES = Object.keys(SETTINGS) as Name[]

/** Number fields with their units in the labels. The browser checks their limits before it submits the form. */
export function settingsForm(): SettingsForm {
  const fields = Object.fromEntries(NAMES.map((name) => [name, field(name)])) as Record<Name, Field>
  const evalBreaker = evalBreakerField()
  const compile = compileField()
  const rows = [...NAMES.map((name) => fields[name].element), evalBreaker.element, compile.element]
  const element = make('details', { class: 'settings' }, make('summary', {}, 'Settings'), make('div', { class: 'rows' }, ...rows))
  const threads = fields.threads.input
  let experiment: ShownExperiment | undefined
  // A number of threads in the form replaces the variants, so the values that variants set no longer apply.
  const showVariants = () => {
    const variants = threads.value === '' ? experiment?.variants : undefined
    for (const name of NAMES) fields[name].showVariants(variants ?? [])
    evalBreaker.showVariants(variants ?? [])
  }
  threads.addEventListener('input', showVariants)
  for (const { input } of Object.values(fields)) {
    // An invalid field must be visible: the browser cannot show the message of a field inside a closed <details>.
    input.addEventListener('invalid', () => {
      element.open = true
    })
  }
  const number = (name: Name) => fields[name].input.valueAsNumber
  return {
    element,
    chosen: () => ({
      rounds: number('rounds'),
      switchIntervalUs: Math.max(1, Math.round(number('switchIntervalMs') * 1000)),
      checkInterval: number('checkInterval'),
      kernelEntryNs: number('kernelEntryNs'),
      ...(threads.value && { threads: number('threads') }),
      ...evalBreaker.chosen(),
      ...compile.chosen(),
    }),
    setExperiment: (chosen) => {
      experiment = chosen
      fields.rounds.input.valueAsNumber = chosen?.rounds ?? 1
      showVariants()
    },
    show: ({ switchIntervalUs, evalBreaker: version, compile: isCompiled, ...settings }) => {
      const shown: Partial<Record<Name, number>> = {
        ...settings,
        ...(switchIntervalUs !== undefined && { switchIntervalMs: switchIntervalUs / 1000 }),
      }
      for (const name of NAMES) fields[name].input.value = `${shown[name] ?? SETTINGS[name].value ?? ''}`
      evalBreaker.show(version)
      compile.show(isCompiled)
      showVariants()
    },
  }
}

interface Field {
  readonly element: HTMLElement
  readonly input: HTMLInputElement
  /**
   * If the variants set this value, shows their values in place of the field, because the field would have no effect. Only the field for the
   * number of threads stays: a number in it replaces the variants.
   */
  showVariants(variants: readonly Variant[]): void
}

function field(name: Name): Field {
  const { label, about, value, limit, perUnit, step, ofVariant }: Setting = SETTINGS[name]
  const summary = make('span', { class: 'summary', id: uniqueId('summary') }, about)
  const id = uniqueId(name)
  const required = value !== undefined
  const [min, max] = [LIMITS[limit].least / perUnit, LIMITS[limit].most / perUnit]
  const input = make('input', { type: 'number', id, value, min, max, step, required, 'aria-describedby': summary.id })
  // Shows the lab's own message instead of the browser's.
  const check = () => {
    const units = input.valueAsNumber * perUnit
    const problem = input.value === '' ? undefined : limitProblem(limit, step === 'any' ? Math.round(units) : units)
    input.setCustomValidity(problem?.message.replace('\n', ' ') ?? '')
  }
  input.addEventListener('input', check)
  const ofVariants = make('span', { class: 'of-variants', hidden: true })
  return {
    element: make('p', { class: 'setting' }, make('label', { for: id }, label), input, ofVariants, summary),
    input,
    showVariants: (variants) => {
      check()
      const values = ofVariant && setByVariants({ variants }, ofVariant)
      // The field for the number of threads stays editable, because a value in it replaces the variants.
      input.placeholder = values ?? ''
      if (name === 'threads') return
      input.hidden = values !== undefined
      ofVariants.hidden = values === undefined
      ofVariants.textContent = `${values}, set by the experiment’s variants`
    },
  }
}
