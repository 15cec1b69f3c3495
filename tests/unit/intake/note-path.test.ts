import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyPath, cleanNotePath, numberedPath } from '@/lib/core/notes-intake/note-path'
import { pastePath } from '@/lib/core/notes-intake/paste-path'

describe('cleanNotePath', () => {
  test.each([
    ['notes.md', 'notes.md'],
    ['./vault//linux/./ssh.md', 'vault/linux/ssh.md'],
    ['vault\\linux\\ssh.md', 'vault/linux/ssh.md'],
    ['a..b/c...md', 'a..b/c...md'],
    ['C: pointers.md', 'C: pointers.md'],
    ['cafe\u{301}.md', 'caf\u{e9}.md'],
  ])('%s → %s', (raw, clean) => {
    expect(cleanNotePath(raw)).toEqual({ ok: true, value: clean })
  })

  test.each([
    '../secret.md',
    'vault/../../secret.md',
    'vault\\..\\..\\secret.md',
    '/etc/motd.md',
    '\\\\server\\share\\a.md',
    'C:\\notes\\a.md',
    './C:',
    'a\u{0}b.md',
    'a\nb.md',
    '',
    './',
    `${'long/'.repeat(250)}a.md`,
  ])('refuses %j', raw => {
    expect(cleanNotePath(raw).ok).toBe(false)
  })

  test('what it lets through stays inside, and stays the same', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', 'a', 'ß', ' ', 'C:', '\u{0}', '.md')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const clean = cleanNotePath(pieces.join(''))
        if (!clean.ok) return
        expect(clean.value.split('/')).not.toContain('..')
        expect(clean.value).not.toMatch(/^\/|\\|\0|^$/)
        expect(cleanNotePath(clean.value)).toEqual(clean)
      }),
    )
  })
})

test.each([
  ['a/b.md', 'note'],
  ['B.MARKDOWN', 'note'],
  ['b.txt', 'note'],
  ['vault.ZIP', 'zip'],
  ['photo.png', 'other'],
  ['Makefile', 'other'],
  ['.git/README.md', 'hidden'],
  ['vault/.obsidian/a.md', 'hidden'],
  ['__MACOSX/._a.md', 'hidden'],
  ['web\\node_modules\\x\\README.md', 'hidden'],
  ['vault/.DS_Store', 'hidden'],
  ['../a.md', 'note'],
])('%s is %s', (path, kind) => {
  expect(classifyPath(path)).toBe(kind)
})

test.each([
  ['a/notes.md', 'a/notes (2).md'],
  ['a.b/notes', 'a.b/notes (2)'],
  ['.env', '.env (2)'],
])('a second %s is called %s', (path, numbered) => {
  expect(numberedPath(path, 2)).toBe(numbered)
})

describe('pastePath', () => {
  test.each([
    ['some lead\n\n## Docker: the `run` command ##\ntext', 'Docker the run command.md'],
    ['# ../../etc/passwd', 'etc passwd.md'],
    [
      'no heading here, just one sentence that goes on and on for quite a while',
      'no heading here, just one sentence that goes on and on for.md',
    ],
    ['- [ ] buy bread', 'buy bread.md'],
    ['***', 'Pasted note.md'],
    ['# 日本語', '日本語.md'],
  ])('%j → %s', (text, path) => {
    expect(pastePath(text)).toBe(path)
  })

  test('is always a clean note path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, isHeading) => {
        const path = pastePath(isHeading ? `# ${text}` : text)
        expect(cleanNotePath(path)).toEqual({ ok: true, value: path.normalize('NFC') })
        expect(classifyPath(path)).toBe('note')
      }),
    )
  })
})
