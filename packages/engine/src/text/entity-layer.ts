import { decodeHTML } from 'entities'
import { encodeHtml } from './html-layer.ts'
import { ViewBuilder, type TextView } from './text-view.ts'

/** A character reference, also one that lacks its semicolon as browsers allow; no name is longer. */
const reference = /&(?:#[0-9]{1,8};?|#x[\da-f]{1,7};?|[a-z][a-z\d]{1,31};?)/gi

/** Reads `&#74;ane` and `O&apos;Brien` as browsers do. Gives the view itself back where there is nothing to read. */
export function readEntities(view: TextView): TextView {
  const { text } = view
  if (!text.includes('&')) return view
  let builder: ViewBuilder | undefined
  let copied = 0
  for (const { 0: written, index } of text.matchAll(reference)) {
    const read = decodeHTML(written)
    if (read === written) continue
    builder ??= new ViewBuilder(view)
    builder.copy(copied, index)
    builder.decode(read, index, index + written.length)
    copied = index + written.length
  }
  if (builder === undefined) return view
  builder.copy(copied, text.length)
  const isHtml = view.encoders.includes(encodeHtml)
  return builder.build(isHtml ? {} : { encoder: encodeHtml })
}
