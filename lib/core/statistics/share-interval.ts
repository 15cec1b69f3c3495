/**
 * Where the true share lies with 95 % confidence when `passed` of `asked` came out well, each between 0 and 1: the
 * score interval of Wilson (1927), which keeps its promise for small counts and shares near 1. The whole range when
 * nothing was asked.
 */
export function shareInterval(passed: number, asked: number): { readonly from: number; readonly to: number } {
  if (asked === 0) return { from: 0, to: 1 }
  const share = passed / asked
  const weight = Z_95 ** 2 / asked
  const centre = (share + weight / 2) / (1 + weight)
  const reach = (Z_95 / (1 + weight)) * Math.sqrt((share * (1 - share)) / asked + weight / (4 * asked))
  return { from: Math.max(0, centre - reach), to: Math.min(1, centre + reach) }
}

const Z_95 = 1.959964
