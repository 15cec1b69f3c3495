import 'server-only'
import { createHash } from 'node:crypto'

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal: what a stored text is named by. */
export const contentHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
