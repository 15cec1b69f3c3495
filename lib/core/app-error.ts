/**
 * Every failure a person or a program can cause, by code. `message` is one plain sentence that says what
 * happened and what can be done; it is shown as it stands. Someone else's row is `NOT_FOUND`, never `FORBIDDEN`.
 */
export type AppError =
  | { readonly code: 'NOT_FOUND'; readonly message: string }
  | { readonly code: 'UNAUTHENTICATED'; readonly message: string }
  | { readonly code: 'FORBIDDEN_ORIGIN'; readonly message: string }
  | { readonly code: 'INVALID_INPUT'; readonly message: string; readonly field?: string }
  | { readonly code: 'CONFLICT'; readonly message: string }
  | { readonly code: 'ADDRESS_TAKEN'; readonly message: string }
  | { readonly code: 'WEAK_PASSWORD'; readonly message: string }
  | { readonly code: 'WRONG_CREDENTIALS'; readonly message: string }
  | { readonly code: 'TOO_LARGE'; readonly message: string; readonly file?: string }
  | {
      readonly code: 'UNREADABLE_FILE'
      readonly message: string
      readonly file: string
      readonly line?: number
    }
  | { readonly code: 'TOO_MANY_REQUESTS'; readonly message: string; readonly retryAfterSeconds: number }

export type AppErrorCode = AppError['code']
