// Loaded into the web server before Next: when the launcher is gone, even killed, the channel to it closes, and the
// web server ends as it would on SIGTERM instead of keeping the port.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
