import * as iso2022 from 'chardet/lib/encoding/iso2022.js'
import * as mbcs from 'chardet/lib/encoding/mbcs.js'
import * as sbcs from 'chardet/lib/encoding/sbcs.js'

/**
 * Which older encoding a text that is not UTF-8 most likely has. chardet's recognisers are used directly: its
 * main module also loads Node's `fs`, and this runs in the browser.
 */
const RECOGNISERS = [
  new mbcs.sjis(),
  new mbcs.big5(),
  new mbcs.euc_jp(),
  new mbcs.euc_kr(),
  new mbcs.gb_18030(),
  new iso2022.ISO_2022_JP(),
  new sbcs.ISO_8859_1(),
  new sbcs.ISO_8859_2(),
  new sbcs.ISO_8859_5(),
  new sbcs.ISO_8859_6(),
  new sbcs.ISO_8859_7(),
  new sbcs.ISO_8859_8(),
  new sbcs.ISO_8859_9(),
  new sbcs.windows_1251(),
  new sbcs.windows_1256(),
  new sbcs.windows_1257(),
  new sbcs.windows_1258(),
  new sbcs.windows_874(),
  new sbcs.KOI8_R(),
]

/** Enough to tell languages apart; recognisers read every byte several times. */
const SAMPLE_BYTES = 64 * 1024
const LEAST_CONFIDENCE = 10

/** Encoding names that `TextDecoder` knows, likeliest first; empty when nothing is likely. */
export function guessEncodings(bytes: Uint8Array): string[] {
  const sample = sampleAround(bytes)
  const byteStats = new Array<number>(256).fill(0)
  for (const byte of sample) byteStats[byte] = (byteStats[byte] ?? 0) + 1
  const c1Bytes = byteStats.slice(0x80, 0xa0).some(count => count > 0)
  const context = {
    byteStats,
    c1Bytes,
    rawInput: sample,
    rawLen: sample.length,
    inputBytes: sample,
    inputLen: sample.length,
  }
  return RECOGNISERS.map(recogniser => recogniser.match(context))
    .filter(match => match !== null)
    .filter(match => match.confidence >= LEAST_CONFIDENCE)
    .sort((a, b) => b.confidence - a.confidence)
    .map(match => match.name.toLowerCase())
}

/** A long file may open with pages of ASCII; the sample starts where the first other byte stands. */
function sampleAround(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes
  const first = bytes.findIndex(byte => byte >= 0x80 || byte === 0x1b)
  const start = Math.max(0, Math.min(first - 1_024, bytes.length - SAMPLE_BYTES))
  return bytes.subarray(start, start + SAMPLE_BYTES)
}
