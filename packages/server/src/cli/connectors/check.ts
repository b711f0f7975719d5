import { stat } from 'node:fs/promises'
import { checkSamples, loadConnector } from '../../connector/load-connector.ts'
import { exitCode } from '../exit-code.ts'
import { testKey } from '../policy/test/test-key.ts'

/** Carries `stet connectors check` out; sets the exit status. Files between the folders (`connectors/*`) are passed over. */
export async function runCheckConnectors(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    if ((await stat(folder)).isFile()) continue
    const { loaded, problems } = await loadConnector(folder)
    const all = loaded === undefined ? problems : await checkSamples(loaded, testKey())
    if (loaded !== undefined && all.length === 0) {
      const { samples } = loaded
      const planted = samples.reduce((sum, sample) => sum + sample.planted.length, 0)
      process.stdout.write(
        `${folder}: good (${loaded.connector.catalogue.length} addresses; ${samples.length} samples, ${planted} planted values, none leaves)\n`,
      )
      continue
    }
    process.exitCode = exitCode.policy
    process.stdout.write(`${all.join('\n')}\n`)
  }
}
