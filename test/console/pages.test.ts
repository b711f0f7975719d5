import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, startConsole, type ConsoleStage } from './stage.ts'
import { axeViolations, openWatched, type Watched } from './watched.ts'

if (chromiumPath === undefined) {
  console.warn(
    'console: no Chromium on this machine, so its pages were not tested (apt-get install chromium)',
  )
}

describe.skipIf(chromiumPath === undefined)('the console in a browser', () => {
  let stage: ConsoleStage
  let watched: Watched
  let page: Page

  beforeAll(async () => {
    stage = await startConsole()
  })
  afterAll(() => stage.stop())
  afterEach(() => watched.end())

  const open = async (path: string, options: Parameters<typeof openWatched>[2] = {}): Promise<void> => {
    watched = await openWatched(stage.browser, stage.url, options)
    page = watched.page
    await page.goto(stage.url + path)
  }
  const struck = (): Promise<string[]> => page.locator('.try-proof del').allTextContents()
  const editorText = async (): Promise<string> =>
    (await page.locator('.yaml-editor .cm-line').allTextContents()).join('\n')
  const line = (name: string) =>
    page.locator('.line', { has: page.locator(`.line-before .line-name:has-text('"${name}"')`) })
  const leaves = (name: string): Promise<string> => line(name).locator('.line-after').innerText()
  const openStudio = async (options = {}): Promise<void> => {
    await open('/studio', options)
    await page.getByRole('grid').waitFor()
    await page.locator('.yaml-editor .cm-line').first().waitFor()
  }

  describe('Try it', () => {
    it('is the first page, and says what would be struck in a text that is typed', async () => {
      await open('/')
      await page
        .getByRole('textbox', { name: 'Your text' })
        .fill('Write to jane@example.com.\n\nOr 4111 1111 1111 1111.')
      await page.getByText('2 found').waitFor()
      expect(await struck()).toEqual(['jane@example.com', '4111 1111 1111 1111'])
      const rows = page.getByRole('table').getByRole('row')
      expect(await rows.nth(2).getByRole('cell').allTextContents()).toEqual([
        '4111 1111 1111 1111',
        'credit card',
        'credit-card',
        expect.stringMatching(/^0\.\d\d$|^1\.00$/),
      ])
      await page.getByText('Write to [EMAIL_ADDRESS_1].').waitFor()
      expect(page.url()).toBe(`${stage.url}/try`)
    })

    it('goes by the keyboard alone', async () => {
      await open('/try')
      const sample = page.getByRole('button', { name: 'A webhook in JSON' })
      await sample.waitFor()
      for (
        let steps = 0;
        steps < 20 && !(await sample.evaluate((one) => one === document.activeElement));
        steps += 1
      )
        await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByText('Brunhilde Achterberg').first().waitFor()
      expect(await page.getByLabel('Language and country').inputValue()).toBe('de-DE')
      await expect.poll(struck).toContain('brunhilde.achterberg\\u0040example.com')
    })

    it('reads a file that is dropped on it', async () => {
      await open('/try')
      const dropped = await page.evaluateHandle(() => {
        const transfer = new DataTransfer()
        transfer.items.add(
          new File(['Pay to DE89 3704 0044 0532 0130 00.'], 'note.txt', { type: 'text/plain' }),
        )
        return transfer
      })
      await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped })
      await page.getByText('1 found').waitFor()
      expect(await struck()).toEqual(['DE89 3704 0044 0532 0130 00'])
    })

    it('is empty again when it is cleared', async () => {
      await open('/try')
      await page.getByRole('button', { name: 'A chat with support' }).click()
      await page.getByRole('table').waitFor()
      await page.getByRole('button', { name: 'Clear' }).click()
      await page.getByText('Nothing to read yet').waitFor()
      expect(await page.getByRole('table').count()).toBe(0)
    })
  })

  describe('Policy studio', () => {
    it('shows a sample beside what leaves, what was found, and plain words', async () => {
      await openStudio()
      expect(await line('account_id').locator('del').allTextContents()).toEqual(['"account_id"', '22129848'])
      expect(await leaves('account_id')).toBe('nothing leaves')
      expect(await leaves('status')).toContain('"OPEN"')
      expect(await line('description').locator('mark sup').allTextContents()).toEqual(
        expect.arrayContaining([expect.stringMatching(/^credit card [01]\.\d\d$/)]),
      )
      expect(await page.getByRole('region', { name: 'The policy in plain words' }).innerText()).toContain(
        'detail › requester_id',
      )
    })

    it('writes the treatment that is chosen for a field, and keeps the comments', async () => {
      await openStudio()
      await line('account_id').click()
      await page.getByRole('radio', { name: /^Pseudonym/ }).click()
      await expect.poll(() => leaves('account_id')).toMatch(/"account_id": \d+,/)
      expect(await leaves('account_id')).not.toContain('22129848')
      await page
        .locator('.yaml-editor .cm-line', { hasText: '$.account_id: { pseudonymize: integer }' })
        .waitFor()
      await page.getByText('More may leave').waitFor()
      await line('account_id').click()
      expect(await page.getByRole('radio', { name: /^Pseudonym/ }).getAttribute('aria-checked')).toBe('true')
      await page.getByRole('radio', { name: /^Not listed/ }).click()
      await expect.poll(() => leaves('account_id')).toBe('nothing leaves')
      await expect.poll(() => page.getByText('More may leave').count()).toBe(0)
    })

    it('goes by the keyboard alone, and undoes', async () => {
      await openStudio()
      await line('account_id').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await page.getByRole('radio', { name: /^Not listed/ }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect.poll(() => leaves('account_id')).toContain('[ID_1]')
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')
      expect(await page.getByRole('radio').count()).toBe(0)
      await page.locator('.yaml-editor .cm-content').focus()
      await page.keyboard.press('Control+z')
      await expect.poll(() => leaves('account_id')).toBe('nothing leaves')
    })

    it('says where the policy is wrong while it is typed, and keeps the last good one in sight', async () => {
      await openStudio()
      await page.locator('.yaml-editor .cm-line', { hasText: 'receive: webhook' }).first().click()
      await page.keyboard.press('End')
      await page.keyboard.type('s')
      const problem = page.locator('.problems button').first()
      await problem.waitFor()
      expect(await problem.innerText()).toMatch(/^12:\d+ /)
      expect(await leaves('status')).toContain('"OPEN"')
      await page.keyboard.press('Control+Home')
      await problem.click()
      await page.keyboard.press('End')
      await page.keyboard.press('Backspace')
      await expect.poll(() => page.locator('.problems button').count()).toBe(0)
    })

    it('completes what the schema knows', async () => {
      await openStudio()
      await page.locator('.yaml-editor .cm-line', { hasText: '$.time:' }).click()
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
      await page.keyboard.type('$.odd: { pse')
      await page.getByRole('option', { name: 'pseudonymize' }).click()
      await expect.poll(editorText).toContain('$.odd: { pseudonymize: ')
    })

    it('takes a sample that is pasted or dropped', async () => {
      await openStudio()
      await page.getByRole('button', { name: 'Paste a sample' }).click()
      await page
        .getByRole('textbox', { name: 'Your sample, in JSON' })
        .fill('{"detail": {"status": "NEW", "mine": 1}}')
      await page.getByRole('button', { name: 'Show what leaves' }).click()
      await expect.poll(() => leaves('mine')).toBe('nothing leaves')
      const dropped = await page.evaluateHandle(() => {
        const transfer = new DataTransfer()
        transfer.items.add(new File(['{"detail": {"theirs": 1}, "broken"'], 'sample.json'))
        return transfer
      })
      await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped })
      await page.getByText(/It is at byte \d+ of the sample/).waitFor()
    })

    it('opens every sample of every connector with its policy', async () => {
      await openStudio()
      const menu = page.getByLabel('Sample and policy')
      const names = await menu
        .locator('option')
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
      expect(names.length).toBeGreaterThan(40)
      for (const name of [
        'stripe/charge-succeeded',
        'fhir-r4/patient',
        'slack/message',
        'generic-json/records',
      ]) {
        await menu.selectOption(name)
        await expect.poll(() => page.locator('.key').innerText()).toMatch(/stand/)
        expect(await page.locator('.problems button').count()).toBe(0)
      }
    })

    it('stays whole with a sample of thousands of lines', async () => {
      await openStudio()
      const rows = Array.from({ length: 3000 }, (_, at) => ({ id: at, email: `p${at}@example.com` }))
      await page.getByRole('button', { name: 'Paste a sample' }).click()
      await page.getByRole('textbox', { name: 'Your sample, in JSON' }).fill(JSON.stringify({ rows }))
      await page.getByRole('button', { name: 'Show what leaves' }).click()
      await page.locator('.line').first().waitFor()
      await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('12004')
      expect(await page.locator('.line').count()).toBeLessThan(200)
      await page.locator('.line[tabindex="0"]').focus()
      await page.keyboard.press('End')
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent))
        .toContain('p2999@example.com')
    })
  })

  describe('around the pages', () => {
    it('goes back and forward, and says where nothing stands', async () => {
      await open('/try')
      await page.getByRole('link', { name: 'About this page' }).click()
      await page.getByRole('heading', { name: 'About this page' }).waitFor()
      expect(await page.title()).toBe('About this page · Stet')
      await page.goBack()
      await page.getByRole('heading', { name: 'Try it' }).waitFor()
      await page.goForward()
      await page.getByRole('heading', { name: 'About this page' }).waitFor()
      await page.goto(`${stage.url}/nowhere`)
      await page.getByText('Nothing stands here').waitFor()
    })

    it('keeps the choice of light or dark', async () => {
      await open('/try')
      await page.getByLabel('Appearance').selectOption('dark')
      const paper = (): Promise<string> =>
        page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
      const dark = await paper()
      await page.reload()
      await page.getByLabel('Appearance').waitFor()
      expect(await paper()).toBe(dark)
      await page.getByLabel('Appearance').selectOption('light')
      expect(await paper()).not.toBe(dark)
    })
  })

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each([1280, 360])('every page is accessible and fits %i px', async (width) => {
      await openStudio({ colorScheme, viewport: { width, height: 800 } })
      const check = async (): Promise<void> => {
        expect(await axeViolations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
      await check()
      await line('status').click()
      await page.getByRole('radio').first().waitFor()
      await check()
      await page.getByRole('radio', { name: /^Strike/ }).click()
      await page.getByText('Less leaves').waitFor()
      await check()
      await page.locator('.yaml-editor .cm-line', { hasText: 'receive: webhook' }).first().click()
      await page.keyboard.press('End')
      await page.keyboard.type('s')
      await page.locator('.problems button').first().waitFor()
      await check()
      for (const path of ['/try', '/about', '/nowhere']) {
        await page.goto(stage.url + path)
        await page.getByRole('heading').first().waitFor()
        await check()
      }
      await page.goto(`${stage.url}/try`)
      await page.getByRole('button', { name: 'An e-mail in HTML' }).click()
      await page.getByRole('table').waitFor()
      await check()
    })
  })

  it('opens "Try it" from the disk, and asks nobody for anything', async () => {
    const address = pathToFileURL(stage.staticPage).href
    watched = await openWatched(stage.browser, address)
    page = watched.page
    await page.goto(address)
    await page.getByRole('textbox', { name: 'Your text' }).fill('Call Jane Doe at (212) 555-0142')
    await page.getByText('2 found').waitFor()
    expect(await axeViolations(page)).toEqual([])
  })
})
