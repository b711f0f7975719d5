import { VerifyError } from './verdict.ts'

/**
 * Archives in one form only: regular files, sorted, without owner or time, so that the same files always are
 * the same bytes, and no byte can differ unseen. Any tar program opens them.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
 */

export const blockBytes = 512

/** @throws {@link VerifyError} naming the file at which something is not in that form */
export function unpackArchive(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  let at = 0
  let last = ''
  while (at + blockBytes <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + blockBytes)
    const name = header.subarray(0, 100).toString('latin1').replace(/\0.*$/s, '')
    const size = Number.parseInt(header.subarray(124, 135).toString('latin1'), 8)
    if (!Number.isSafeInteger(size) || !/^[\x21-\x7e]{1,100}$/.test(name) || name <= last)
      throw new VerifyError(`the archive is broken behind ${last === '' ? 'its beginning' : last}`)
    if (!header.equals(headerOf(name, size))) throw new VerifyError(`the head of ${name} was changed`)
    const start = at + blockBytes
    const end = start + size
    at = end + paddingOf(size)
    if (at > archive.length) throw new VerifyError(`${name} is cut off`)
    if (archive.subarray(end, at).some((byte) => byte !== 0))
      throw new VerifyError(`there is something behind ${name}`)
    files.set(name, archive.subarray(start, end))
    last = name
  }
  if (archive.length - at !== 2 * blockBytes || archive.subarray(at).some((byte) => byte !== 0))
    throw new VerifyError('the end of the archive was changed')
  return files
}

export function paddingOf(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes
}

export function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(blockBytes)
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`
  header.write(name, 0, 'latin1')
  header.write(octal(0o644, 7) + octal(0, 7) + octal(0, 7) + octal(size, 11) + octal(0, 11), 100, 'latin1')
  header.write('        0', 148, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  const sum = header.reduce((all, byte) => all + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}
