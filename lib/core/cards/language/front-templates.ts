/** The few words a front needs besides the note's own, in the note's language. */
import type { NoteLanguage } from '@/lib/core/cards/language/detect-language'

export interface FrontTemplates {
  /** Asks for a command whose task follows on the next line. */
  readonly whichCommand: string
  /** Asks for code whose purpose follows. */
  readonly whichCode: string
  readonly whatDoes: (code: string) => string
  readonly whatMeans: (term: string) => string
  readonly whatIs: (term: string) => string
  readonly whichTerm: string
  /** Asks for what belongs to a day or year. */
  readonly whatHappened: (date: string) => string
  readonly whenWas: string
  readonly standsFor: (figure: string) => string
  readonly flagDoes: (flag: string, command: string) => string
  readonly whichFlag: (command: string) => string
  readonly nameAll: (count: number) => string
  readonly inOrder: (count: number) => string
  readonly variants: (count: number) => string
  readonly whatIf: string
  readonly property: (subject: string, property: string) => string
}

export const FRONT_TEMPLATES: Readonly<Record<NoteLanguage, FrontTemplates>> = {
  en: {
    whichCommand: 'Which command?',
    whichCode: 'How is this written?',
    whatDoes: code => `What does ${code} do?`,
    whatMeans: term => `What is meant by ${term}?`,
    whatIs: term => `What is ${term}?`,
    whichTerm: 'Which term?',
    whatHappened: date => `${date}: what happened?`,
    whenWas: 'When?',
    standsFor: figure => `What does ${figure} stand for?`,
    flagDoes: (flag, command) => `What does ${flag} do in ${command}?`,
    whichFlag: command => `Which option of ${command}?`,
    nameAll: count => `Name all ${count}:`,
    inOrder: count => `Name all ${count} in order:`,
    variants: count => `Which ${count} commands?`,
    whatIf: 'What happens then?',
    property: (subject, property) => `${subject}: ${property}?`,
  },
  zh: {
    whichCommand: '用哪个命令？',
    whichCode: '怎么写？',
    whatDoes: code => `${code} 有什么作用？`,
    whatMeans: term => `${term} 是什么意思？`,
    whatIs: term => `什么是 ${term}？`,
    whichTerm: '这是哪个术语？',
    whatHappened: date => `${date}：发生了什么？`,
    whenWas: '什么时候？',
    standsFor: figure => `${figure} 代表什么？`,
    flagDoes: (flag, command) => `${command} 中的 ${flag} 有什么作用？`,
    whichFlag: command => `${command} 的哪个选项？`,
    nameAll: count => `列出全部 ${count} 项：`,
    inOrder: count => `按顺序列出全部 ${count} 项：`,
    variants: count => `用哪 ${count} 个命令？`,
    whatIf: '会怎样？',
    property: (subject, property) => `${subject}：${property}？`,
  },
  ja: {
    whichCommand: 'どのコマンド？',
    whichCode: 'どう書く？',
    whatDoes: code => `${code} は何をする？`,
    whatMeans: term => `${term} の意味は？`,
    whatIs: term => `${term} とは？`,
    whichTerm: 'どの用語？',
    whatHappened: date => `${date}：何が起きた？`,
    whenWas: 'いつ？',
    standsFor: figure => `${figure} は何を表す？`,
    flagDoes: (flag, command) => `${command} の ${flag} は何をする？`,
    whichFlag: command => `${command} のどのオプション？`,
    nameAll: count => `${count} 個すべて挙げよ：`,
    inOrder: count => `${count} 個を順に挙げよ：`,
    variants: count => `どの ${count} 個のコマンド？`,
    whatIf: 'どうなる？',
    property: (subject, property) => `${subject}：${property}は？`,
  },
  ko: {
    whichCommand: '어떤 명령어인가요?',
    whichCode: '어떻게 쓰나요?',
    whatDoes: code => `${code} 은(는) 무엇을 하나요?`,
    whatMeans: term => `${term} 의 뜻은?`,
    whatIs: term => `${term} 은(는) 무엇인가요?`,
    whichTerm: '어떤 용어인가요?',
    whatHappened: date => `${date}: 무슨 일이 있었나요?`,
    whenWas: '언제인가요?',
    standsFor: figure => `${figure} 은(는) 무엇을 나타내나요?`,
    flagDoes: (flag, command) => `${command} 에서 ${flag} 은(는) 무엇을 하나요?`,
    whichFlag: command => `${command} 의 어떤 옵션인가요?`,
    nameAll: count => `${count}가지를 모두 말하세요:`,
    inOrder: count => `${count}가지를 순서대로 말하세요:`,
    variants: count => `어떤 명령어 ${count}개인가요?`,
    whatIf: '어떻게 되나요?',
    property: (subject, property) => `${subject}: ${property}?`,
  },
  es: {
    whichCommand: '¿Qué comando?',
    whichCode: '¿Cómo se escribe?',
    whatDoes: code => `¿Qué hace ${code}?`,
    whatMeans: term => `¿Qué significa ${term}?`,
    whatIs: term => `¿Qué es ${term}?`,
    whichTerm: '¿Qué término?',
    whatHappened: date => `${date}: ¿qué ocurrió?`,
    whenWas: '¿Cuándo?',
    standsFor: figure => `¿A qué corresponde ${figure}?`,
    flagDoes: (flag, command) => `¿Qué hace ${flag} en ${command}?`,
    whichFlag: command => `¿Qué opción de ${command}?`,
    nameAll: count => `Nombra los ${count}:`,
    inOrder: count => `Nombra los ${count} en orden:`,
    variants: count => `¿Qué ${count} comandos?`,
    whatIf: '¿Qué ocurre entonces?',
    property: (subject, property) => `${subject}: ¿${property}?`,
  },
  pt: {
    whichCommand: 'Qual comando?',
    whichCode: 'Como se escreve?',
    whatDoes: code => `O que faz ${code}?`,
    whatMeans: term => `O que significa ${term}?`,
    whatIs: term => `O que é ${term}?`,
    whichTerm: 'Qual termo?',
    whatHappened: date => `${date}: o que aconteceu?`,
    whenWas: 'Quando?',
    standsFor: figure => `A que corresponde ${figure}?`,
    flagDoes: (flag, command) => `O que faz ${flag} em ${command}?`,
    whichFlag: command => `Qual opção de ${command}?`,
    nameAll: count => `Cite os ${count}:`,
    inOrder: count => `Cite os ${count} em ordem:`,
    variants: count => `Quais ${count} comandos?`,
    whatIf: 'O que acontece então?',
    property: (subject, property) => `${subject}: ${property}?`,
  },
  de: {
    whichCommand: 'Welcher Befehl?',
    whichCode: 'Wie schreibt man das?',
    whatDoes: code => `Was macht ${code}?`,
    whatMeans: term => `Was bedeutet ${term}?`,
    whatIs: term => `Was ist ${term}?`,
    whichTerm: 'Welcher Begriff?',
    whatHappened: date => `${date}: was geschah?`,
    whenWas: 'Wann?',
    standsFor: figure => `Wofür steht ${figure}?`,
    flagDoes: (flag, command) => `Was macht ${flag} bei ${command}?`,
    whichFlag: command => `Welche Option von ${command}?`,
    nameAll: count => `Nenne alle ${count}:`,
    inOrder: count => `Nenne alle ${count} der Reihe nach:`,
    variants: count => `Welche ${count} Befehle?`,
    whatIf: 'Was geschieht dann?',
    property: (subject, property) => `${subject}: ${property}?`,
  },
  fr: {
    whichCommand: 'Quelle commande ?',
    whichCode: 'Comment l’écrit-on ?',
    whatDoes: code => `Que fait ${code} ?`,
    whatMeans: term => `Que signifie ${term} ?`,
    whatIs: term => `Qu’est-ce que ${term} ?`,
    whichTerm: 'Quel terme ?',
    whatHappened: date => `${date} : que s’est-il passé ?`,
    whenWas: 'Quand ?',
    standsFor: figure => `À quoi correspond ${figure} ?`,
    flagDoes: (flag, command) => `Que fait ${flag} dans ${command} ?`,
    whichFlag: command => `Quelle option de ${command} ?`,
    nameAll: count => `Citez les ${count} :`,
    inOrder: count => `Citez les ${count} dans l’ordre :`,
    variants: count => `Quelles ${count} commandes ?`,
    whatIf: 'Que se passe-t-il alors ?',
    property: (subject, property) => `${subject} : ${property} ?`,
  },
}
