/** The languages that fronts are written in. Any other language falls back to English. */
export type NoteLanguage = 'en' | 'zh' | 'ja' | 'ko' | 'es' | 'pt' | 'de' | 'fr'

const SAMPLE = 12_000

const COMMON: Readonly<Record<'en' | 'es' | 'pt' | 'de' | 'fr', string>> = {
  en: 'the of and to in is that for with are this be it as on by or from an which not can have all when use you',
  es: 'el la los las de y que en un una es para con por se del como más su al este esta lista cada cuando sobre lo',
  pt: 'o os as de e que em um uma é para com por se do da dos das no na como mais seu ao este esta cada quando não',
  de: 'der die das und ist ein eine mit für von zu den dem des im auf nicht wird werden sich als auch oder bei aus',
  fr: 'le la les de et que en un une est pour avec par se du des dans ce cette qui sur au plus son sont pas ou',
}

const LATIN = Object.entries(COMMON).map(
  ([language, words]) => [language as keyof typeof COMMON, new Set(words.split(' '))] as const,
)

/** Guesses from the script, then from the most frequent small words outside fences. */
export function detectLanguage(text: string): NoteLanguage {
  const sample = withoutCode(text.slice(0, SAMPLE * 2)).slice(0, SAMPLE)
  const kana = count(sample, /[\u3040-\u30ff]/g)
  const hangul = count(sample, /[\uac00-\ud7af]/g)
  const han = count(sample, /[\u4e00-\u9fff]/g)
  const letters = count(sample, /[A-Za-z\u00c0-\u024f]/g)
  if ((kana + hangul + han) * 4 > letters) {
    if (hangul > kana && hangul > han / 2) return 'ko'
    return kana * 8 > han ? 'ja' : 'zh'
  }
  const scores = new Map<NoteLanguage, number>()
  for (const [word] of sample.toLowerCase().matchAll(/[a-z\u00df-\u024f]{1,8}/g)) {
    for (const [language, words] of LATIN) {
      if (words.has(word)) scores.set(language, (scores.get(language) ?? 0) + 1)
    }
  }
  let best: NoteLanguage = 'en'
  for (const [language, score] of scores) {
    if (score > (scores.get(best) ?? 0) * 1.15) best = language
  }
  return best
}

function withoutCode(text: string): string {
  let fenced = false
  return text
    .split('\n')
    .filter(line => {
      if (/^\s*(?:```|~~~)/.test(line)) {
        fenced = !fenced
        return false
      }
      return !fenced
    })
    .join('\n')
    .replace(/`[^`\n]*`/g, ' ')
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}
