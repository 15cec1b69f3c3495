import type { User } from './generated/client'

export type UserRow = User
