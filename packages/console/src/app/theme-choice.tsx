import { useEffect, useState, type ReactElement } from 'react'
import { Select } from '../design/select.tsx'

const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

const words: Readonly<Record<Theme, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** Chooses light or dark, and keeps it in this browser where that is allowed. */
export function ThemeChoice(): ReactElement {
  const [theme, setTheme] = useState<Theme>(kept)
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
    try {
      localStorage.setItem('stet-theme', theme)
    } catch {
      // It is asked again the next time.
    }
  }, [theme])
  return (
    <Select
      label="Appearance"
      isQuiet
      value={theme}
      onChange={(value) => {
        setTheme(themes.find((one) => one === value) ?? 'system')
      }}
      options={themes.map((value) => ({ value, text: words[value] }))}
    />
  )
}

function kept(): Theme {
  try {
    return themes.find((one) => one === localStorage.getItem('stet-theme')) ?? 'system'
  } catch {
    return 'system'
  }
}
