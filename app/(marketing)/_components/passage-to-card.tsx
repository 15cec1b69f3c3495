/** The one picture: a passage of a note at the left, and the card that came out of it. */
export function PassageToCard() {
  return (
    <figure className="flex flex-col gap-4">
      <div className="grid items-center md:grid-cols-[minmax(0,1fr)_5rem_minmax(0,1fr)]">
        <div className="font-serif text-lg">
          <p className="mb-3 small-caps font-sans text-quiet">ssh.md</p>
          <p className="text-xl font-semibold">Keys</p>
          <p className="mt-2 text-quiet">A key pair replaces the password.</p>
          <p className="relative mt-3 ps-4">
            <span aria-hidden className="absolute inset-y-1 start-0 w-[3px] rounded-sm bg-ink" />
            <code className="rounded-sm bg-sunk px-1 font-mono text-base">ssh-copy-id user@host</code> puts
            your public key on the server
          </p>
          <p className="mt-3 text-quiet">Keep the private half to yourself.</p>
        </div>
        <Thread />
        <div className="rounded-md bg-float p-6 font-serif text-lg shadow-float">
          <p className="mb-3 small-caps font-sans text-quiet">Keys</p>
          <p>Put your public key on the server</p>
          <hr className="my-4 border-hairline" />
          <p className="font-mono text-base">
            <span aria-hidden className="text-quiet select-none">
              ${' '}
            </span>
            ssh-copy-id user@host
          </p>
        </div>
      </div>
      <figcaption className="sr-only">
        A line of a note about SSH keys, and the flashcard that Recto makes from it: the task on the front,
        the command to type on the back.
      </figcaption>
    </figure>
  )
}

/** Across on wide pages, down on phones. */
function Thread() {
  return (
    <>
      <svg aria-hidden="true" viewBox="0 0 80 40" className="hidden h-10 w-full text-edge md:block">
        <path d="M2 20 H72 M65 14 L72 20 L65 26" fill="none" stroke="currentColor" strokeWidth="1.25" />
      </svg>
      <svg aria-hidden="true" viewBox="0 0 40 48" className="my-3 ms-4 h-12 w-10 text-edge md:hidden">
        <path d="M20 2 V42 M14 35 L20 42 L26 35" fill="none" stroke="currentColor" strokeWidth="1.25" />
      </svg>
    </>
  )
}
