import { compared } from '../comparisons/compare.ts'
import { LabError } from '../model/errors.ts'
import type { MachineReport, NoiseReport, Report, RunReport } from '../model/report.ts'
import { USUAL_LEVEL } from '../statistics/round-estimates.ts'
import { verdictsOn } from './series/verdicts.ts'

/** A report and the name of its file. */
export interface NamedReport {
  readonly file: string
  readonly report: Report
}

/** The joined report, and what it leaves out, one sentence each. */
interface Merged {
  readonly report: Report
  readonly leftOut: readonly string[]
}

/**
 * Joins reports of shards or machines. The rounds of a later report are numbered after those of the earlier ones. Runs of other machines
 * than the first one name their machine, and their variants end in its number, so that tables never mix two machines.
 * @throws LabError 'usage' if reports cannot be joined
 */
export function mergeReports(files: readonly NamedReport[]): Merged {
  const [first] = files
  if (!first || files.length < 2)
    throw new LabError('usage', 'merge joins at least two reports.', 'Name the files of several gil-lab run --json.')
  for (const [index, one] of files.entries()) checkJoins(first, one, files.slice(0, index))
  const machines: MachineReport[] = []
  const runs: RunReport[] = []
  for (const { report } of files) {
    const number = machineNumber(machines, report.machine)
    runs.push(...renumbered(report.runs, runs, number))
  }
  const [machine, ...otherMachines] = machines
  const judged = judge(files, runs, machine!)
  const { schema, version, date } = first.report
  const report: Report = {
    schema,
    version,
    date,
    mode: files.some(({ report }) => report.mode === 'replay') ? 'replay' : 'live',
    machine: machine!,
    ...(otherMachines.length > 0 && { otherMachines }),
    planned: files.reduce((sum, { report }) => sum + (report.planned ?? report.runs.length), 0),
    runs,
    ...judged.parts,
  }
  return { report, leftOut: judged.leftOut }
}

function checkJoins(first: NamedReport, one: NamedReport, before: readonly NamedReport[]): void {
  if (one.report.version !== first.report.version) {
    const versions = `${first.file} is from gil-lab ${first.report.version} and ${one.file} from ${one.report.version}`
    throw new LabError('usage', `Reports of different versions cannot be joined: ${versions}.`, 'Measure all of them with one version.')
  }
  if (one.report.otherMachines) throw new LabError('usage', `${one.file} is a merged report.`, 'Name the reports from which it was made.')
  const same = before.find(({ report }) => report.date === one.report.date && report.runs.length === one.report.runs.length)
  if (same) throw new LabError('usage', `${same.file} and ${one.file} are the same report.`, 'Name each report once.')
}

/**
 * The number of a machine, from 1. A new machine is added to the list. Of two reports of one machine, the list keeps the one with fewer
 * idle cores.
 */
function machineNumber(machines: MachineReport[], machine: MachineReport): number {
  const isSame = (one: MachineReport) =>
    one.engine === machine.engine && one.os === machine.os && one.reportedCores === machine.reportedCores
  const index = machines.findIndex(isSame)
  if (index < 0) return machines.push(machine)
  const least = (of: MachineReport) => of.parallelism ?? 0
  // Verdicts need the fewest idle cores of all the joined runs.
  if (least(machine) < least(machines[index]!)) machines[index] = machine
  return index + 1
}

function renumbered(runs: readonly RunReport[], before: readonly RunReport[], number: number): RunReport[] {
  const offset = new Map<string, number>()
  for (const { experiment, round } of before) offset.set(experiment, Math.max(offset.get(experiment) ?? 0, round))
  return runs.map((run) => {
    const round = run.round + (offset.get(run.experiment) ?? 0)
    if (number === 1) return { ...run, round }
    return { ...run, round, variant: [run.variant, `machine ${number}`].filter(Boolean).join(', '), machineNumber: number }
  })
}

/**
 * Claims and comparisons of the joined runs. The function leaves out those of an experiment that ran on another machine than the first, and
 * those of an experiment in several files whose claim was decided early in one of them.
 */
function judge(files: readonly NamedReport[], runs: readonly RunReport[], machine: MachineReport) {
  const experiments = [...new Set(runs.map(({ experiment }) => experiment))]
  const inFiles = (id: string) => files.filter(({ report }) => report.runs.some(({ experiment }) => experiment === id))
  const isElsewhere = (id: string) => runs.some(({ experiment, machineNumber }) => experiment === id && machineNumber !== undefined)
  const isDecided = (id: string) =>
    inFiles(id).length > 1 &&
    files.some(({ report }) => report.claims.some(({ experiment, decidedAfter }) => experiment === id && decidedAfter))
  const leftOut = [
    ...experiments.filter(isElsewhere).map((id) => `${id} has no verdict, because it ran on another machine than the first one.`),
    ...experiments.filter(isDecided).map((id) => `${id} has no verdict, because a report of it ended as soon as its claim was decided.`),
  ]
  const judged = experiments.filter((id) => !isElsewhere(id) && !isDecided(id))
  const alone = judged.filter((id) => inFiles(id).length === 1)
  const joined = judged.filter((id) => inFiles(id).length > 1)
  const own = runs.filter(({ experiment }) => joined.includes(experiment))
  const rounds = new Map(joined.map((id) => [id, { made: 0, planned: 0, isJudgedEarly: false, isDecided: false }]))
  const noise = widestNoise(files, judged)
  const again = compared({ runs: own, repeats: [], noise, machine, levelOf: () => USUAL_LEVEL })
  const kept = <Entry extends { readonly experiment: string }>(of: (report: Report) => readonly Entry[]) =>
    files.flatMap(({ report }) => of(report).filter(({ experiment }) => alone.includes(experiment)))
  const claims = [...kept(({ claims }) => claims), ...verdictsOn(own, () => machine, rounds)]
  const comparisons = [...kept((report) => report.comparisons), ...again.comparisons]
  // The distributions of joined rounds cannot be pooled again, because a report has no single events.
  const pooled = kept((report) => report.pooled ?? [])
  const parts = { claims, comparisons, ...(noise.length > 0 && { noise }), ...(pooled.length > 0 && { pooled }) }
  return { parts, leftOut }
}

/** For each experiment and figure, the noise of the report in which the noise floor is largest. An unknown floor counts as the largest. */
function widestNoise(files: readonly NamedReport[], experiments: readonly string[]): NoiseReport[] {
  const widest = new Map<string, NoiseReport>()
  for (const one of files.flatMap(({ report }) => report.noise ?? [])) {
    const key = JSON.stringify([one.experiment, one.metric])
    const size = ({ floor }: NoiseReport) => floor ?? Number.POSITIVE_INFINITY
    if (experiments.includes(one.experiment) && size(one) > size(widest.get(key) ?? { ...one, floor: 0 })) widest.set(key, one)
  }
  return [...widest.values()]
}
