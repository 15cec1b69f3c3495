import { bareHeading, namesCount } from '@/lib/core/cards/language/phrases'
import type { Block, Entry, Section } from '@/lib/core/cards/passages/block'

const ALWAYS =
  /^(?:table of contents?|contents|toc|contributing|contributions?|how to contribute|contributors?|contribution guidelines|licen[sc]es?|licen[sc]ing|copyright|acknowledge?ments?|credits?|sponsors?|donate|donations|support (?:us|me|this project)|backers|change ?log|release notes|code of conduct|authors?|maintainers?|about (?:me|the author|this (?:repo|repository|project|document))|disclaimer|star history|índice|tabla de contenidos?|contribuir|contribuciones|licencia|agradecimientos|créditos|autor(?:es)?|sumário|índice geral|contribuindo|contribuições|como contribuir|licença|agradecimentos|inhaltsverzeichnis|inhalt|mitwirken|mitmachen|lizenz|danksagung|autoren|sommaire|table des matières|contribuer|licence|remerciements|auteurs?|目录|目錄|贡献|贡献者|许可证|许可|协议|致谢|作者|目次|貢献|ライセンス|謝辞|著者|목차|기여|기여하기|라이선스|라이센스|감사의 말)\s*[:：]?$/i
const BY_LINKS =
  /^(?:references?|further reading|see also|resources?|useful (?:links|resources)|links|external links|bibliography|sources|more|learn more|read more|reading list|recommended reading|additional resources|related(?: \w+)?|index|navigation|documentation|docs|tools|books|videos|tutorials|articles|referencias|bibliografía|enlaces|recursos|referências|bibliografia|links úteis|quellen|literatur|weiterführende links|verweise|références|bibliographie|liens|ressources|参考|参考资料|参考文献|参考链接|资源|链接|延伸阅读|リンク|関連|参考リンク|참고|참고 자료|참고자료|참고문헌|링크|출처)\s*[:：]?$/i

/** Marks the sections that teach nothing: contents, licences, lists of links. Sections below them go as well. */
export function dropSections(sections: readonly Section[]): void {
  for (const section of sections) {
    const above = section.parent?.dropped ?? null
    if (above !== null) {
      section.dropped = above
      continue
    }
    const name = bareHeading(section.heading?.run.plain ?? '')
    if (section.depth > 0 && ALWAYS.test(name)) {
      section.dropped = /content|toc|ndice|sumário|inhalt|sommaire|mati|目|목차/i.test(name)
        ? 'table-of-contents'
        : 'about-the-notes'
    } else {
      const share = linkShare(section.blocks)
      if (section.depth > 0 && BY_LINKS.test(name) && share >= 0.3) section.dropped = 'links'
      else if (share >= 0.8 && isUncounted(section, countEntries(section.blocks))) section.dropped = 'links'
    }
  }
}

/** `The four …` above four links is a list to know. */
function isUncounted(section: Section, entries: number): boolean {
  return entries >= 3 && !namesCount(section.heading?.run.plain ?? '', entries)
}

function linkShare(blocks: readonly Block[]): number {
  let linked = 0
  let all = 0
  for (const entry of entriesOf(blocks)) {
    for (const token of entry.run.tokens) {
      const length = token.text.trim().length
      all += length
      if (token.link || /^(?:https?:\/\/|www\.)\S+$/.test(token.text.trim())) linked += length
    }
  }
  return all === 0 ? 0 : linked / all
}

function countEntries(blocks: readonly Block[]): number {
  let count = 0
  for (const _ of entriesOf(blocks)) count += 1
  return count
}

function* entriesOf(blocks: readonly Block[]): Generator<Entry> {
  for (const block of blocks) {
    if (block.type === 'text') yield block.entry
    else if (block.type === 'list') {
      for (const item of block.items) {
        if (item.entry !== null) yield item.entry
        yield* entriesOf(item.blocks)
      }
    }
  }
}
