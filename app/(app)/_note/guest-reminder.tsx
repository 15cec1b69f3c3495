import Link from 'next/link'

/** One quiet line for guests, where there is something to keep. */
export function GuestReminder() {
  return (
    <p className="mt-10 text-quiet">
      You are a guest: only this browser can find these notes again.{' '}
      <Link href="/settings#account" className="link text-ink">
        Keep your progress
      </Link>
    </p>
  )
}
