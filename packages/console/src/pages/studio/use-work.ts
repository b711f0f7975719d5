import { useCallback, useEffect, useState } from 'react'
import { connectorSamples, loadSample, type ConnectorSample } from './connectors.ts'

/** What lies on the desk. */
export interface Work {
  readonly policy: string
  /** The policy as it was opened. */
  readonly base: string | undefined
  /** Raised where another policy was put on the desk. */
  readonly revision: number
  readonly sample: string
  readonly route: string | undefined
  /** Undefined where the sample is somebody's own. */
  readonly opened: ConnectorSample | undefined
  readonly setPolicy: (policy: string) => void
  readonly setSample: (sample: string) => void
  readonly setRoute: (route: string) => void
  /** Puts a connector's sample and default policy on the desk; the policy only where another connector's lay there. */
  readonly open: (sample: ConnectorSample) => void
}

const first = connectorSamples.find(
  ({ connector, sample }) => connector === 'zendesk' && sample === 'ticket-created',
)

export function useWork(): Work {
  const [policy, setPolicy] = useState('')
  const [base, setBase] = useState<string>()
  const [revision, setRevision] = useState(0)
  const [sample, setSample] = useState('')
  const [route, setRoute] = useState<string>()
  const [opened, setOpened] = useState<ConnectorSample | undefined>(first ?? connectorSamples[0])
  const [policyOf, setPolicyOf] = useState<string>()
  useEffect(() => {
    if (opened === undefined) return
    let isCurrent = true
    void loadSample(opened).then((loaded) => {
      if (!isCurrent) return
      setSample(loaded.text)
      setRoute(loaded.route)
      setPolicyOf(opened.connector)
      if (policyOf === opened.connector) return
      setPolicy(loaded.policy)
      setBase(loaded.policy)
      setRevision((before) => before + 1)
    })
    return () => {
      isCurrent = false
    }
    // Whose policy it is changes with what is opened alone.
  }, [opened])
  const setOwn = useCallback((text: string) => {
    setOpened(undefined)
    setSample(text)
  }, [])
  return {
    policy,
    base,
    revision,
    sample,
    route,
    opened,
    setPolicy,
    setSample: setOwn,
    setRoute,
    open: setOpened,
  }
}
