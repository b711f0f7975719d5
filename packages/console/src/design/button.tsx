import type { ComponentProps, ReactElement } from 'react'

export interface ButtonProps extends ComponentProps<'button'> {
  /** `quiet` stands back until it is pointed at. */
  readonly look?: 'plain' | 'quiet'
}

export function Button({ look = 'plain', ...rest }: ButtonProps): ReactElement {
  return <button type="button" className="button" data-look={look} {...rest} />
}
