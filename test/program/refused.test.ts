import { describe, expect, it } from 'vitest'
import { compile } from '../../src/program/index.ts'
import { runProgram } from '../vm/machine.ts'
import { refusedPrograms } from './refused.ts'

const programs = refusedPrograms()

describe('the compiler', () => {
  it('has at least 50 refused programs, each with its own name', () => {
    expect(new Set(programs.map(({ name }) => name)).size).toBe(programs.length)
    expect(programs.length).toBeGreaterThanOrEqual(50)
  })

  it.each(programs)('refuses $name with the place and the reason', ({ name, source, message }) => {
    expect(message).not.toBe('')
    expect(() => compile(source, `${name}.py`)).toThrow(expect.objectContaining({ code: 'program', message }))
  })

  it.each(programs.filter(({ instead }) => instead))('runs the program that follows the hint for $name', ({ message, instead }) => {
    expect(message).toMatch(/gil-lab .* \(.+\)/)
    expect(runProgram(compile(instead, 'program.py')).trap).toBeUndefined()
  })
})
