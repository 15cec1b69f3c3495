/**
 * A 64-bit fingerprint of a text as 13 base-36 digits: two multiply-xor lanes of 32 bits with different odd
 * multipliers and a final avalanche. Not for secrets; it names cards, and must never change.
 */
export const hashText = (text: string): string => {
  let left = 0x9e3779b9
  let right = 0x7f4a7c15
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    left = Math.imul(left ^ unit, 0x01000193)
    left ^= left >>> 15
    right = Math.imul(right ^ unit, 0x5bd1e995)
    right ^= right >>> 13
  }
  left = avalanche(left ^ text.length)
  right = avalanche(right ^ left)
  const value = (BigInt(left >>> 0) << 32n) | BigInt(right >>> 0)
  return value.toString(36).padStart(13, '0')
}

const avalanche = (lane: number): number => {
  let mixed = lane
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return mixed ^ (mixed >>> 15)
}
