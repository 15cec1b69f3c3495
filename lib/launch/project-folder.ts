import { fileURLToPath } from 'node:url'

/** The absolute path of the checkout, wherever the command was started from. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
