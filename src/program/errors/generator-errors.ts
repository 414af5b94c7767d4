import { GeneratorReason } from '../../../assembly/abi/traps.ts'
import { typeName } from './type-names.ts'

/** The message of an error of a generator. `tag` is the generator's tag. */
export function generatorError(tag: number, reason: GeneratorReason): string {
  const name = typeName(tag)
  switch (reason) {
    case GeneratorReason.EXECUTING:
      return `ValueError: ${name} already executing`
    case GeneratorReason.JUST_STARTED:
      return `TypeError: can't send non-None value to a just-started ${name}`
    case GeneratorReason.RAISED_STOP:
      return `RuntimeError: ${name} raised StopIteration`
    case GeneratorReason.IGNORED_EXIT:
      return `RuntimeError: ${name} ignored GeneratorExit`
    case GeneratorReason.THROW_TYPE:
      return `TypeError: exceptions must be classes or instances deriving from BaseException, not ${name}`
  }
}
