import { cs } from './cs.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { sv } from './sv.ts'
import type { TemplateSet } from './template-set.ts'
import { tr } from './tr.ts'

/** All template sets, English first. */
export const templateSets: readonly TemplateSet[] = [en, de, fr, es, it, pt, nl, sv, pl, tr, cs]
