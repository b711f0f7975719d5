// Loaded into a measured process: writes its largest resident size, in bytes, to the file that it is told.
import { readFileSync, writeFileSync } from 'node:fs'

process.on('exit', () => {
  const { STET_BENCH_MEMORY } = process.env
  if (STET_BENCH_MEMORY) writeFileSync(STET_BENCH_MEMORY, String(peakBytes()))
})

/** On Linux the kernel's own mark: getrusage counts what the parent held when it started this process. */
function peakBytes() {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (kibibytes !== undefined) return Number(kibibytes) * 1024
  } catch {
    // not Linux
  }
  return process.resourceUsage().maxRSS * 1024
}
