import type { Experiment } from '../model/run.ts'
import { countdown } from './countdown.ts'
import { sleep } from './sleep.ts'

/** Every experiment, in the order in which lists show them. A new one is a file, its .py, and one line here. */
export const EXPERIMENTS: readonly Experiment[] = [countdown, sleep]
