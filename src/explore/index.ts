// Drives the shipped machine through chosen interleavings. src/check, src/cli, scripts and the tests use this folder.
//
//     const world = new World(new WebAssembly.Module(instrument(machineWasm)))
//     const result = explore(world, scenario, { strategy: new RandomStrategy(seed), schedules: 1000 })
//     if (result.failure) print(explain(scenario, result.failure))                   // includes the schedule that replay() takes
//
// instrument() is in instrument.ts. This file does not export it, because only instrument.ts needs Binaryen.

export { type Exploration, type ExploreOptions, explain, explore, type FoundFailure, replay } from './check.ts'
export { columns, type Line } from './columns.ts'
export { type Body, call, Failure, type FailureKind, type Request, type Rules, type Scenario } from './scenario.ts'
export { bypassScenario, overtakingScenario } from './scenarios/bypass.ts'
export { bypassLimit, countScenario, freeScenario, gilScenario, stopAnywhereScenario, stopScenario } from './scenarios/gils.ts'
export { gilScenarios, LOCK_SCENARIOS, longScenarios } from './scenarios/index.ts'
export { daemonScenario, lifeScenario } from './scenarios/life.ts'
export { retakeScenario } from './scenarios/retake.ts'
export { spuriousScenario } from './scenarios/spurious.ts'
export { formatSchedule, parseSchedule } from './schedule.ts'
export { shrink } from './shrink.ts'
export { DepthFirstStrategy } from './strategies/depth-first.ts'
export { LockstepStrategy } from './strategies/lockstep.ts'
export { PriorityStrategy } from './strategies/priorities.ts'
export { RandomStrategy } from './strategies/random.ts'
export { ScriptedStrategy } from './strategies/scripted.ts'
export type { Choices, Strategy } from './strategies/strategy.ts'
export type { Access } from './trace.ts'
export { World } from './world.ts'
