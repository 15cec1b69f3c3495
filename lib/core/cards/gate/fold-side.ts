/** The form in which two sides count as the same: case, blanks, emphasis and escapes do not tell cards apart. */
export function foldSide(markdown: string): string {
  return (isAscii(markdown) ? markdown : foldForms(markdown)).replace(DROPPED, '$1').toLowerCase()
}

/** Blanks, emphasis and code marks go; of an escape, what it escapes stays. */
const DROPPED = /[`*\s]+|\\([|\\<>_[\]()#+.!-])/g

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false
  return true
}

function foldForms(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
}
