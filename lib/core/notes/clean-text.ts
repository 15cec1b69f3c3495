/**
 * Debris of PDF and wiki copies that no reader sees: ligatures, soft hyphens, no-break and zero-width spaces.
 * Only for prose; code is kept as it stands.
 */

const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['\ufb00', 'ff'],
  ['\ufb01', 'fi'],
  ['\ufb02', 'fl'],
  ['\ufb03', 'ffi'],
  ['\ufb04', 'ffl'],
  ['\ufb05', 'st'],
  ['\ufb06', 'st'],
])

const DEBRIS = /[\u00ad\u200b\u2060\ufb00-\ufb06\ufeff]/
const SPACES = /[ \t\r\u00a0\u2002-\u200a\u202f\u205f]+/g

/** Keeps line breaks and single spaces; @returns prose as a reader sees it. */
export function cleanText(text: string): string {
  const plain = DEBRIS.test(text)
    ? text
        .replace(/[\ufb00-\ufb06]/g, found => LIGATURES.get(found) ?? found)
        .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    : text
  return plain.replace(SPACES, ' ')
}

const CJK =
  /[\u2e80-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/

/** True for scripts written without spaces between words, their punctuation, and Hangul. */
export function isCjk(character: string): boolean {
  return CJK.test(character)
}
