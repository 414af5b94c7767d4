import { Command, type CommanderError, Option } from 'commander'
import { version } from '../../package.json'
import { USUAL_PORT } from '../browser-driver/server.ts'
import { capitalised } from '../model/capitalised.ts'
import { LabError } from '../model/errors.ts'
import { DEFAULT_CHECK_INTERVAL, DEFAULT_SWITCH_INTERVAL_US, parseSetting, rangeOf, type SettingName } from '../model/limits.ts'
import { unknownName } from '../model/unknown-name.ts'
import { type CheckFlags, check } from './commands/check.ts'
import { type CompareFlags, compare } from './commands/compare.ts'
import { doctor } from './commands/doctor.ts'
import { list } from './commands/list.ts'
import { merge } from './commands/merge.ts'
import { probeMachine } from './commands/probe.ts'
import { replay } from './commands/replay.ts'
import { measure } from './commands/run.ts'
import { serve } from './commands/serve.ts'
import type { ExitStatus } from './exit-status.ts'
import {
  evalBreakerOption,
  type FileFlags,
  type Place,
  parseConstants,
  parseGils,
  parseList,
  parsePage,
  parsePort,
  parseSeconds,
  parseSeed,
  parseTraceFormat,
  parseTraceRounds,
  placeOption,
  type RunFlags,
} from './options.ts'

/** Builds the command line. `ended` receives the exit status of the command that ran. */
export function createProgram(ended: (status: ExitStatus) => void): Command {
  const program = new Command('gil-lab')
    .description('Run Python programs under real Global Interpreter Locks, and measure them on your own cores.')
    .version(version)
    // commander prints nothing, because refuse() reports usage errors in the same form as all other errors.
    .configureOutput({ outputError: () => {} })
  addRun(program, ended)
  addCheck(program, ended)
  addCompare(program, ended)
  addOthers(program, ended)
  for (const command of [program, ...program.commands]) command.exitOverride((error) => refuse(error, command))
  return program
}

/**
 * Turns commander's error about the arguments into a LabError. For an unknown command or option, the error lists the available names.
 * @throws commander's own error if commander has printed a help text or the version
 */
function refuse(error: CommanderError, command: Command): never {
  if (error.exitCode === 0 || error.code === 'commander.help') throw error
  const given = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  if (error.code === 'commander.unknownCommand') {
    throw unknownName(
      'command',
      given,
      command.commands.map((known) => known.name()),
    )
  }
  if (error.code === 'commander.unknownOption') {
    throw unknownName(
      'option',
      given,
      command.options.map((known) => known.long ?? known.flags),
    )
  }
  const message = error.message.replace(/^error: /, '')
  throw new LabError('usage', capitalised(message).replace(/[^.]$/, '$&.'), `See \`gil-lab ${command.name()} --help\`.`)
}

const switchInterval = `how long a waiter waits before it requests the GIL (default: ${DEFAULT_SWITCH_INTERVAL_US / 1e6})`
const checkInterval = `ticks between two offers of the GIL under tick (default: ${DEFAULT_CHECK_INTERVAL})`

function addRun(program: Command, ended: (status: ExitStatus) => void): void {
  const run = program
    .command('run')
    .description('measure experiments or Python files (default: all experiments)')
    .argument('[what...]', 'names of experiments (see gil-lab list), Python files, or folders with a main.py')
    .option('--gil <ids>', "GILs to compare, such as tick,switch,none; all; rivals (default: the experiment's own)", parseGils)
    .addOption(placeOption())
    .addOption(setting('--threads <n>', "replaces the value of the program's THREADS", 'threads'))
    .addOption(
      setting('--rounds <n>', "interleaved repetitions (default: 1, or the experiment's own until its claim is decided)", 'rounds'),
    )
    .addOption(setting('--switch-interval <seconds>', switchInterval, 'switchIntervalUs', 1e6))
    .addOption(setting('--check-interval <ticks>', checkInterval, 'checkInterval'))
    .addOption(setting('--kernel-entry <ns>', 'extra cost of each park and wake (default: 0; 250 is like Linux)', 'kernelEntryNs'))
    .addOption(evalBreakerOption())
    .option('--no-compile', 'let the eval loop run every function, instead of compiling functions to Wasm')
    .option('--verdict', 'exit with status 4 if the verdict on a claim is "cannot tell"')
    .option('--quiet', "show neither progress nor the program's output")
    .addOption(setting('--timeout <seconds>', 'stop any run that takes longer', 'timeoutMs', 1000))
    .action(async (what: string[], flags: RunFlags) => ended(await measure(what, flags)))
  addFiles(run)
}

/** An option that sets a setting of the request. `perUnit` converts units: one unit of the option is `perUnit` units of the setting. */
function setting(flags: string, about: string, name: SettingName, perUnit = 1): Option {
  return new Option(flags, `${about}; ${rangeOf(name)}`).argParser((text: string) => parseSetting(name, text, perUnit))
}

function addFiles(command: Command): Command {
  return command
    .option('--blame', 'show which thread waited while which held the GIL, and which acquired it after which')
    .option('--json <file>', 'write the report as JSON; - writes it to stdout, and nothing else there')
    .option('--csv <file>', 'write a table of all runs as CSV')
    .option(
      '--trace <file>',
      'write which thread held the GIL when: .pftrace or .json for ui.perfetto.dev, .firefox.json, .speedscope.json',
    )
    .option(
      '--trace-format <format>',
      "format of the trace, whatever the file's name: perfetto, chrome, firefox, speedscope",
      parseTraceFormat,
    )
    .option('--trace-rounds <which>', 'rounds in the trace: median (of each variant) or all (default: median)', parseTraceRounds)
    .option('--html <file>', 'write the report as an HTML page')
    .option('--recording <file>', 'write the report, the programs and the events, for gil-lab replay and the lab page')
    .option('--brief', 'with --recording: write only the events that a page shows, for an embed')
    .option('--picture <file>', 'write which thread held the GIL when as an SVG, for an embed')
}

function addCheck(program: Command, ended: (status: ExitStatus) => void): void {
  program
    .command('check')
    .description('look for a schedule that breaks a GIL or a Python program (docs/checking.md)')
    .argument('[file]', 'a Python file, or a folder with a main.py; without it, the GILs themselves are checked')
    .option('--gil <ids>', 'GILs to check, or the GILs of the program (default: all, or switch for a program)', parseGils)
    .option('--deep', 'try more preemptions and more schedules; takes many times as long')
    .option('--seed <n>', 'seed of the random schedules (default: 1)', parseSeed)
    .option('--max-seconds <n>', 'stop the search after this time, and report what was tried (default for a program: 30)', parseSeconds)
    .option('--replay <schedule>', 'repeat a schedule that a check printed, and show its steps')
    .option('--page <url>', 'address of the lab page, for the links to schedules (default: the page of gil-lab serve)', parsePage)
    .addOption(evalBreakerOption())
    .action(async (file: string | undefined, flags: CheckFlags) => ended(await check(file, flags)))
}

function addCompare(program: Command, ended: (status: ExitStatus) => void): void {
  program
    .command('compare')
    .description('measure Python files or experiments in the lab and in real CPythons, side by side (docs/compare.md)')
    .argument('[what...]', 'names of experiments, Python files, or folders with a main.py; or two reports of gil-lab run --json')
    .option('--with <pythons>', 'CPythons to compare with, such as python3,python2.7 (default: python3)', parseList)
    .option('--gil <ids>', "GILs of the lab (default: those of the CPythons' versions)", parseGils)
    .addOption(settings('--threads <n,…>', "values of the program's THREADS", 'threads'))
    .addOption(settings('--switch-interval <times>', switchInterval, 'switchIntervalUs', 1e6))
    .option('--set <assignments>', 'values of other constants of the program, such as SECONDS=2', parseConstants)
    .addOption(setting('--check-interval <ticks>', checkInterval, 'checkInterval'))
    .addOption(settings('--kernel-entry <ns,…>', 'extra cost of each park and wake in the lab (default: 0)', 'kernelEntryNs'))
    .addOption(setting('--rounds <n>', 'interleaved repetitions (default: 7)', 'rounds'))
    .addOption(setting('--timeout <seconds>', 'stop any run that takes longer (default: 60)', 'timeoutMs', 1000))
    .option('--json <file>', 'write all figures and distributions as JSON; - is stdout')
    .option('--html <file>', 'write both sides as one HTML page')
    .action(async (what: string[], flags: CompareFlags) => ended(await compare(what, flags)))
}

/** As setting(), for a list of values. If the option is in s, a value may have another unit of time: 0.5ms,5ms. */
function settings(flags: string, about: string, name: SettingName, perUnit = 1): Option {
  return new Option(flags, `${about}; ${rangeOf(name)}`).argParser((text: string) =>
    parseList(text).map((one) => parseSetting(name, ...inUnit(one, perUnit))),
  )
}

/** The number of a value, and how many units of the setting its own unit has. "5ms" is 5 and 1000, because that setting is in µs. */
function inUnit(text: string, perUnit: number): [string, number] {
  const [, number, unit] = /^(.*?)(ms|us|µs|s)$/.exec(text) ?? []
  if (number === undefined || perUnit === 1) return [text, perUnit]
  return [number, perUnit * ({ s: 1, ms: 1e-3 }[unit as string] ?? 1e-6)]
}

function addOthers(program: Command, ended: (status: ExitStatus) => void): void {
  addFiles(program.command('replay'))
    .description('print the report of a recording, marked as recorded')
    .argument('<file>', 'a file of --recording, of the lab page, or of --json')
    .action(async (file: string, flags: FileFlags) => ended(await replay(file, flags)))
  program
    .command('merge')
    .description('join reports of gil-lab run --json, such as those of shards or of several machines (docs/compare.md)')
    .argument('<files...>', 'two reports or more')
    .option('--json <file>', 'the file to write (default: stdout)')
    .action(async (files: string[], flags: { json?: string }) => ended(await merge(files, flags)))
  program
    .command('list')
    .description('list the experiments, GILs and metrics')
    .action(() => ended(list()))
  program
    .command('probe')
    .description('measure the limits of this machine: self-tests, clock, wake-ups, effective cores')
    .addOption(placeOption())
    .option('--json <file>', 'write the result as JSON; - is stdout')
    .action(async (flags: { on?: Place; json?: string }) => ended(await probeMachine(flags)))
  program
    .command('serve')
    .description('serve the lab page, with the headers that it needs')
    .option('--port <n>', `port on 127.0.0.1 (default: ${USUAL_PORT}, or a free one if that is in use)`, parsePort)
    .action(async (flags: { port?: number }) => ended(await serve(flags)))
  program
    .command('doctor')
    .description('explain whether a page can run the lab, and which headers to add')
    .argument('<url>', 'address of the page')
    .action(async (url: string) => ended(await doctor(url)))
}
