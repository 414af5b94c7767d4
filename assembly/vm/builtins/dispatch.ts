import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Holders } from '../objects/holders'
import { AttributesModule } from './attributes'
import { BuiltinsModule } from './builtins'
import { ClassesModule } from './classes'
import { ConversionsModule } from './conversions'
import { CoroutinesModule } from './coroutines'
import { DatetimeModule } from './datetime'
import { DequesModule } from './deques'
import { DictsModule } from './dicts'
import { DigestsModule } from './digests'
import { DiskModule } from './disk'
import { ExceptionsModule } from './exceptions'
import { Extremes } from './extremes'
import { FramesModule } from './frames'
import { FunctionalModule } from './functional'
import { GcModule } from './gc'
import { GeneratorsModule } from './generators'
import { InterpretersModule } from './interpreters'
import { ListsModule } from './lists'
import { LocksModule } from './locks'
import { LoopModule } from './loop'
import { MathModule } from './math'
import { NumbersModule } from './numbers'
import { ObjectModel } from './objectmodel'
import { OsModule } from './os'
import { ProcessesModule } from './processes'
import { ProcessQueuesModule } from './processqueues'
import { ProcessSharedModule } from './processshared'
import { QueuesModule } from './queues'
import { RangesModule } from './ranges'
import { RLocksModule } from './rlocks'
import { SequencesModule } from './sequences'
import { SetsModule } from './sets'
import { StringsModule } from './strings'
import { SysModule } from './sys'
import { ThreadingModule } from './threading'
import { TimeModule } from './time'

/**
 * Dispatches the calls of builtins to their modules. A module's call() finds the `count` arguments in the cells above `callable`, writes
 * its result to `callable` and leaves the arguments in place. If the call fails, it raises an error and returns false.
 */
export abstract class Builtins {
  /** Calls a builtin. arguments.ts explains `keywords`. */
  static call(t: ThreadState, id: i32, callable: usize, count: i32, keywords: usize): bool {
    if (keywords && !Builtins.takesKeywords(id)) {
      return Errors.raise(t, Trap.BUILTIN_KEYWORD, id, load<i32>(keywords, 4))
    }
    const first = callable + CELL_BYTES
    // The most common builtins have the lowest numbers.
    if (id < Builtin.THREAD) {
      if (ListsModule.has(id)) return ListsModule.call(t, id, callable, first, count, keywords)
      if (SequencesModule.has(id)) return SequencesModule.call(t, id, callable, first, count, keywords)
      if (Extremes.has(id)) return Extremes.call(t, id, callable, first, count, keywords)
      if (NumbersModule.has(id)) return NumbersModule.call(t, id, callable, first, count, keywords)
      return BuiltinsModule.call(t, id, callable, first, count, keywords)
    }
    // Next come those that programs with threads call all the time.
    if (LocksModule.has(id)) return LocksModule.call(t, id, callable, first, count, keywords)
    if (DequesModule.has(id)) return DequesModule.call(t, id, callable, first, count, keywords)
    if (DictsModule.has(id)) return DictsModule.call(t, id, callable, first, count, keywords)
    if (StringsModule.has(id)) {
      Holders.unwrapAll(t, first, count)
      return StringsModule.call(t, id, callable, first, count, keywords)
    }
    if (id == Builtin.LIST_COPY) return ListsModule.call(t, id, callable, first, count, keywords)
    if (FunctionalModule.has(id)) return FunctionalModule.call(t, id, callable, first, count, keywords)
    if (ConversionsModule.has(id)) return ConversionsModule.call(t, id, callable, first, count)
    if (MathModule.has(id)) return MathModule.call(t, id, callable, first, count)
    if (id >= Builtin.TIME_MONOTONIC_NS && id <= Builtin.TIME_TIME_NS) return TimeModule.call(t, id, callable, first, count)
    if (RangesModule.has(id)) return RangesModule.call(t, id, callable, first, count)
    if (id < Builtin.TIME_SLEEP) return ThreadingModule.call(t, id, callable, first, count, keywords)
    if (id < Builtin.DATETIME_NOW) return TimeModule.call(t, id, callable, first, count)
    if (id < Builtin.SYS_SETSWITCHINTERVAL) return DatetimeModule.call(t, id, callable, first, count)
    if (SetsModule.has(id)) return SetsModule.call(t, id, callable, first, count)
    if (InterpretersModule.has(id)) return InterpretersModule.call(t, id, callable, first, count, keywords)
    if (RLocksModule.has(id)) return RLocksModule.call(t, id, callable, first, count, keywords)
    if (OsModule.has(id)) return OsModule.call(t, id, callable, first, count)
    if (QueuesModule.has(id)) return QueuesModule.call(t, id, callable, first, count, keywords)
    if (ProcessesModule.has(id)) return ProcessesModule.call(t, id, callable, first, count, keywords)
    if (ProcessQueuesModule.has(id)) return ProcessQueuesModule.call(t, id, callable, first, count, keywords)
    if (ProcessSharedModule.has(id)) return ProcessSharedModule.call(t, id, callable, first, count)
    if (AttributesModule.has(id)) return AttributesModule.call(t, id, callable, first, count)
    if (ObjectModel.has(id)) return ObjectModel.call(t, id, callable, first, count, keywords)
    if (ClassesModule.has(id)) return ClassesModule.call(t, id, callable, first, count)
    if (CoroutinesModule.has(id)) return CoroutinesModule.call(t, id, callable, first, count)
    if (GcModule.has(id)) return GcModule.call(t, id, callable, first, count)
    if (LoopModule.has(id)) return LoopModule.call(t, id, callable, first, count)
    if (GeneratorsModule.has(id)) return GeneratorsModule.call(t, id, callable, first, count)
    if (ExceptionsModule.has(id)) return ExceptionsModule.call(t, id, callable, first, count)
    if (id == Builtin.FRAMES) return FramesModule.call(t, callable, first, count)
    if (id == Builtin.DIGEST) return DigestsModule.call(t, callable, first, count)
    if (id == Builtin.JOIN_THREADS) return ThreadingModule.call(t, id, callable, first, count, keywords)
    if (id == Builtin.TIME_UTC_OFFSET) return TimeModule.call(t, id, callable, first, count)
    if (DiskModule.has(id)) return DiskModule.call(t, id, callable, first, count)
    return SysModule.call(t, id, callable, first, count)
  }

  /** Whether the builtin's module checks the keywords itself. Every other builtin rejects keywords. */
  private static takesKeywords(id: i32): bool {
    if (id == Builtin.PRINT || id == Builtin.THREAD || id == Builtin.THREAD_JOIN) return true
    if (id == Builtin.INTERPRETER_CALL_IN_THREAD || (id >= Builtin.OBJECT_NEW && id <= Builtin.TYPE_INIT)) return true
    if (StringsModule.has(id) || DictsModule.has(id) || DequesModule.has(id)) return true
    if (FunctionalModule.has(id) || NumbersModule.has(id) || Extremes.has(id)) return true
    if (ListsModule.has(id) || SequencesModule.has(id) || LocksModule.has(id) || RLocksModule.has(id)) return true
    return QueuesModule.has(id) || ProcessesModule.has(id) || ProcessQueuesModule.has(id)
  }
}
