import type { PolicyPlace } from '@stet/engine'

/** What a page may ask of the editor. */
export interface EditorHandle {
  /** Writes as if it were typed, so that it can be undone. */
  edit(change: { readonly from: number; readonly to: number; readonly insert: string }): void
  /** Puts the cursor somewhere. */
  show(place: PolicyPlace): void
}
