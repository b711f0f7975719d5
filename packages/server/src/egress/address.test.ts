import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAddressGuard } from './address-guard.ts'
import { classifyAddress } from './address.ts'
import { readDestinationUrl } from './destination-url.ts'

const open = createAddressGuard()

/** Addresses that must not be reached, by what they are. */
const refused: Readonly<Record<string, readonly string[]>> = {
  unspecified: ['0.0.0.0', '0.1.2.3', '::'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  private: [
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    'fc00::1',
    'fdff::1',
  ],
  'link-local': ['169.254.0.1', '169.254.255.255', 'fe80::1', 'febf::1', 'fe80::1%eth0'],
  'site-local': ['fec0::1'],
  'carrier-grade NAT': ['100.64.0.1', '100.127.255.255'],
  NAT64: ['64:ff9b::8.8.8.8', '64:ff9b::a00:1', '64:ff9b:1::808:808', '64:ff9b:1:ffff::1'],
  '6to4': ['2002:a00:1::1', '2002:808:808::1', '192.88.99.1'],
  Teredo: ['2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001::1'],
  'IPv4-mapped': ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1'],
  'IPv4-compatible': ['::127.0.0.1', '::8.8.8.8', '::2'],
  'IPv4-translated': ['::ffff:0:127.0.0.1'],
  broadcast: ['255.255.255.255'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
  documentation: ['192.0.2.1', '198.51.100.7', '203.0.113.9', '2001:db8::1', '3fff::1'],
  benchmark: ['198.18.0.1', '198.19.255.255', '2001:2::1'],
  reserved: [
    '192.0.0.1',
    '240.0.0.1',
    '254.1.1.1',
    '2001:10::1',
    '2001:20::1',
    '100::1',
    '4000::1',
    '5f00::1',
    'a000::1',
  ],
  metadata: ['169.254.169.254', '168.63.129.16', '100.100.100.200', '192.0.0.192', 'fd00:ec2::254'],
  'no address': [
    '',
    'localhost',
    '127.1',
    '0177.0.0.1',
    '0x7f.0.0.1',
    '2130706433',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '::g',
    '1.2.3.4 ',
  ],
}

describe('an address', () => {
  it.each(Object.entries(refused))('%s: not reached', (_what, addresses) => {
    for (const address of addresses) {
      expect(open.isAllowed('vendor.example', address), address).toBe(false)
      expect(() => open.check('vendor.example', ['93.184.215.14', address])).toThrow('is not public')
    }
  })

  it('that is public is reached', () => {
    const good = [
      '1.1.1.1',
      '8.8.8.8',
      '93.184.215.14',
      '172.15.255.255',
      '172.32.0.1',
      '100.63.255.255',
      '100.128.0.1',
      '192.169.0.1',
      '2606:4700:4700::1111',
      '2a00:1450:4001::1',
      '2001:4860:4860::8888',
    ]
    for (const address of good) expect(classifyAddress(address)).toEqual({ kind: 'public' })
    expect(() => open.check('vendor.example', good)).not.toThrow()
    expect(() => open.check('vendor.example', [])).toThrow('is not public')
  })

  it('says which IPv4 address it stands for', () => {
    expect(classifyAddress('64:ff9b::10.1.2.3').embedded).toBe('10.1.2.3')
    expect(classifyAddress('2002:c0a8:101::1').embedded).toBe('192.168.1.1')
    expect(classifyAddress('::ffff:10.1.2.3').embedded).toBe('10.1.2.3')
    // The example of RFC 4380, section 4
    expect(classifyAddress('2001:0:4136:e378:8000:63bf:3fff:fdd2').embedded).toBe('192.0.2.45')
  })

  it('of the private ranges is refused in every spelling that the URL parser reads', () => {
    const spelled = (a: number, b: number, c: number, d: number): string[] => {
      const whole = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
      const low = (c << 8) | d
      return [
        String(whole),
        `0x${whole.toString(16)}`,
        `0${whole.toString(8)}`,
        `0x${a.toString(16)}.0${b.toString(8)}.${low}`,
        `${a}.${(b << 16) | low}`,
        `${a}.${b}.${c}.${d}.`,
        `[::ffff:${a}.${b}.${c}.${d}]`,
        `[64:ff9b::${a}.${b}.${c}.${d}]`,
      ]
    }
    const byte = fc.integer({ min: 0, max: 255 })
    const first = fc.constantFrom([10], [127], [192, 168], [169, 254], [172, 20], [0])
    fc.assert(
      fc.property(first, byte, byte, byte, (start, ...rest) => {
        const [a, b, c, d] = [...start, ...rest] as [number, number, number, number]
        for (const host of spelled(a, b, c, d)) {
          expect(() => readDestinationUrl(`https://${host}/hooks`, open), host).toThrow('is not public')
        }
      }),
    )
  })
})

describe('the list of what is meant', () => {
  it('opens exact addresses, ranges and names, and nothing beside them', () => {
    const guard = createAddressGuard(['10.1.0.0/16', '192.168.7.7', 'fd12::/32', 'Intranet.Example.'])
    expect(guard.isAllowed('vendor.example', '10.1.255.255')).toBe(true)
    expect(guard.isAllowed('vendor.example', '10.2.0.0')).toBe(false)
    expect(guard.isAllowed('vendor.example', '192.168.7.7')).toBe(true)
    expect(guard.isAllowed('vendor.example', '192.168.7.8')).toBe(false)
    expect(guard.isAllowed('vendor.example', 'fd12::9')).toBe(true)
    expect(guard.isAllowed('vendor.example', 'fd13::9')).toBe(false)
    expect(guard.isAllowed('intranet.example', '10.9.9.9')).toBe(true)
    expect(guard.isAllowed('sub.intranet.example', '10.9.9.9')).toBe(false)
  })

  it('opens a metadata service only by its exact address', () => {
    for (const list of [
      ['169.254.0.0/16'],
      ['0.0.0.0/0'],
      ['vendor.example'],
      ['metadata.google.internal'],
    ]) {
      const guard = createAddressGuard(list)
      expect(guard.isAllowed(list[0]!, '169.254.169.254')).toBe(false)
    }
    expect(createAddressGuard(['169.254.169.254']).isAllowed('x', '169.254.169.254')).toBe(true)
  })

  it('opens a NAT64 prefix without opening private IPv4 through it', () => {
    const guard = createAddressGuard(['64:ff9b::/96'])
    expect(guard.isAllowed('vendor.example', '64:ff9b::8.8.8.8')).toBe(true)
    for (const hidden of ['10.0.0.1', '127.0.0.1', '169.254.169.254']) {
      expect(guard.isAllowed('vendor.example', `64:ff9b::${hidden}`)).toBe(false)
    }
    const local = createAddressGuard(['64:ff9b:1:2::/96'])
    expect(local.isAllowed('vendor.example', '64:ff9b:1:2::8.8.8.8')).toBe(true)
    expect(local.isAllowed('vendor.example', '64:ff9b:1:2::10.0.0.1')).toBe(false)
    const short = createAddressGuard(['64:ff9b:1::/48', '2002::/16', '::/0', 'vendor.example'])
    for (const address of ['64:ff9b:1:2::8.8.8.8', '2002:808:808::1', '64:ff9b::8.8.8.8', '::ffff:8.8.8.8']) {
      expect(short.isAllowed('vendor.example', address), address).toBe(false)
    }
  })
})

describe('the URL of a destination', () => {
  it('is https, and http only to a listed host', () => {
    const guard = createAddressGuard(['10.1.0.0/16', 'helpdesk.internal'])
    for (const good of [
      'https://vendor.example/hooks?tenant=1',
      'http://10.1.2.3:8080/x',
      'http://helpdesk.internal/',
      'https://1.1.1.1/',
      'https://[2606:4700:4700::1111]/',
    ]) {
      expect(readDestinationUrl(good, guard).href).toBe(good)
    }
    for (const bad of [
      'http://vendor.example/',
      'http://1.1.1.1/',
      'ftp://vendor.example/',
      'file:///etc/passwd',
      'https://user@vendor.example/',
      'https://user:word@vendor.example/',
      'https://vendor.example/#part',
      'vendor.example',
      '',
      'https://',
      'https://256.256.256.256/',
    ]) {
      expect(() => readDestinationUrl(bad, guard), bad).toThrow('has to be an https address')
    }
  })
})
