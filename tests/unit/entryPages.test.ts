import { entryPage, kindNames } from '../../src/kinds'

interface AppConfig {
  subPackages: { root: string; pages: string[] }[]
}

test('every page that a document kind is written on is a page of the app', () => {
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  const { subPackages } = require('../../src/app.config').default as AppConfig
  const pages = subPackages.flatMap(({ root, pages }) => pages.map((page) => `/${root}/${page}`))
  const written = kindNames.flatMap((kind) => entryPage(kind) ?? [])
  expect(written.length).toBeGreaterThan(10)
  expect(written.filter((page) => !pages.includes(page))).toEqual([])
})
