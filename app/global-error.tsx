'use client'

/** The root layout itself failed, so this page brings its own html and no styles but its own. */
export default function GlobalError({ reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>Recto could not be shown</title>
      </head>
      <body
        style={{
          font: '16px/1.5 system-ui, sans-serif',
          margin: '15vh auto',
          maxWidth: '32rem',
          padding: '0 20px',
        }}
      >
        <main>
          <h1 style={{ fontSize: '24px' }}>Recto could not be shown</h1>
          <p>Your answers are kept on this device and on the server; nothing was lost.</p>
          <button type="button" onClick={reset} style={{ font: 'inherit', padding: '8px 16px' }}>
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
