import type { Config } from '../../config/model.ts'
import { BackupError, type BackupFault } from '../../store/backup.ts'
import { UsageError } from '../exit-code.ts'

/** The folder of an embedded store. @param instead - PostgreSQL's own tool for the same */
export function embeddedFolder({ store }: Config, instead: string): string {
  if (store.embedded === undefined)
    throw new UsageError(`the store is PostgreSQL, which has tools of its own for this; use ${instead}`)
  return store.embedded.folder
}

/** Tells a person what is wrong with a backup, and what to do. */
export async function inWords<T>(
  work: Promise<T>,
  { file, folder }: { readonly file: string; readonly folder: string },
): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof BackupError)) throw error
    throw new UsageError(words(file, folder)[error.fault])
  }
}

function words(file: string, folder: string): Readonly<Record<BackupFault, string>> {
  return {
    'no-store': `there is no store in ${folder}; check the configuration`,
    'file-exists': `${file} is there already and is never overwritten; choose another name`,
    'store-exists': `there is a store in ${folder}; add --force to give it up for the backup`,
    'store-in-use': `a gateway or a command uses the store in ${folder}; stop it first`,
    'not-a-store': `${file} is no backup of Stet; nothing was changed`,
    damaged: `${file} is damaged; nothing was changed. Take an older backup`,
    'store-damaged': `the store in ${folder} is damaged; stop the gateway and restore the last backup`,
    'newer-version': `${file} was made by a newer version of Stet; install that one`,
  }
}
