// AssemblyScript's names of number types. The files in assembly/abi use them, and TypeScript's compiler reads these files too.
declare type usize = number
declare type i32 = number
declare type u32 = number
