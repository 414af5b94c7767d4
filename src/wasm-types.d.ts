// The names AssemblyScript gives to numbers, for the files in assembly/abi that both compilers read.
declare type usize = number
declare type i32 = number
declare type u32 = number
