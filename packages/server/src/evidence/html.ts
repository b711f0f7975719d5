/** A piece of HTML that is safe as it stands. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | undefined | readonly (string | number | Html | undefined)[]

/** Puts HTML together: everything but other pieces of HTML is text, and is escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((all, string, at) => all + rendered(parts[at - 1]) + string))
}

function rendered(part: Part): string {
  if (part === undefined) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map(rendered).join('')
  return escaped(String(part))
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** A page that stands alone: no script, nothing from elsewhere, reads well on paper. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `.text
}

const style = `
:root { --paper: #fbfaf7; --ink: #1d1c1a; --pale: #6d6a63; --line: #d9d5cb; --red: #b3261e; --green: #24633a }
@media (prefers-color-scheme: dark) { :root { --paper: #191815; --ink: #ece9e1; --pale: #a29d92; --line: #3a3731; --red: #ff8a80; --green: #86c99b } }
@media print { :root { --paper: #fff; --ink: #000; --pale: #444; --line: #bbb; --red: #900; --green: #030 } main { max-width: none } h2 { break-after: avoid } table, pre, li { break-inside: avoid } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 Georgia, 'Times New Roman', serif }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem } h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; border-bottom: 1px solid var(--line) } h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem }
p, ul, ol { margin: .5rem 0 } code, pre, td.m, .m { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace }
pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; border-left: 2px solid var(--line); padding-left: .75rem; margin: .5rem 0 }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 } th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere } th { font-weight: normal; color: var(--pale) } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
td.t { white-space: nowrap; overflow-wrap: normal }
.pale { color: var(--pale) } .more { color: var(--red) } .less { color: var(--green) } .struck { text-decoration: line-through; color: var(--pale) }
svg { width: 100%; height: auto; display: block; margin: .5rem 0 } svg text { font: 11px ui-sans-serif, system-ui, sans-serif; fill: var(--pale) }
`
