import { useMemo, type ReactElement } from 'react'
import { Select } from '../../design/select.tsx'
import { connectorSamples, type ConnectorSample } from './connectors.ts'

const ownSample = 'own'
const nameOf = ({ connector, sample }: ConnectorSample): string => `${connector}/${sample}`

/** The samples of all connectors; each comes with its connector's default policy. */
export function SampleBar({
  value,
  onSample,
}: {
  /** Undefined where the sample is somebody's own. */
  value: ConnectorSample | undefined
  onSample: (sample: ConnectorSample) => void
}): ReactElement {
  const groups = useMemo(
    () =>
      [...new Set(connectorSamples.map(({ connector }) => connector))].map((connector) => ({
        label: connector,
        options: connectorSamples
          .filter((one) => one.connector === connector)
          .map((one) => ({ value: nameOf(one), text: `${connector}: ${one.sample.replaceAll('-', ' ')}` })),
      })),
    [],
  )
  return (
    <Select
      label="Sample and policy"
      value={value === undefined ? ownSample : nameOf(value)}
      onChange={(name) => {
        const found = connectorSamples.find((one) => nameOf(one) === name)
        if (found !== undefined) onSample(found)
      }}
      options={value === undefined ? [{ value: ownSample, text: 'Your own' }] : []}
      groups={groups}
    />
  )
}
