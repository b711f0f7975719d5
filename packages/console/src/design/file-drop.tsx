import { useState, type DragEvent, type ReactElement, type ReactNode } from 'react'

export interface FileDropProps {
  readonly words: string
  readonly onText: (text: string, name: string) => void
  /** A file that is larger is refused. */
  readonly bytesMax: number
  readonly onRefused: (words: string) => void
  readonly children: ReactNode
}

/** Takes a file that is dropped on it; it is read here and goes nowhere. */
export function FileDrop({ words, onText, bytesMax, onRefused, children }: FileDropProps): ReactElement {
  const [isOver, setIsOver] = useState(false)
  const take = (event: DragEvent): void => {
    event.preventDefault()
    setIsOver(false)
    const file = event.dataTransfer.files[0]
    if (file === undefined) return
    if (file.size > bytesMax)
      onRefused(`This file is larger than ${Math.round(bytesMax / 1_048_576)} MiB. Use "stet redact" for it.`)
    else void file.text().then((text) => onText(text, file.name))
  }
  return (
    <div
      className="drop"
      data-over={isOver ? '' : undefined}
      data-words={words}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => {
        setIsOver(false)
      }}
      onDrop={take}
    >
      {children}
    </div>
  )
}
