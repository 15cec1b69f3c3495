/** Enough to recognise a note by; longer names do not fit a phone's line. */
const LONGEST_STEM = 60

/**
 * A file name for pasted text: its first heading, else its first words. Pasting a note again under the same
 * heading updates it, as importing a file of the same name does.
 */
export function pastePath(text: string): string {
  const heading = /^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/m.exec(text)?.[1]
  const source = heading ?? text.split(/\r\n|\r|\n/).find(line => /[\p{L}\p{N}]/u.test(line)) ?? ''
  const stem = source
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[/\\:*?"<>|#`[\]()!{}]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[.\-\s]+/, '')
  return `${shorten(stem) || 'Pasted note'}.md`
}

function shorten(stem: string): string {
  if (stem.length <= LONGEST_STEM) return stem
  const cut = Array.from(stem).slice(0, LONGEST_STEM).join('')
  const space = cut.lastIndexOf(' ')
  return space > LONGEST_STEM / 2 ? cut.slice(0, space) : cut
}
