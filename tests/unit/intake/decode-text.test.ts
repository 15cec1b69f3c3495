import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '@/lib/core/notes-intake/decode-text'

const utf8 = new TextEncoder()

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = (mark ? '\u{FEFF}' : '') + text
  const bytes = new Uint8Array(units.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < units.length; at += 1) view.setUint16(at * 2, units.charCodeAt(at), littleEndian)
  return bytes
}

/** Bytes of a text in a one-byte encoding, through the decoder's own table. */
function oneByte(text: string, encoding: string): Uint8Array {
  const table = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, n) => n))
  return Uint8Array.from(Array.from(text), char => table.indexOf(char))
}

describe('decodeText', () => {
  test('takes UTF-8 as it is, without its byte order mark', () => {
    const text = '# Größe\r\n`ls` – lists “files” 日本 🐳\n'
    expect(decodeText(utf8.encode(text))).toEqual({ ok: true, value: { text, convertedFrom: null } })
    expect(decodeText(utf8.encode(`\u{FEFF}${text}`))).toEqual({
      ok: true,
      value: { text, convertedFrom: null },
    })
  })

  test('gives back every well-formed text without control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        fc.pre(!/[\p{Cc}\u{FEFF}]/u.test(text) && !/^(?:PK|%PDF|GIF8|7z|Rar|SQLite)/.test(text))
        expect(decodeText(utf8.encode(text))).toEqual({ ok: true, value: { text, convertedFrom: null } })
      }),
    )
  })

  test.each([
    ['little-endian with a mark', true, true],
    ['big-endian with a mark', false, true],
    ['little-endian without a mark', true, false],
    ['big-endian without a mark', false, false],
  ])('converts UTF-16, %s', (_, littleEndian, mark) => {
    const text = '# Volumes\n`docker volume ls`: lists the volumes\n'
    expect(decodeText(utf16(text, littleEndian, mark))).toEqual({
      ok: true,
      value: { text, convertedFrom: 'UTF-16' },
    })
  })

  test('refuses UTF-16 that ends in half a character', () => {
    const bytes = utf16('# Volumes and more', true, true)
    expect(decodeText(bytes.subarray(0, bytes.length - 1))).toEqual({
      ok: false,
      error: { code: 'encoding' },
    })
  })

  test('converts Western text of Windows', () => {
    const text =
      'Die Größe eines Abbilds hängt von seinen Schichten ab: für jede eine Prüfsumme – „überall“ 1 €.\n'
    const dashes: Record<string, number> = { '–': 0x96, '„': 0x84, '“': 0x93, '€': 0x80 }
    const bytes = Uint8Array.from(text, char => dashes[char] ?? char.charCodeAt(0))
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text, convertedFrom: 'Western (Windows-1252)' } })
  })

  test('converts Cyrillic text', () => {
    const text =
      'Контейнер это запущенный образ, а образ состоит из слоёв. Том хранит данные между запусками.\n'
    const decoded = decodeText(oneByte(text, 'windows-1251'))
    expect(decoded.ok && decoded.value).toEqual({ text, convertedFrom: 'WINDOWS-1251' })
  })

  test('converts Japanese text in Shift JIS', () => {
    // コンテナを起動する (“starts the container”), several times over.
    const once = [
      0x83, 0x52, 0x83, 0x93, 0x83, 0x65, 0x83, 0x69, 0x82, 0xf0, 0x8b, 0x4e, 0x93, 0xae, 0x82, 0xb7, 0x82,
      0xe9, 0x0a,
    ]
    const decoded = decodeText(Uint8Array.from([...once, ...once, ...once, ...once]))
    expect(decoded.ok && decoded.value.text).toBe('コンテナを起動する\n'.repeat(4))
  })

  test.each([
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]],
    ['a PDF', [...utf8.encode('%PDF-1.7\n')]],
    ['a zip or an office document', [0x50, 0x4b, 3, 4, 20, 0]],
    [null, [...utf8.encode('text with a zero'), 0, ...utf8.encode('byte in it')]],
    [null, Array.from({ length: 400 }, (_, n) => (n * 7) % 256)],
    [null, Array.from({ length: 400 }, (_, n) => 1 + (n % 8))],
  ])('refuses binary data (%s)', (looksLike, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ ok: false, error: { code: 'binary', looksLike } })
  })

  test('refuses what fits no encoding well rather than guess', () => {
    const decoded = decodeText(Uint8Array.from([0x61, 0x81, 0x8d, 0xff, 0x62, 0x20, 0x8f]))
    expect(decoded).toEqual({ ok: false, error: { code: 'encoding' } })
  })

  test('keeps the colour codes of a pasted terminal', () => {
    const text = 'Output:\n\u{1B}[32mok\u{1B}[0m passed\n'
    expect(decodeText(utf8.encode(text))).toEqual({ ok: true, value: { text, convertedFrom: null } })
  })

  test('never throws and never lets U+0000 through', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        const decoded = decodeText(bytes)
        if (decoded.ok) expect(decoded.value.text).not.toContain('\0')
      }),
    )
  })
})
