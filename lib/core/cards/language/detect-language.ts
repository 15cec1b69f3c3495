/** The languages that fronts are written in. Any other language falls back to English. */
export type NoteLanguage = 'en' | 'zh' | 'ja' | 'ko' | 'es' | 'pt' | 'de' | 'fr'

const SAMPLE = 4000

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
  let kana = 0
  let hangul = 0
  let han = 0
  let letters = 0
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at)
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x24f))
      letters += 1
    else if (code >= 0x3040 && code <= 0x30ff) kana += 1
    else if (code >= 0xac00 && code <= 0xd7a3) hangul += 1
    else if (code >= 0x4e00 && code <= 0x9fff) han += 1
  }
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
