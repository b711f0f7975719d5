import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLayers, targetsOf, type Room } from '../../scripts/layers/layers.ts'
import { provesItBites, runGateOn } from '../../scripts/layers/plant.ts'

const layers = readLayers(join(import.meta.dirname, '../../layers.json'))

/** A file that stands in a room. */
function fileIn(room: Room): string {
  return room.folder === undefined ? (room.files?.[0] as string) : `${room.folder}/planted.ts`
}

function mayImport(from: Room, to: Room): boolean {
  return (
    from === to || from.mayImport.some((name) => new RegExp(targetsOf(layers, from, name)).test(fileIn(to)))
  )
}

describe('the layer gate', () => {
  it('sees each planted breach and refuses nothing else', async () => {
    const proof = await provesItBites(layers)
    expect(proof.missed).toEqual([])
    expect(proof.wrong).toEqual([])
    expect(proof.count).toBeGreaterThan(5)
  })

  it('refuses exactly the pairs of rooms that layers.json does not list', async () => {
    const files: Record<string, string> = {
      'packages/engine/package.json': '{ "name": "@stet/engine", "type": "module" }',
      'packages/server/package.json': '{ "name": "stet", "type": "module" }',
    }
    for (const from of layers.rooms) {
      const imports = layers.rooms
        .filter((to) => to !== from)
        .map((to, index) => `import type { A as A${index} } from '${upTo(fileIn(from))}${fileIn(to)}'`)
      files[fileIn(from)] = `${imports.join('\n')}\nexport type A = 1\n`
    }
    const refused = (await runGateOn(layers, files)).filter((line) => line.startsWith('room:'))
    const wanted = layers.rooms.flatMap((from) =>
      layers.rooms
        .filter((to) => !mayImport(from, to))
        .map((to) => `room:${from.name}: ${fileIn(from)} -> ${fileIn(to)}`),
    )
    expect(refused.toSorted()).toEqual(wanted.toSorted())
    expect(wanted.length).toBeGreaterThan(100)
  })

  it('gives no room of another package more than the engine’s index', () => {
    const cli = layers.rooms.find((room) => room.name === 'cli') as Room
    expect(targetsOf(layers, cli, 'engine')).toBe('^packages/engine/src/index\\.ts$')
    expect(() => targetsOf(layers, cli, 'policy')).toThrow('which it cannot')
  })
})

function upTo(file: string): string {
  return '../'.repeat(file.split('/').length - 1)
}
