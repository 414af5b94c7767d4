import { setFlagsFromString } from 'node:v8'
import { expect, it } from 'vitest'
import { instantiate } from '../../src/lab/wasm/instance.ts'
import { newMemory } from '../../src/lab/wasm/memory.ts'
import { nodePlatform } from '../../src/platform/node.ts'

it("V8 compiles every function of Node's machine before the first call, with the compiler that keeps locals across a wait", async () => {
  const machine = instantiate(await nodePlatform().machine(), newMemory(1), () => 0)
  setFlagsFromString('--allow-natives-syntax')
  // The function's source is a string, because parsers of TypeScript do not accept V8's % syntax.
  const isCompiled = new Function('call', 'return %IsTurboFanFunction(call)') as (call: unknown) => boolean
  const calls = Object.entries(machine).filter(([, call]) => typeof call === 'function')
  expect(calls.length).toBeGreaterThan(80)
  expect(calls.filter(([, call]) => !isCompiled(call)).map(([name]) => name)).toEqual([])
})
