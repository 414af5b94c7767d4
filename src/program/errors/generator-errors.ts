import { Tag } from '../../../assembly/abi/tags.ts'
import { AwaitReason, GeneratorReason } from '../../../assembly/abi/traps.ts'
import { typeName } from './type-names.ts'

/** The message of an error of a generator. `tag` is the generator's tag. */
export function generatorError(tag: number, reason: GeneratorReason): string {
  const name = tag === Tag.ASYNC_GENERATOR ? 'async generator' : typeName(tag)
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
    case GeneratorReason.REUSED:
      return `RuntimeError: cannot reuse already awaited ${name}`
    case GeneratorReason.RAISED_STOP_ASYNC:
      return `RuntimeError: ${name} raised StopAsyncIteration`
  }
}

const PROTOCOL = 'object does not support the asynchronous context manager protocol'

/** The messages for a value that `await`, `async for` or `async with` cannot use. `type` is the name of its type. */
const AWAIT_ERRORS: Readonly<Record<AwaitReason, (type: string) => string>> = {
  [AwaitReason.EXPRESSION]: (type) => `TypeError: object ${type} can't be used in 'await' expression`,
  [AwaitReason.AENTER]: (type) => `TypeError: 'async with' received an object from __aenter__ that does not implement __await__: ${type}`,
  [AwaitReason.AEXIT]: (type) => `TypeError: 'async with' received an object from __aexit__ that does not implement __await__: ${type}`,
  [AwaitReason.ANEXT]: (type) => `TypeError: 'async for' received an invalid object from __anext__: ${type}`,
  [AwaitReason.AITER]: (type) => `TypeError: 'async for' requires an object with __aiter__ method, got ${type}`,
  [AwaitReason.AITER_RESULT]: (type) =>
    `TypeError: 'async for' received an object from __aiter__ that does not implement __anext__: ${type}`,
  [AwaitReason.NO_ANEXT]: (type) => `TypeError: 'async for' requires an iterator with __anext__ method, got ${type}`,
  [AwaitReason.MANAGER]: (type) => `TypeError: '${type}' ${PROTOCOL}`,
  [AwaitReason.NO_AEXIT]: (type) => `TypeError: '${type}' ${PROTOCOL} (missed __aexit__ method)`,
  [AwaitReason.AWAIT_RESULT]: (type) => `TypeError: __await__() returned non-iterator of type '${type}'`,
  [AwaitReason.AWAIT_COROUTINE]: () => 'TypeError: __await__() returned a coroutine',
  [AwaitReason.YIELD_FROM]: () => "TypeError: cannot 'yield from' a coroutine object in a non-coroutine generator",
  [AwaitReason.AITER_CALL]: (type) => `TypeError: '${type}' object is not an async iterable`,
  [AwaitReason.AITER_CALL_RESULT]: (type) => `TypeError: aiter() returned not an async iterator of type '${type}'`,
  [AwaitReason.ANEXT_CALL]: (type) => `TypeError: '${type}' object is not an async iterator`,
  [AwaitReason.BEING_AWAITED]: () => 'RuntimeError: coroutine is being awaited already',
  [AwaitReason.REUSED_ASEND]: () => 'RuntimeError: cannot reuse already awaited __anext__()/asend()',
  [AwaitReason.REUSED_ATHROW]: () => 'RuntimeError: cannot reuse already awaited aclose()/athrow()',
  [AwaitReason.ANEXT_RUNNING]: () => 'RuntimeError: anext(): asynchronous generator is already running',
  [AwaitReason.ATHROW_RUNNING]: () => 'RuntimeError: athrow(): asynchronous generator is already running',
  [AwaitReason.ACLOSE_RUNNING]: () => 'RuntimeError: aclose(): asynchronous generator is already running',
  [AwaitReason.TOKEN]: () => 'ValueError: not a token of a thread',
}

export function awaitError(reason: AwaitReason, type: string): string {
  return AWAIT_ERRORS[reason](type)
}
