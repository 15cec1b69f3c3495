import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { IntakeLimits } from '@/lib/core/notes-intake/intake-limits'
import type { IntakeOutcome } from '@/lib/core/notes-intake/intake-outcome'
import { judgeUnread, openIntake, takeFile, takeText } from '@/lib/core/notes-intake/take-file'
import { forgeZip, zipOf } from './zips'

const LIMITS: IntakeLimits = {
  largestNoteBytes: 10_000,
  largestZipBytes: 100_000,
  mostNotes: 5,
  mostUnzippedBytes: 25_000,
  mostZipEntries: 20,
}
const bytes = (text: string) => new TextEncoder().encode(text)

function takeZip(zip: Uint8Array, limits = LIMITS): IntakeOutcome[] {
  return [...takeFile(openIntake(limits), { path: 'vault.zip', isChosen: true }, zip)]
}

/** One line per outcome: `path`, or `code: message`. */
function told(outcomes: readonly IntakeOutcome[]): string[] {
  return outcomes.map(outcome => {
    if (outcome.kind === 'note') return outcome.note.path
    if (outcome.kind === 'left-out') return `left out (${outcome.reason})`
    return `${outcome.problem.code}: ${outcome.problem.message}`
  })
}

describe('single files', () => {
  test('a note comes in with its text untouched, markup and script included', () => {
    const text = '# A\r\n<script>alert(1)</script> <img src=x onerror=alert(2)>\r\n'
    const outcomes = [...takeFile(openIntake(LIMITS), { path: 'a.md', isChosen: true }, bytes(text))]
    expect(outcomes).toEqual([
      { kind: 'note', note: { path: 'a.md', text, convertedFrom: null, renamedFrom: null } },
    ])
  })

  test.each([
    ['empty.md', new Uint8Array(), 'empty: empty.md is empty.'],
    ['blank.md', bytes(' \n\t\n'), 'empty: blank.md is empty.'],
    ['zero.txt', bytes('a\0b'), 'binary: zero.txt holds binary data, not text. It was left out.'],
    ['scan.md', bytes('%PDF-1.4 …'), 'binary: scan.md holds a PDF, not text. It was left out.'],
    [
      'odd.md',
      Uint8Array.from([0x61, 0x81, 0x8d, 0xff, 0x62, 0x20, 0x8f]),
      'encoding: odd.md is in an encoding that could not be told. Save it as UTF-8.',
    ],
    [
      '../up.md',
      bytes('text'),
      'path: ../up.md has “..” in its path, which points outside what you chose. It was left out.',
    ],
  ])('%s is refused by name', (path, content, message) => {
    expect(told([...takeFile(openIntake(LIMITS), { path, isChosen: true }, content)])).toEqual([message])
  })

  test('names in messages cannot reorder or break them', () => {
    const [line] = told([
      ...takeFile(openIntake(LIMITS), { path: 'a\u{202E}dm.\n.md', isChosen: true }, bytes('x')),
    ])
    expect(line).toMatch(/^path: a\u{FFFD}dm\.\u{FFFD}\.md has control characters/u)
  })

  test.each([
    [
      'big.md',
      10_001,
      true,
      'too-large: big.md is 10 KB; the most is 10 KB for a note. Split it, or bring its parts.',
    ],
    [
      'big.zip',
      100_001,
      true,
      'too-large: big.zip is 98 KB; the most is 98 KB for a zip. Make several smaller zips.',
    ],
    [
      'photo.png',
      5,
      true,
      'not-a-note: photo.png is not a note. Notes end in .md, .markdown or .txt, or come in a .zip.',
    ],
    ['vault/photo.png', 5, false, 'left out (not-a-note)'],
    ['vault/.git/x.md', 5, false, 'left out (hidden)'],
    ['.draft.md', 5, true, undefined],
    ['a.md', 10_000, true, undefined],
  ])('%s of %i bytes is judged before it is read', (path, size, isChosen, expected) => {
    const outcome = judgeUnread(openIntake(LIMITS), { path, isChosen }, size)
    expect(outcome === null ? undefined : told([outcome])[0]).toBe(expected)
  })

  test('two notes of one name both come in; an exact twin is left out', () => {
    const intake = openIntake(LIMITS)
    const outcomes = ['one', 'two', 'one', 'three'].map(text => takeText(intake, 'a.md', text))
    expect(told(outcomes)).toEqual(['a.md', 'a (2).md', 'left out (twin)', 'a (3).md'])
    expect(outcomes[1]).toMatchObject({ note: { renamedFrom: 'a.md', text: 'two' } })
  })

  test('a note that conversion makes too large is refused', () => {
    // 5,001 times é, one byte each here and two in UTF-8.
    const text = 'La qualité et la sécurité des données présentées à été vérifiée, dés la créátion. '.repeat(
      118,
    )
    const latin = Uint8Array.from(text, char => char.charCodeAt(0))
    expect(latin.length).toBeLessThan(10_000)
    expect(told([...takeFile(openIntake(LIMITS), { path: 'a.md', isChosen: true }, latin)])).toEqual([
      'too-large: a.md is larger than 10 KB as UTF-8. Split it, or bring its parts.',
    ])
  })
})

describe('zips', () => {
  test('notes come in, the rest is left out quietly, what is wrong is named', () => {
    const zip = zipOf({
      'vault/a.md': '# A',
      'vault/sub/b.txt': 'B',
      'vault/pic.png': '\u{89}PNG',
      'vault/.obsidian/app.json': '{}',
      '__MACOSX/vault/._a.md': 'x',
      'vault/old.zip': 'PK',
      'vault/empty.md': '',
      '../evil.md': 'evil',
      '/abs.md': 'abs',
      'win\\c.md': 'C',
    })
    expect(told(takeZip(zip))).toEqual([
      'vault/a.md',
      'vault/sub/b.txt',
      'left out (not-a-note)',
      'left out (hidden)',
      'left out (hidden)',
      'nested-zip: vault.zip › vault/old.zip is a zip inside a zip. Unzip it and bring it by itself.',
      'empty: vault.zip › vault/empty.md is empty.',
      'path: vault.zip › ../evil.md has “..” in its path, which points outside what you chose. It was left out.',
      'path: vault.zip › /abs.md has an absolute path, which points outside what you chose. It was left out.',
      'win/c.md',
    ])
  })

  test('folders, stored entries and Unicode names are read', () => {
    const zip = zipSync({
      'dir/': [new Uint8Array(), { level: 0 }],
      'dir/größe.md': [bytes('text'), { level: 0 }],
    })
    expect(told(takeZip(zip))).toEqual(['dir/größe.md'])
  })

  test('a name that is not UTF-8 is converted', () => {
    // “заметки о контейнерах.md” in windows-1251.
    const name = Uint8Array.from([
      0xe7, 0xe0, 0xec, 0xe5, 0xf2, 0xea, 0xe8, 0x20, 0xee, 0x20, 0xea, 0xee, 0xed, 0xf2, 0xe5, 0xe9, 0xed,
      0xe5, 0xf0, 0xe0, 0xf5, 0x2e, 0x6d, 0x64,
    ])
    expect(told(takeZip(forgeZip([{ name, content: bytes('x') }])))).toEqual(['заметки о контейнерах.md'])
  })

  test('what claims to be too large is never inflated, and what lies about it is stopped', () => {
    const zeros = bytes('0'.repeat(3_000_000))
    const zip = forgeZip([
      { name: 'honest.md', content: zeros },
      { name: 'liar.md', content: zeros, claims: { size: 9 } },
      { name: 'fine.md', content: bytes('fine') },
    ])
    expect(told(takeZip(zip))).toEqual([
      'too-large: vault.zip › honest.md is larger than 10 KB. Split it, or bring its parts.',
      'too-large: vault.zip › liar.md is larger than 10 KB. Split it, or bring its parts.',
      'fine.md',
    ])
  })

  test('an entry that packs thousands to one is called a bomb', () => {
    const limits = { ...LIMITS, largestNoteBytes: 1_000_000, mostUnzippedBytes: 9_000_000 }
    const zip = forgeZip([{ name: 'bomb.md', content: bytes('0'.repeat(2_000_000)), claims: { size: 1 } }])
    expect(told(takeZip(zip, limits))).toEqual([
      'zip-bomb: vault.zip › bomb.md would unpack to far more than notes need. It was left out.',
    ])
  })

  test('the whole import unpacks no more than its budget', () => {
    const zip = forgeZip(
      ['a', 'b', 'c', 'd'].map(name => ({ name: `${name}.md`, content: bytes(name.repeat(9_000)) })),
    )
    const intake = openIntake(LIMITS)
    const lines = told([...takeFile(intake, { path: 'vault.zip', isChosen: true }, zip)])
    expect(lines).toEqual([
      'a.md',
      'b.md',
      'zip-bomb: vault.zip › c.md would unpack to far more than notes need. It was left out.',
      'zip-bomb: vault.zip › d.md would unpack to far more than notes need. It was left out.',
    ])
    expect(intake.unzippedBytes).toBe(18_000)
  })

  test('entries that share bytes are a bomb', () => {
    const zip = forgeZip([
      { name: 'a.md', content: bytes('a') },
      { name: 'a.md', content: bytes('a'), claims: { headerAt: 0 } },
    ])
    expect(told(takeZip(zip))).toEqual([
      'zip-bomb: vault.zip is built to unpack without end. It was not opened.',
    ])
  })

  test('locked, unknown and damaged entries are named, their neighbours read', () => {
    const zip = forgeZip([
      { name: 'locked.md', content: bytes('a'), claims: { flags: 1 } },
      { name: 'odd.md', content: bytes('b'), claims: { method: 14 } },
      { name: 'broken.md', content: bytes('c'), claims: { crc: 7 } },
      { name: 'fine.md', content: bytes('d') },
    ])
    expect(told(takeZip(zip))).toEqual([
      'encrypted: vault.zip › locked.md is locked with a password. Unzip it and bring the file.',
      'compression: vault.zip › odd.md is packed in a way that is not known here. Unzip it and bring the file.',
      'damaged: vault.zip › broken.md is damaged in the zip. Make the zip again, or bring the file by itself.',
      'fine.md',
    ])
  })

  test.each([
    ['no zip at all', bytes('# just a note')],
    ['cut short', zipOf({ 'a.md': 'text '.repeat(50) }).subarray(0, 60)],
    ['its front cut off', zipOf({ 'a.md': 'text '.repeat(50), 'b.md': 'b' }).subarray(20)],
    ['empty', new Uint8Array()],
  ])('%s: refused by name', (_, zip) => {
    expect(told(takeZip(zip))).toEqual([
      'damaged: vault.zip cannot be opened as a zip. Make it again, or bring the files themselves.',
    ])
  })

  test('too many entries: not opened', () => {
    const files = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`${n}.png`, '']))
    expect(told(takeZip(zipOf(files)))).toEqual([
      'too-many: vault.zip lists more than 20 files. Zip only the folder with your notes.',
    ])
  })

  test('too many notes: the first ones come in, the others are counted and named', () => {
    const files = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`n${n}.md`, `# ${n}`]))
    const intake = openIntake(LIMITS)
    const lines = told([...takeFile(intake, { path: 'vault.zip', isChosen: true }, zipOf(files))])
    expect(lines.slice(0, 5)).toEqual(['n0.md', 'n1.md', 'n2.md', 'n3.md', 'n4.md'])
    expect(lines.slice(5)).toEqual([
      'too-many: vault.zip › n5.md is past the 5 notes one import takes. Keep these, then bring the rest.',
      'too-many: vault.zip › n6.md is past the 5 notes one import takes. Keep these, then bring the rest.',
    ])
    expect(intake.overflow).toBe(2)
  })

  test('no zip, whatever is flipped in it, throws or escapes', () => {
    const whole = zipOf({ 'a/b.md': 'some text', 'c.md': 'more text', 'd.png': 'x' })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        flips => {
          const zip = whole.slice()
          for (const [at, value] of flips) zip[at] = value
          for (const outcome of takeZip(zip)) {
            if (outcome.kind === 'note') expect(outcome.note.path).not.toMatch(/(^|\/)\.\.(\/|$)|^\/|\\/)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
