// Loaded into the web server before Next: when the launcher is gone, even killed, the channel to it closes, and the
// web server ends as it would on SIGTERM instead of keeping the port.
// `next dev` hands its own flags on to a worker, which first waits for a word over its channel to `next dev`: let go
// of that channel and the worker ends at once with nothing left to do. So only Next's command itself is watched.
if (/[\\/]bin[\\/]next$/.test(process.argv[1] ?? '')) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}
