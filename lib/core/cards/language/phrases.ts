/**
 * Judgements on wording that several rules share: what points elsewhere, what is no term, which headings say
 * nothing, where sentences end. Lists of small words in the supported languages; none is about a subject.
 */
import { isCjk } from '@/lib/core/notes/clean-text'

/** The last texts asked about: rules ask the same of one text in turn, and these patterns are long. */
interface Recent {
  readonly texts: string[]
  readonly answers: boolean[]
  next: number
}

const recent = (): Recent => ({ texts: [], answers: [], next: 0 })
const deictic = recent()
const selfReference = recent()

function remember(memory: Recent, text: string, ask: (text: string) => boolean): boolean {
  const known = memory.texts.indexOf(text)
  if (known !== -1) return memory.answers[known] ?? false
  const answer = ask(text)
  memory.texts[memory.next] = text
  memory.answers[memory.next] = answer
  memory.next = (memory.next + 1) % 4
  return answer
}

const DEICTIC =
  /\b(?:as follows|as (?:shown|seen|described|mentioned|discussed|explained|noted|listed)|see (?:above|below|also|the|section|figure|chapter|here|this|link|docs|documentation)|shown (?:above|below|here|in)|described (?:here|above|below|in)|(?:mentioned|listed|discussed|explained|used|defined) (?:above|below|earlier|previously|later)|(?:the )?(?:above|below|previous|next|following) (?:example|figure|diagram|image|picture|table|code|section|chapter|list|command|commands|listing|snippet|screenshot|slide|page|query|output|steps?)|on the (?:left|right)(?: side)?(?: is| are| you|,)|in (?:this|the next|the previous|the last) (?:section|chapter|article|post|guide|tutorial|lecture|video|figure|diagram|picture|image|example|repo|repository|document|page|lesson|course)|the arrows?|(?:pictured|depicted|illustrated) |click (?:here|on)|(?:way|thing|as|like) \**[\w ]{1,24}\** above|listed here|\babove\.?$|\bbelow[:.]?$|more (?:info|information|details) (?:here|at|can)|read more|stay tuned|to be continued|coming soon|TODO|TBD)\b/i
const DEICTIC_OTHER =
  /(?:如下|如图|见下|见上|上述|下面|下图|上图|参见|参考这里|以下の|上記|下記|図の|次の図|다음과 같|위의|아래의|véase|ver (?:abajo|arriba|más)|a continuación|como se muestra|ver (?:abaixo|acima)|a seguir|como mostrado|siehe (?:oben|unten|auch)|wie folgt|voir (?:ci-dessous|ci-dessus|aussi)|ci-dessous|comme suit)/i

const QUESTION =
  /^["'“‘*¿¡\s]*(?:what|whats|what's|why|how|when|where|who|whom|whose|which|in which|is|are|does|do|did|was|were|can|should|name|qué|que|cómo|cuándo|dónde|quién|quiénes|cuál|cuáles|por qué|para qué|cuántos?|cuántas?|o que|por que|qual|quais|como|quando|onde|quem|quantos?|quantas?|was|wie|warum|wann|wo|wer|wen|wem|welche[rsnm]?|wozu|wieso|weshalb|woraus|quel(?:le)?s?|comment|pourquoi|où|qui|combien|à quoi)(?=[\s’'])|^[\s¿*]*qu[’']\s?\p{L}|什么|为什么|如何|怎么|怎样|哪|谁|多少|是否|何|なぜ|どう|いつ|どこ|だれ|誰|どの|무엇|왜|어떻게|언제|어디|누구|무슨|란\s?\?/iu
const LEANING_QUESTION =
  /\b(?:this|that|these|those|it|they|you|your|i|we|my|our|more|esto|eso|isso|isto|das|dies|ça|cela)\b/i

/** True for a question that asks for knowledge and can be understood alone. */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text) && (wordCount(text) > 7 || !LEANING_QUESTION.test(text))
}

const PERSONAL =
  /(?:^|[,;]\s|\b(?:and|but|that|because|when|if|so|as|what|which)\s)I(?:['’](?:m|ve|ll|d))?\s+[a-z]{2,}|\b(?:my (?:own|opinion|notes?|exam|boss|teacher|professor|colleagues?|friends?)|we (?:are going|talked|discussed|agreed|decided|met|had lunch)|(?:ask|call|email|mail|tell|remind) (?:him|her|them|mum|mom|dad)|next (?:week|lecture|class|time)|last (?:week|lecture|class)|office hours)\b/

const DIARY_LABEL =
  /^(?:next week|next time|next lecture|next class|last week|last time|today|tomorrow|yesterday|homework|deadline|due|exam date|ideas?|agenda|attendees|participants|present|absent|decisions?|action items?|to-?dos?|todo list|next steps?|open questions?|standup|stand-up|minutes|shopping(?: list)?|packing list|hausaufgaben?|termine?|aufgaben|einkaufsliste|teilnehmer|tareas?|deberes|pendientes|lista de (?:la )?compras?|asistentes|tarefas|participantes|à faire|devoirs|participants|作业|待办|购物清单|宿題|やること|숙제|할 일)\s*(?:[:：]|$)|^(?:exercise|homework|problem set|aufgabe|übung|ejercicio|exercício|exercice)\s*\d[\d.]*[a-z]?\b/iu

/** True for what concerns the writer's day and not the subject. */
export function isPersonal(text: string): boolean {
  return PERSONAL.test(text) || DIARY_LABEL.test(text.trim())
}

const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    2: 'two both dos dois duas zwei deux 两 二 둘 두',
    3: 'three tres três drei trois 三 셋 세',
    4: 'four cuatro quatro vier quatre 四 넷 네',
    5: 'five cinco fünf cinq 五 다섯',
    6: 'six seis sechs 六 여섯',
    7: 'seven siete sete sieben sept 七 일곱',
  }).flatMap(([count, words]) => words.split(' ').map(word => [word, Number(count)] as const)),
)

/** True where the text speaks of that many things. */
export function namesCount(text: string, count: number): boolean {
  for (const [word] of text.toLowerCase().matchAll(/[二三四五六七两]|\p{L}+|\d+/gu)) {
    if (COUNTS.get(word) === count || Number(word) === count) return true
  }
  return false
}

/** True for words that only make sense on the page they stand on. */
export function isDeictic(text: string): boolean {
  return remember(deictic, text, asked => DEICTIC.test(asked) || DEICTIC_OTHER.test(asked))
}

const SELF_REFERENCE =
  /\b(?:this|these|my|our) (?:\w+ ){0,2}?(?:repo|repository|notes?|cheat ?-?sheets?|document|guide|tutorial|article|page|book|course|list|readme|gist|project|summary|collection|post|blog|handbook|series|file|section|chapter|lecture|website|reference)\b|\b(?:pull requests?|contributions? (?:are|is) (?:always )?welcome|contribut(?:e|ing) to this|feel free|welcome|enjoy!|star this|work in progress|cheat ?sheet|quick (?:reference|reminder|guide)|summary of|notes (?:from|on|for|taken|about)|(?:collection|list) of (?:useful|common|my|handy|awesome)|inspired by|thanks to)\b|(?:este|esta|estos|estas|mis|meus?|minhas?|neste|nesta) (?:repositori\w+|document\w+|apuntes|notas|guía|guia|anotações|artículo|artigo|resumo|resumen)|(?:dieses?|diese|meine|unser) (?:repository|dokument|notizen|seite|zusammenfassung|anleitung)|(?:ce|cette|ces|mes) (?:dépôt|document|notes|guide|page|fiche)|本(?:仓库|文|笔记|项目|教程)|这(?:个|份)(?:仓库|笔记|文档)|このリポジトリ|この(?:文書|ノート|記事|ページ)|이 (?:저장소|문서|노트|글)/i

/** True for a sentence about the notes themselves. */
export function isSelfReference(text: string): boolean {
  return remember(selfReference, text, asked => SELF_REFERENCE.test(asked))
}

const NO_TERM =
  /^(?:related|backlinks|aliases|owner|reviewed by|last updated|last modified|last edited|time|place|location|room|price|rating|mood|weather|hausaufgaben?|termin|tarea|tareas|deberes|tarefas|devoirs|作业|宿題|숙제|definition|def|theorem|lemma|corollary|proposition|axiom|proof|fact|key point|key idea|definición|teorema|definição|satz|beweis|définition|théorème|preuve|定义|定理|証明|정의|정리|note|notes|nb|n\.b|tip|tips|hint|hints|warning|warnings|caution|important|attention|info|remark|remember|see|see also|cf|example|examples|ex|e\.g|eg|i\.e|ie|for example|for instance|source|sources|via|from|ref|refs|reference|references|link|links|url|urls|image|images? credit|credit|credits|photo|figure|fig|table|listing|chart|diagram|step|part|chapter|section|lesson|lecture|week|day|module|unit|exercise|question|answer|q|a|todo|done|fixme|update|updated|edit|edited|author|authors|date|created|modified|version|status|tags?|topics?|categories|category|license|website|email|contact|phone|read|reading|watch|output|result|results|input|usage|syntax|or|and|but|so|then|also|finally|first|second|third|next|read more|more|more info|docs|documentation|download|in short|in summary|summary|tl;?dr|conclusion|overall|basically|instead|hence|thus|therefore|because|why|how|what|when|where|who|which|nota|notas|ejemplo|ejemplos|fuente|fuentes|ver|véase|importante|atención|consejo|exemplo|exemplos|fonte|fontes|atenção|dica|hinweis|beispiel|beispiele|achtung|quelle|quellen|siehe|wichtig|tipp|z\.b|remarque|exemple|exemples|attention|astuce|voir|p\.ex|注|注意|例|例如|示例|说明|提示|来源|参考|链接|備考|注釈|参照|例えば|출처|참고|예|예시|주의|图|表|図)\.?(?:\s*\d+[\d.]*[a-z]?)?$/i

/** Labels that stand before a colon without being what the rest defines. */
export function isNoTerm(text: string): boolean {
  const bare = text.trim().replace(/^[\p{P}\p{S}\s]+|[\p{P}\s]+$/gu, '')
  return NO_TERM.test(bare) || isNumbering(text.trim()) || /^(?:https?:|ftp:|mailto|file)$/i.test(bare)
}

/** Figures that count or date the line, and do not name anything: `3.`, `12:30`. */
function isNumbering(text: string): boolean {
  return /^[\d\s.,:/()-]*$/.test(text) && !NUMBER_NAME.test(text)
}

/** A code, a port, a year or a span of years. */
const NUMBER_NAME = /^(?:[1-9]\d{2,4}|[1-9]\d{2,3}\s?[-–/]\s?\d{2,4})$/

const DATE =
  /^(?:(?:ca|c|um|vers|hacia|around|about|circa)\.?\s)?(?:\d{1,2}\.?(?:º|st|nd|rd|th|er)?\s(?:de\s)?\p{L}{3,12}\.?,?\s(?:de\s)?\d{3,4}|\p{L}{3,10}\s(?:\d{1,2},\s)?\d{4}|(?:\d{1,4}(?:\s?[-–/]\s?\d{2,4})?\s?(?:BCE?|AD|CE|a\. ?C\.|d\. ?C\.|v\. ?Chr\.|n\. ?Chr\.|av\. J\.-C\.|ap\. J\.-C\.))|(?:AD\s|公元前|前|紀元前|기원전\s?)?\d{1,4}\s?[年년](?:.{0,6}[月日월])?)$/u

/** True for a day, a year with its era, or a month of a year: something that happened then is asked for. */
export function isDate(text: string): boolean {
  return DATE.test(text.trim())
}

const GENERIC_HEADING =
  /^(?:commands?|basic commands?|useful commands?|common commands?|other commands?|examples?|usage|usages|basics?|the basics|misc|miscellaneous|notes?|overview|introduction|intro|other|others|general|cheat ?sheet|summary|tips?(?: (?:and|&) tricks)?|tricks|reference|syntax|commands cheat ?sheet|quick start|getting started|concepts?|basic concepts|key concepts|definitions?|terms|terminology|vocabulary|glossary|key terms|background|details|more|faq|q&a|définitions|definiciones|definições|definitionen|options|flags|arguments|parameters|features|comandos?|ejemplos?|introducción|conceptos(?: básicos)?|resumen|uso|exemplos?|introdução|conceitos(?: básicos)?|resumo|befehle|beispiele?|einführung|einleitung|grundlagen|begriffe|übersicht|zusammenfassung|commandes?|exemples?|résumé|notions|vocabulaire|vocabulario|vocabulário|wortschatz|命令|常用命令|基本命令|示例|例子|简介|介绍|概述|基础|基本概念|总结|用法|语法|コマンド|基本コマンド|例|概要|はじめに|基本|用語|まとめ|使い方|명령어|기본 명령어|예시|예제|개요|소개|용어|정리|요약)\s*[:：]?$/i

/** True for a heading that names no subject by itself. */
export function isGenericHeading(text: string): boolean {
  return GENERIC_HEADING.test(bareHeading(text))
}

/** A heading without its number, emoji and trailing colon. */
export function bareHeading(text: string): string {
  return text
    .trim()
    .replace(
      /^(?:(?:chapter|part|section|step|lesson|kapitel|capítulo|chapitre|第)\s*)?[\divx]+(?:\.\d+)*\s*[章节節]?[.):：、-]?\s+(?=\S)/i,
      '',
    )
    .replace(/^[^\p{L}\p{N}\p{Ps}`'"$.@#_%&*<>/\\-]+/u, '')
    .replace(/\s*[:：]$/, '')
    .trim()
}

const OPENS_WITH_PRONOUN =
  /^(?:it|its|it's|it’s|this|that|these|those|they|their|there|he|she|his|her|we|our|you|your|i|my|here|such|both|one|some|many|most|another|others?|what|which|who|how|why|when|where|if|then|so|but|and|or|also|however|therefore|thus|hence|moreover|furthermore|additionally|instead|otherwise|besides|because|since|although|though|while|after|before|once|now|let|let's|note|please|remember|see|for|in|on|at|by|with|without|from|to|as|not|no|yes|all|any|none|just|only|even|maybe|perhaps|along|following|lo|esto|esta|este|estos|ello|ella|él|pero|también|además|isso|isto|ele|ela|mas|também|es|dies|diese|dieser|dieses|er|sie|aber|auch|außerdem|cela|ceci|il|elle|ils|elles|mais|aussi|c'est|c’est)\b/i
const OPENS_WITH_PRONOUN_CJK =
  /^(?:这|那|它|其|此|该|他|她|我们|你|如果|但|而|所以|因此|これ|それ|この|その|あの|ここ|そこ|また|しかし|そして|이것|그것|이는|그|하지만|그리고|또한)/

/** True where a sentence leans on the one before it. */
export function leansBack(sentence: string): boolean {
  // A keyword in capitals (IN, ALL) is no pronoun.
  if (/^[A-Z]{2,}\b/.test(sentence)) return false
  return OPENS_WITH_PRONOUN.test(sentence) || OPENS_WITH_PRONOUN_CJK.test(sentence)
}

export interface Span {
  readonly from: number
  readonly to: number
}

const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|Inc|Ltd|Co|Corp|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|Eq|approx|ca|resp|al|p|pp|vol|z\.B|d\.h|u\.a|bzw|usw|ggf|p\. ?ex|Sr|Sra|[A-Z])$/

/** Offsets of the sentences of a text; a stretch inside `isSolid` (a code span) is never cut. */
export function sentencesOf(text: string, isSolid: (offset: number) => boolean = () => false): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const match of text.matchAll(/[.!?](?=["'”’)\]]{0,2}(?:\s|$))|[。！？]/g)) {
    const at = match.index
    if (at < from || isSolid(at)) continue
    let end = at + 1
    while (/["'”’)\]」』]/.test(text[end] ?? '')) end += 1
    if (match[0] === '.') {
      const before = text.slice(Math.max(0, at - 12), at)
      const closes =
        /(?:^|\s)(?:etc|Inc|Ltd|Co|Corp|usw)$/.test(before) && /^\s+\p{Lu}/u.test(text.slice(end, end + 8))
      if (!closes && ABBREVIATION.test(before)) continue
      const next = /^\s*(\S)/.exec(text.slice(end, end + 8))?.[1]
      if (next !== undefined && /\p{Ll}/u.test(next)) continue
      if (/^\s*\d{1,2}$/.test(text.slice(from, at))) continue
    }
    spans.push({ from, to: end })
    while (text[end] === ' ') end += 1
    from = end
  }
  if (text.slice(from).trim() !== '') spans.push({ from, to: text.length })
  return spans
}

/** Words, or pairs of characters where words are not written apart. */
export function wordCount(text: string): number {
  let words = 0
  for (const part of text.split(/\s+/)) {
    if (part === '') continue
    let cjk = 0
    for (const character of part) if (isCjk(character)) cjk += 1
    words += cjk === 0 ? 1 : Math.max(1, Math.ceil(cjk / 2))
  }
  return words
}

/** A short noun phrase, such as may stand before a colon as what is being defined. */
export function isShortPhrase(text: string, most = 7): boolean {
  // An abbreviation ends no sentence.
  const bare = text
    .trim()
    .replace(/(?<=^|[\s(])(?:\p{L}{1,4}\.-?)+(?=[\s)]|$)/gu, found => found.replaceAll('.', ''))
  if (bare === '' || bare.length > 80 || wordCount(bare) > most) return false
  if (/[.!?。！？;；]$|^[-–—,;:)\]]|[.!?]\s/.test(bare)) return false
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(bare)
}
