import { z } from 'zod'

/** Text that a database column can hold: no U+0000, no half of a surrogate pair. */
export function storableText(longest: number) {
  return z
    .string()
    .max(longest, { error: `Use at most ${longest.toLocaleString('en')} characters.` })
    .refine(text => !/[\0\p{Cs}]/u.test(text), { error: 'This text holds characters that are none.' })
}
