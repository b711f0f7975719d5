import { z } from 'zod'

/** What a person is told to write instead. */
export const says = (instead: string): { error: () => string } => ({ error: () => instead })

/** An object without other keys; they are named when there is one, so that the nearest can be suggested. */
export function keyed<Shape extends z.ZodRawShape>(
  shape: Shape,
  instead: string,
): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `keys: ${Object.keys(shape).join(', ')}` : instead,
  })
}
