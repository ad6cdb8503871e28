// The values of KERNEL, which the compiler is told: how the 8-bit product is computed.
export const PLAIN: i32 = 0;
export const BIT_EQUAL: i32 = 1;
export const DOT_ADD: i32 = 2;
