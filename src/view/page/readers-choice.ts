import type { Shared } from '../../links/permalink.ts'
import { gilChoice } from './gil-choice.ts'
import { programChoice } from './program-choice.ts'
import type { Choice } from './request.ts'
import { settingsForm } from './settings.ts'
import { type ShownExperiment, shownExperiment } from './shown-experiments.ts'

interface ReadersChoice {
  readonly program: ReturnType<typeof programChoice>
  readonly gils: ReturnType<typeof gilChoice>
  readonly settings: ReturnType<typeof settingsForm>
  chosen(): Choice
  /** Opens an experiment with its own GILs and settings. @returns the experiment; undefined if there is none with this id */
  open(id: string): ShownExperiment | undefined
  /** Fills the form with what a link contains. */
  fill(shared: Shared, experiment: ShownExperiment | undefined): void
}

/** The form in which the reader chooses a program, GILs and settings. `onProgram` receives each change of the experiment, and `onEdit` each edit of the program. */
export function readersChoice(onProgram: (experiment: ShownExperiment | undefined) => void, onEdit: () => void): ReadersChoice {
  const gils = gilChoice()
  const settings = settingsForm()
  const program = programChoice((experiment) => {
    if (experiment) gils.choose(experiment.gils)
    settings.setExperiment(experiment)
    onProgram(experiment)
  }, onEdit)
  return {
    program,
    gils,
    settings,
    chosen: () => ({ ...program.chosen(), gils: gils.chosen(), settings: settings.chosen() }),
    open: (id) => {
      const experiment = shownExperiment(id)
      if (!experiment) return undefined
      program.open(experiment, experiment.id)
      settings.show({ rounds: experiment.rounds ?? 1 })
      return experiment
    },
    fill: ({ program: source, files, gils: given, settings: set }, experiment) => {
      if (experiment) program.open(experiment, experiment.id)
      else if (source !== undefined) program.open({ source, ...(files && { files }) })
      if (given) gils.choose(given)
      settings.show({ rounds: experiment?.rounds ?? 1, ...set })
    },
  }
}
