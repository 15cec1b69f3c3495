import { isDistinctTool, isKnownTool } from '@/lib/core/cards/commands/known-tools'

export type CodeClass = 'flag' | 'command' | 'term'

const FLAG = /^--?[A-Za-z?#@][\w-]*(?:[ =,/|[<{].*)?$/s
const ENVIRONMENT = /^(?:[A-Z_][A-Z0-9_]*=\S*\s+)+/
const ELEVATED = /^(?:sudo|doas)\s+(?:-\S+\s+)*/
const PATH_LIKE = /^(?:\.{0,2}\/[\w.-]+|~\/[\w.-]+|[A-Za-z]:\\)/
const SQL =
  /^(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|TRUNCATE|GRANT|REVOKE|SHOW|DESCRIBE|EXPLAIN|USE|BEGIN|COMMIT|ROLLBACK|MERGE|WITH|REPLACE|CALL|EXEC|MATCH|RETURN)\b/
const SQL_LOWER =
  /^(?:select\s.+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|create\s+(?:table|view|index|database|user)\s|alter\s+table\s|drop\s+(?:table|view|index|database|user)\s)/i

/** What a piece of code is, so that it can be asked for in the right way. */
export function classifyCode(code: string): CodeClass {
  const text = code.trim()
  if (isFlag(text)) return 'flag'
  if (isCommandLine(text)) return 'command'
  if (/\s/.test(text) && /[=;(){}[\]<>|&$]|\s-/.test(text)) return 'command'
  if (/^[:/\\]\S/.test(text) || isKeystroke(text)) return 'command'
  return 'term'
}

/** What is typed at a prompt or pressed, as opposed to code that is written. */
export function isShellLike(code: string): boolean {
  return (
    isCommandLine(code) || isKeystroke(code) || /^[:/\\!]\S/.test(code.trim()) || !/[(){}=;[\]]/.test(code)
  )
}

export function isFlag(text: string): boolean {
  return text.length <= 80 && FLAG.test(text)
}

/** The first word, after `sudo` and variables, as a program's name. */
export function programOf(line: string): string {
  const bare = line.trim().replace(ENVIRONMENT, '').replace(ELEVATED, '')
  const word = /^\S+/.exec(bare)?.[0] ?? ''
  return word.replace(/^.*\//, '').replace(/\.exe$/i, '')
}

/** True for a line that someone would type at a prompt: a known program, a path, flags, a statement. */
export function isCommandLine(line: string): boolean {
  const text = line.trim()
  if (text === '' || text.length > 2000) return false
  if (SQL.test(text) && /\s/.test(text)) return true
  if (SQL_LOWER.test(text)) return true
  const program = programOf(text)
  if (isKnownTool(program)) return !looksProse(text, program)
  if (PATH_LIKE.test(text)) return true
  return /^[a-z][\w.+-]*\s/.test(text) && /\s--?[A-Za-z]/.test(text) && !looksProse(text, program)
}

/** True for a line that is surely a command although nothing marks it as code. */
export function isPlainCommand(line: string): boolean {
  const text = line.trim()
  const program = programOf(text)
  if (!isKnownTool(program) || looksProse(text, program)) return false
  if (isDistinctTool(program)) return true
  return /\s-{1,2}[A-Za-z0-9]|[|<>{}$~*]|\s[\w.-]*[./]\w/.test(text)
}

const PROSE_WORD =
  /\s(?:is|are|was|the|an|of|which|that|this|to be|you|your|it|its|has|have|can|will|lets|allows|when|if|because|or|und|ist|der|die|das|es|el|los|las|que|para|uma?|une?|les|des|est)\s/i

function looksProse(text: string, program: string): boolean {
  if (/[.!?]\s+[A-Z]/.test(text)) return true
  const bare = text.replace(/"[^"]*"|'[^']*'|<[^>]*>|\{[^}]*\}|\[[^\]]*\]/g, ' ')
  return PROSE_WORD.test(`${bare} `) && !/\s--?\w/.test(bare) && !(program === '' || /[|;&$]/.test(bare))
}

/** `tool sub command -x operand` → `tool sub command`: what a flag belongs to. */
export function commandStem(line: string): string {
  const first = line.trim().split(/\r?\n|\s[|;&]{1,2}\s/)[0] ?? ''
  const bare = first
    .replace(/^[$%>#❯]\s+/, '')
    .replace(ENVIRONMENT, '')
    .replace(ELEVATED, '')
  const words = bare.split(/\s+/)
  const stem: string[] = []
  for (const word of words) {
    if (stem.length === 0) stem.push(word)
    else if (stem.length < 3 && /^[a-z][a-z-]+$/.test(word) && takesSubcommands(stem[0] ?? ''))
      stem.push(word)
    else break
  }
  if (stem.length === 3 && !NESTED.has(stem[0] ?? '')) stem.pop()
  return stem.join(' ')
}

/** Programs whose first operands are names of commands within them, not files. */
const FLAT = new Set(
  'ls cd cp mv rm mkdir rmdir touch cat less more head tail cut sort uniq wc tr tee xargs diff cmp comm paste join split echo printf export unset alias source chmod chown chgrp ln stat file du df mount umount ps top kill killall pkill pgrep grep egrep awk sed find tar gzip zip unzip ping traceroute dig nslookup host curl wget ssh scp sftp rsync telnet nc netstat ss man which whereis locate sudo su useradd usermod userdel passwd date cal bc seq sleep watch vim vi nano emacs python python3 node ruby perl php java javac gcc clang make ffmpeg jq rg fd bat tree'.split(
    ' ',
  ),
)
const NESTED = new Set('docker podman kubectl gcloud aws az gh glab openssl ip nmcli terraform'.split(' '))

function takesSubcommands(program: string): boolean {
  return !FLAT.has(program)
}

/** Keys to press: one or two characters, or names of keys joined by `+` or `-`. */
export function isKeystroke(text: string): boolean {
  return (
    /^\S{1,2}$/.test(text) ||
    /^(?:ctrl|control|alt|shift|cmd|command|meta|esc|tab|enter|return|space|super|option|win|del|delete|home|end|f\d{1,2}|<[\w-]+>|[CMS]-\S|⌘|⌥|⇧|⌃)(?:\s?[+-]\s?\S+)*$/i.test(
      text,
    )
  )
}
